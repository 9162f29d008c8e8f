from django.apps import AppConfig


class ProgramConfig(AppConfig):
    name = "symposium.program"
