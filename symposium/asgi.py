"""ASGI: pages by Django, sockets by the live layer."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "symposium.settings")

pages = get_asgi_application()

# The live layer needs loaded apps, so its import follows Django's start.
from channels.routing import ProtocolTypeRouter  # noqa: E402

from streaming.live.routing import sockets  # noqa: E402
from symposium.lib.bodies import BoundedBodies  # noqa: E402

application = ProtocolTypeRouter({"http": BoundedBodies(pages), "websocket": sockets})
