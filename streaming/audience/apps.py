from django.apps import AppConfig


class AudienceConfig(AppConfig):
    name = "streaming.audience"
