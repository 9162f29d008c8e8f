from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    name = "registration"

    def ready(self) -> None:
        # Models are there only now.
        from registration import institutions
        from symposium.institutions import merging

        merging.register(institutions.mend)
