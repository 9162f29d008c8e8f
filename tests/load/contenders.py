"""What the fan-out is measured on: the hub on three servers, a stock consumer, nginx with nchan."""

import asyncio
import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tests.load.measuring import Result, measure

ROOT = Path(__file__).resolve().parents[2]
STAGE = "2021/main"
CONTENT = {"type": "bench", "text": "x" * 380}
PREFIX = "bench"
SETTLE_SECONDS = 3.0
"""A server tidies up its memory shortly after its start."""


class Run(Protocol):
    def __call__(self, redis_url: str, folder: Path, *, sockets: int, rounds: int) -> "Result": ...


def hub_run(command: list[str]) -> Run:
    """The hub on a server that the command starts."""

    def run(redis_url: str, folder: Path, *, sockets: int, rounds: int) -> Result:
        from symposium.lib.eventlog import RedisLog

        log = RedisLog(redis_url, prefix=f"{PREFIX}:live")
        body = json.dumps(CONTENT).encode()

        def publish() -> None:
            log.append(f"{STAGE}:public", body)

        with server(command, server_environment(redis_url, folder)) as (process, port):
            path = f"/ws/live/{STAGE}/"
            return measure(process.pid, port, path, publish, sockets=sockets, rounds=rounds)

    return run


def stock_run(redis_url: str, folder: Path, *, sockets: int, rounds: int) -> Result:
    from channels_redis.pubsub import RedisPubSubChannelLayer

    from tests.load.stock import GROUP

    def publish() -> None:
        async def send() -> None:
            layer = RedisPubSubChannelLayer(hosts=[redis_url], prefix=f"{PREFIX}:layer")
            await layer.group_send(GROUP, {"type": "stage.event", "content": CONTENT})
            await layer.flush()

        asyncio.run(send())

    environment = server_environment(redis_url, folder)
    with server(["-m", "tests.load.stock", "{port}"], environment) as (process, port):
        return measure(process.pid, port, "/", publish, sockets=sockets, rounds=rounds)


def nchan_run(redis_url: str, folder: Path, *, sockets: int, rounds: int) -> Result:
    """nginx with nchan, its memory store, one process, no access log."""
    port = free_port()
    config = folder / "nchan.conf"
    config.write_text(NCHAN.format(folder=folder, port=port, files=sockets + 1_000))
    body = json.dumps({"type": "events", "events": [CONTENT]}).encode()

    def publish() -> None:
        request = urllib.request.Request(f"http://127.0.0.1:{port}/publish", data=body)
        urllib.request.urlopen(request, timeout=30).close()  # noqa: S310 - our own

    process = subprocess.Popen(["nginx", "-c", str(config), "-e", "/dev/null"])
    try:
        wait_for(port)
        return measure(
            process.pid, port, "/watch", publish, sockets=sockets, rounds=rounds, greetings=0
        )
    finally:
        process.kill()
        process.wait()


NCHAN_MODULE = Path("/usr/lib/nginx/modules/ngx_nchan_module.so")
NCHAN = f"""
load_module {NCHAN_MODULE};
daemon off;
master_process off;
pid {{folder}}/nchan.pid;
worker_rlimit_nofile {{files}};
events {{{{ worker_connections {{files}}; }}}}
http {{{{
  access_log off;
  nchan_shared_memory_size 64m;
  server {{{{
    listen 127.0.0.1:{{port}};
    location = /publish {{{{ nchan_publisher; nchan_channel_id stage; }}}}
    location = /watch {{{{ nchan_subscriber websocket; nchan_channel_id stage; }}}}
  }}}}
}}}}
"""
UVICORN = [
    *("-m", "uvicorn", "--port", "{port}", "--lifespan", "off", "--log-level", "warning"),
    *("--ws-per-message-deflate", "false", "symposium.asgi:application", "--ws"),
]
RUNS: dict[str, Run] = {
    "hub": hub_run(["manage.py", "serve", "127.0.0.1:{port}"]),
    "hub, uvicorn": hub_run([*UVICORN, "streaming.live.uvicorn:LiveProtocol"]),
    "hub, ASGI send": hub_run([*UVICORN, "websockets-sansio"]),
    "stock": stock_run,
    "nchan": nchan_run,
}


def server_environment(redis_url: str, folder: Path) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "symposium.settings",
        "REDIS_URL": redis_url,
        "REDIS_PREFIX": PREFIX,
        "VAR_DIR": str(folder),
    }


def prepare(redis_url: str, folder: Path) -> None:
    """A database with one stage."""
    make = (
        "from datetime import date;"
        "from symposium.program.models import Edition;"
        "from streaming.broadcast.models import Stage;"
        "day = date(2021, 12, 14);"
        "edition = Edition.objects.create(slug='2021', name={'en': 'Bench'}, starts_on=day,"
        " ends_on=day, is_published=True);"
        "Stage.objects.create(edition=edition, slug='main', name={'en': 'Main'})"
    )
    for command in (["migrate", "-v0"], ["shell", "-v0", "-c", make]):
        environment = server_environment(redis_url, folder)
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True
        )


@contextmanager
def own_redis(folder: Path) -> Iterator[str]:
    port = free_port()
    command = ["redis-server", "--port", str(port), "--save", "", "--dir", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.kill()
        process.wait()


@contextmanager
def server(
    arguments: list[str], environment: dict[str, str]
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = free_port()
    command = [sys.executable, *(argument.format(port=port) for argument in arguments)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port)
        time.sleep(SETTLE_SECONDS)
        yield process, port
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    from tests.streaming.live.servers import free_port

    return free_port()


def wait_for(port: int) -> None:
    import socket

    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"Nothing answers at port {port}.")
