"""An application that shows what our Daphne offers: it does as the browser says.

`size:N` answers with a frame of N bytes through the writer, `pending` with what has not left,
`flood:N` writes N frames of 16 kB without waiting and then tells how many bytes wait.
"""

import sys
from typing import Any

import django

django.setup()

from daphne.endpoints import build_endpoint_description_strings  # noqa: E402

from streaming.live.daphne import LiveServer  # noqa: E402
from streaming.live.frames import Frame  # noqa: E402
from streaming.live.writers import EXTENSION  # noqa: E402


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.accept"})
    writer = scope["extensions"][EXTENSION]
    while (event := await receive())["type"] == "websocket.receive":
        verb, _, number = event["text"].partition(":")
        if verb == "size":
            writer.write(Frame(b"x" * int(number)))
        elif verb == "flood":
            for _ in range(int(number)):
                writer.write(Frame(b"y" * 16_384))
        writer.write(Frame(str(writer.pending()).encode()))


if __name__ == "__main__":
    host, port = "127.0.0.1", int(sys.argv[1])
    endpoints = build_endpoint_description_strings(host=host, port=port)
    LiveServer(application, endpoints=endpoints).run()
