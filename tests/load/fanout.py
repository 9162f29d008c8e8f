"""One event to many sockets: the hub on Daphne and on uvicorn, beside a stock Channels consumer and
nginx with nchan.

    python -m tests.load.fanout [--sockets 1000] [--rounds 20] [--repeat 3] [--only hub stock …]

All but nchan get their events through Redis. A closed loop: the next event leaves when every
browser has the last one, so that no server can merge events. What counts is the processor time
of the server process alone, from /proc; the runs take turns, and medians are printed.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from tests.load import contenders
from tests.load.measuring import Result


def offered() -> list[str]:
    """What can be measured on this machine."""
    return [name for name in contenders.RUNS if name != "nchan" or contenders.NCHAN_MODULE.exists()]


def compare(
    *, sockets: int, rounds: int, repeat: int, only: list[str] | None = None
) -> dict[str, Result]:
    """The median of each figure over the runs, which take turns."""
    results: dict[str, list[Result]] = {name: [] for name in only or offered()}
    with tempfile.TemporaryDirectory() as name, contenders.own_redis(Path(name)) as redis_url:
        contenders.prepare(redis_url, Path(name))
        for _ in range(repeat):
            for kind, found in results.items():
                found.append(
                    contenders.RUNS[kind](redis_url, Path(name), sockets=sockets, rounds=rounds)
                )
    return {
        kind: Result(*(statistics.median(column) for column in zip(*map(_row, found), strict=True)))
        for kind, found in results.items()
    }


def _row(result: Result) -> tuple[float, ...]:
    return tuple(vars(result).values())


def table(results: dict[str, Result], sockets: int) -> str:
    lines = [f"{f'{sockets} sockets, one core':<28}" + "".join(f"{kind:>16}" for kind in results)]
    for label, name in [
        ("deliveries per CPU-second", "deliveries_per_second"),
        ("joins per CPU-second", "joins_per_second"),
        ("memory per socket, kB", "memory_per_socket"),
        ("event to socket, p50, ms", "p50"),
        ("event to socket, p99, ms", "p99"),
    ]:
        figures = "".join(f"{getattr(result, name):>16,.1f}" for result in results.values())
        lines.append(f"{label:<28}{figures}")
    for reference in ("stock", "nchan"):
        if reference in results:
            ratios = "".join(
                f"{result.deliveries_per_second / results[reference].deliveries_per_second:>16.2f}"
                for result in results.values()
            )
            lines.append(f"{f'times {reference}':<28}{ratios}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="One event to many sockets.")
    parser.add_argument("--sockets", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--only", nargs="*", choices=list(contenders.RUNS))
    options = parser.parse_args()
    if shutil.which("redis-server") is None:
        sys.exit("The comparison needs redis-server.")
    results = compare(**vars(options))
    print(table(results, options.sockets))  # noqa: T201 - it is what the command is for


if __name__ == "__main__":
    main()
