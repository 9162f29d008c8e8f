"""The reference: a consumer as Channels' documentation has it, on Daphne, with Redis pub/sub.

Kept as simple as it is usually written, so that the hub can be compared with it on any machine.
"""

import json
import sys
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import ProtocolTypeRouter
from daphne.endpoints import build_endpoint_description_strings
from daphne.server import Server

GROUP = "stage"


class StageConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # Channels has no types
    async def connect(self) -> None:
        await self.channel_layer.group_add(GROUP, self.channel_name)
        await self.accept()
        await self.send(text_data=json.dumps({"type": "board"}))

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard(GROUP, self.channel_name)

    async def stage_event(self, event: dict[str, Any]) -> None:
        await self.send(text_data=json.dumps(event["content"]))


if __name__ == "__main__":
    import django

    django.setup()
    Server(
        ProtocolTypeRouter({"websocket": StageConsumer.as_asgi()}),
        endpoints=build_endpoint_description_strings(host="127.0.0.1", port=int(sys.argv[1])),
    ).run()
