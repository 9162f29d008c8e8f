from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DocumentsConfig(AppConfig):
    name = "registration.documents"

    def ready(self) -> None:
        from registration.documents import guards

        post_migrate.connect(guards.install, sender=self)
