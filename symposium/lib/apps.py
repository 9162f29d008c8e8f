from django.apps import AppConfig


class LibConfig(AppConfig):
    name = "symposium.lib"
    label = "lib"
