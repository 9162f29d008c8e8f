from django.apps import AppConfig


class ExhibitionConfig(AppConfig):
    name = "symposium.exhibition"
