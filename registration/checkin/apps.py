from django.apps import AppConfig


class CheckinConfig(AppConfig):
    name = "registration.checkin"

    def ready(self) -> None:
        from registration.checkin import figures, personal_data, timeline

        figures.register()
        timeline.register()
        personal_data.register()
