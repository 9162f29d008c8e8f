from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "symposium.privacy"

    def ready(self) -> None:
        from symposium.privacy import personal_data

        personal_data.register()
