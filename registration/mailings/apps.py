from django.apps import AppConfig


class MailingsConfig(AppConfig):
    name = "registration.mailings"

    def ready(self) -> None:
        from registration import letters, timeline
        from registration.mailings import office, personal_data

        letters.register(office)
        timeline.register(office.entries)
        personal_data.register()
