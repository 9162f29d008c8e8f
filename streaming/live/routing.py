"""Addresses of sockets. Only our own hosts may open one: a browser names its page's origin."""

from channels.routing import URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.urls import path, re_path

from streaming.live.consumer import live, nowhere
from streaming.live.draft_consumer import draft

sockets = AllowedHostsOriginValidator(
    URLRouter(
        [
            # An ASGI application each, which Channels takes where Django has a view.
            path("ws/live/<slug:edition>/<slug:stage>/", live),  # type: ignore[arg-type]
            path("ws/program/<slug:edition>/", draft),  # type: ignore[arg-type]
            re_path("", nowhere),  # type: ignore[arg-type]
        ]
    )
)
