from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DocumentsConfig(AppConfig):
    name = "registration.documents"

    def ready(self) -> None:
        from registration import handing_over, lacking, timeline
        from registration.documents import actions, guards, history, passports, personal_data

        personal_data.register()
        timeline.register(history.of)
        lacking.register(passports.lacking)
        handing_over.register(actions.forget_person)
        post_migrate.connect(guards.install, sender=self)
