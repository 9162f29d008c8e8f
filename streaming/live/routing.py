"""Addresses of sockets. Only our own hosts may open one: a browser names its page's origin."""

from channels.routing import URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.urls import path

from streaming.live.consumer import live

sockets = AllowedHostsOriginValidator(
    URLRouter([path("ws/live/<slug:edition>/<slug:stage>/", live)])  # type: ignore[arg-type]  # an ASGI application, as Channels takes it
)
