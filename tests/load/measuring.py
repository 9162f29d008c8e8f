"""One run of a fan-out: a crowd joins, hears event after event, and the server's bill is read."""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.load.crowd import Crowd

TICKS = os.sysconf("SC_CLK_TCK")
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
    pid: int,
    port: int,
    path: str,
    publish: Publish,
    *,
    sockets: int,
    rounds: int,
    greetings: int = 1,
) -> Result:
    """`greetings` is how many frames a socket gets as it joins."""
    memory, before = memory_of(pid), processor_time(pid)
    crowd = Crowd(port, path, sockets)
    crowd.expect(greetings)
    joining = processor_time(pid) - before
    memory = memory_of(pid) - memory
    latencies: list[float] = []
    for warm_up in range(2):
        publish()
        crowd.expect(greetings + 1 + warm_up)
    before = processor_time(pid)
    for number in range(rounds):
        sent_at = time.monotonic()
        publish()
        latencies += [1000 * (at - sent_at) for at in crowd.expect(greetings + 3 + number)]
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
