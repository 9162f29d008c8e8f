"""The hub must stay far above a stock consumer, whatever the machine."""

import shutil

import pytest

from tests.load import fanout


@pytest.mark.skipif(shutil.which("redis-server") is None, reason="needs redis-server")
@pytest.mark.parametrize("sockets", [1_000])
def test_one_event_to_many_sockets(sockets: int) -> None:
    results = fanout.compare(sockets=sockets, rounds=20, repeat=3)
    print(f"\n{fanout.table(results, sockets)}")  # noqa: T201 - a bench shows its figures
    hub, stock = results["hub"], results["stock"]
    assert hub.deliveries_per_second > 15 * stock.deliveries_per_second
