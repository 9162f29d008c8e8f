from django.apps import AppConfig


class AudienceConfig(AppConfig):
    name = "streaming.audience"

    def ready(self) -> None:
        from registration import attendance
        from streaming.audience import personal_data, watch_time

        personal_data.register()
        attendance.register("online", watch_time.intervals)
