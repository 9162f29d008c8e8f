from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "symposium.accounts"

    def ready(self) -> None:
        from symposium.accounts import guards, personal_data

        post_migrate.connect(guards.install, sender=self)
        personal_data.register()
