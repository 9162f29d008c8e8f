from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ProgramConfig(AppConfig):
    name = "symposium.program"

    def ready(self) -> None:
        from symposium.program import guards, guards_of_releases, personal_data

        post_migrate.connect(guards.install, sender=self)
        post_migrate.connect(guards_of_releases.install, sender=self)
        personal_data.register()
