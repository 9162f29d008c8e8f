from django.apps import AppConfig


class BroadcastConfig(AppConfig):
    name = "streaming.broadcast"
