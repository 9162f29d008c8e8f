from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    name = "registration"

    def ready(self) -> None:
        # Models are there only now.
        from registration import institutions, personal_data, story
        from symposium.institutions import merging

        merging.register(institutions.mend)
        personal_data.register()
        story.register()
