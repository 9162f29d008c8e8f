"""An application that shows the writer that a server offers: it does as the browser says.

`size:N` answers with a frame of N bytes through the writer, `pending` with what has not left,
`flood:N` writes N frames of 16 kB without waiting and then tells how many bytes wait.
"""

import sys
from typing import Any

import django

django.setup()

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


def serve_on_daphne(port: int) -> None:
    from daphne.endpoints import build_endpoint_description_strings

    from streaming.live.daphne import LiveServer

    endpoints = build_endpoint_description_strings(host="127.0.0.1", port=port)
    LiveServer(application, endpoints=endpoints).run()


def serve_on_uvicorn(port: int) -> None:
    import uvicorn

    from streaming.live.uvicorn import LiveProtocol

    uvicorn.run(
        application, port=port, ws=LiveProtocol, ws_per_message_deflate=False, lifespan="off"
    )


if __name__ == "__main__":
    serve = {"daphne": serve_on_daphne, "uvicorn": serve_on_uvicorn}[sys.argv[1]]
    serve(int(sys.argv[2]))
