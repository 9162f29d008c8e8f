from django.apps import AppConfig


class InstitutionsConfig(AppConfig):
    name = "symposium.institutions"
