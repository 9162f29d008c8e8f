from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ProgramConfig(AppConfig):
    name = "symposium.program"

    def ready(self) -> None:
        from symposium.program import guards

        post_migrate.connect(guards.install, sender=self)
