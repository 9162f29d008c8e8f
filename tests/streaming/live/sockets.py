"""A browser's end of a socket, for tests."""

import json
from typing import Any, Protocol

from channels.testing import WebsocketCommunicator

from symposium.asgi import application
from symposium.lib import viewers

HOST = b"testserver"


class Connects(Protocol):
    async def __call__(self, path: str = "live/2021/main/", **options: str | bytes) -> "Socket": ...


class Socket:
    """`path` is below `/ws/`. `query` follows the address; `viewer` is a viewer's token,
    `session` a session key."""

    def __init__(
        self,
        path: str,
        *,
        query: str = "",
        viewer: str = "",
        session: str = "",
        origin: bytes = b"http://testserver",
    ) -> None:
        cookies = [f"{viewers.COOKIE}={viewer}"] * bool(viewer)
        cookies += [f"sessionid={session}"] * bool(session)
        headers = [(b"host", HOST), (b"origin", origin), (b"cookie", "; ".join(cookies).encode())]
        self._communicator: Any = WebsocketCommunicator(
            application, f"/ws/{path}?{query}", headers=headers
        )
        self.is_open = False

    async def open(self) -> None:
        self.is_open, _protocol = await self._communicator.connect(timeout=5)

    async def say(self, message: object) -> None:
        text = message if isinstance(message, str) else json.dumps(message)
        await self._communicator.send_to(text_data=text)

    async def say_bytes(self, data: bytes) -> None:
        await self._communicator.send_to(bytes_data=data)

    async def hear(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(await self._communicator.receive_from(timeout=5))
        return message

    async def hear_any(self, seconds: float) -> dict[str, Any]:
        """As `hear`, for what may take longer."""
        text = await self._communicator.receive_from(timeout=seconds)
        message: dict[str, Any] = json.loads(text)
        return message

    async def hear_until(self, type_: str) -> dict[str, Any]:
        """The next message of a type; those before it are dropped."""
        while (message := await self.hear())["type"] != type_:
            pass
        return message

    async def hears_nothing(self, seconds: float = 0.4) -> bool:
        return bool(await self._communicator.receive_nothing(timeout=seconds))

    async def ended_with(self) -> int:
        """The code of the socket's end; what is heard before it is dropped."""
        while (output := await self._communicator.receive_output(timeout=5))[
            "type"
        ] != "websocket.close":
            pass
        return int(output["code"])

    async def close(self) -> None:
        await self._communicator.disconnect()
