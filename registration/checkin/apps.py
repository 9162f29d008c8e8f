from django.apps import AppConfig


class CheckinConfig(AppConfig):
    name = "registration.checkin"

    def ready(self) -> None:
        from registration.checkin import timeline

        timeline.register()
