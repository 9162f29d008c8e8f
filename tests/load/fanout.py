"""One event to many sockets: the hub on Daphne against a stock Channels consumer.

    python -m tests.load.fanout [--sockets 1000] [--rounds 20] [--repeat 3]

Both servers get their events through Redis. A closed loop: the next event leaves when every
browser has the last one, so that no server can merge events. What counts is the processor time
of the server process alone, from /proc; the runs take turns, and medians are printed.
"""

import argparse
import asyncio
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STAGE = "2021/main"
CONTENT = {"type": "bench", "text": "x" * 380}
TICKS = os.sysconf("SC_CLK_TCK")
PREFIX = "bench"
SETTLE_SECONDS = 3.0
"""A server tidies up its memory shortly after its start."""
Publish = Callable[[], None]


@dataclass(frozen=True)
class Result:
    """Of one run; times in milliseconds, memory in kB."""

    deliveries_per_second: float
    joins_per_second: float
    memory_per_socket: float
    p50: float
    p99: float


def measure(
    pid: int, port: int, path: str, publish: Publish, *, sockets: int, rounds: int
) -> Result:
    from tests.load.crowd import Crowd

    memory, before = memory_of(pid), processor_time(pid)
    crowd = Crowd(port, path, sockets)
    crowd.expect(1)
    joining = processor_time(pid) - before
    memory = memory_of(pid) - memory
    latencies: list[float] = []
    for warm_up in range(2):
        publish()
        crowd.expect(2 + warm_up)
    before = processor_time(pid)
    for number in range(rounds):
        sent_at = time.monotonic()
        publish()
        latencies += [1000 * (at - sent_at) for at in crowd.expect(4 + number)]
    spent = processor_time(pid) - before
    crowd.close()
    cuts = statistics.quantiles(latencies, n=100)
    return Result(
        deliveries_per_second=sockets * rounds / max(spent, 1 / TICKS),
        joins_per_second=sockets / max(joining, 1 / TICKS),
        memory_per_socket=memory / sockets,
        p50=cuts[49],
        p99=cuts[98],
    )


def processor_time(pid: int) -> float:
    """Seconds of processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_of(pid: int) -> float:
    """Resident memory in kB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024


def hub_run(redis_url: str, folder: Path, *, sockets: int, rounds: int) -> Result:
    from symposium.lib.eventlog import RedisLog

    log = RedisLog(redis_url, prefix=f"{PREFIX}:live")
    body = json.dumps(CONTENT).encode()

    def publish() -> None:
        log.append(f"{STAGE}:public", body)

    environment = server_environment(redis_url, folder)
    with server(["manage.py", "serve", "127.0.0.1:{port}"], environment) as (process, port):
        path = f"/ws/live/{STAGE}/"
        return measure(process.pid, port, path, publish, sockets=sockets, rounds=rounds)


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


RUNS = {"hub": hub_run, "stock": stock_run}


def compare(*, sockets: int, rounds: int, repeat: int) -> dict[str, Result]:
    """The median of each figure over the runs, which take turns."""
    results: dict[str, list[Result]] = {name: [] for name in RUNS}
    with tempfile.TemporaryDirectory() as name, own_redis(Path(name)) as redis_url:
        prepare(redis_url, Path(name))
        for _ in range(repeat):
            for kind, run in RUNS.items():
                result = run(redis_url, Path(name), sockets=sockets, rounds=rounds)
                results[kind].append(result)
    return {
        kind: Result(*(statistics.median(column) for column in zip(*map(_row, found), strict=True)))
        for kind, found in results.items()
    }


def _row(result: Result) -> tuple[float, ...]:
    return tuple(vars(result).values())


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


def table(results: dict[str, Result], sockets: int) -> str:
    hub, stock = results["hub"], results["stock"]
    head = f"{sockets} sockets, one core: {'hub':>12} {'stock':>12}"
    lines = [head]
    for label, name in [
        ("deliveries per CPU-second", "deliveries_per_second"),
        ("joins per CPU-second", "joins_per_second"),
        ("memory per socket, kB", "memory_per_socket"),
        ("event to socket, p50, ms", "p50"),
        ("event to socket, p99, ms", "p99"),
    ]:
        lines.append(f"{label:<26} {getattr(hub, name):>12,.1f} {getattr(stock, name):>12,.1f}")
    ratio = hub.deliveries_per_second / stock.deliveries_per_second
    return "\n".join([*lines, f"the hub delivers {ratio:.1f} times as much"])


def main() -> None:
    parser = argparse.ArgumentParser(description="One event to many sockets.")
    parser.add_argument("--sockets", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    if shutil.which("redis-server") is None:
        sys.exit("The comparison needs redis-server.")
    results = compare(**vars(options))
    print(table(results, options.sockets))  # noqa: T201 - it is what the command is for


if __name__ == "__main__":
    main()
