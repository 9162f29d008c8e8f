from django.apps import AppConfig


class AudienceConfig(AppConfig):
    name = "streaming.audience"

    def ready(self) -> None:
        from streaming.audience import personal_data

        personal_data.register()
