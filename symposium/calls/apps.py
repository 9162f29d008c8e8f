from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "symposium.calls"

    def ready(self) -> None:
        from symposium.calls import personal_data

        personal_data.register()
