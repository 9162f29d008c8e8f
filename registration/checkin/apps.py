from django.apps import AppConfig


class CheckinConfig(AppConfig):
    name = "registration.checkin"

    def ready(self) -> None:
        from registration.checkin import personal_data, timeline

        timeline.register()
        personal_data.register()
