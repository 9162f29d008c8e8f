"""How long FOSDEM's 874 talks take to show: the first time, in another zone, from the cache."""

import gzip
import time
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

SCHEDULE = Path(__file__).resolve().parents[1] / "data" / "schedules" / "fosdem-2024.xml"
PAGES = ["program/", "program/list/", "program/?tz=Asia/Kathmandu", "program/list/?q=rust"]
MOST_BYTES = 250_000


@pytest.mark.django_db
@pytest.mark.timeout(600)
def test_pages_of_874_talks(client: Client) -> None:
    call_command("import_program", "fosdem", str(SCHEDULE), "--release", verbosity=0)
    client.get("/en/fosdem/program/rooms/")  # the release is parsed once a process
    print()  # noqa: T201 - a bench shows its figures
    for page in PAGES:
        address = f"/en/fosdem/{page}"
        first, body = _asked(client, address)
        second, again = _asked(client, address)
        weight = len(gzip.compress(body))
        print(  # noqa: T201
            f"{page:<28} first {first:6.0f} ms, then {second:5.1f} ms, {weight:7} bytes compressed"
        )
        assert len(again) == len(body)
        assert second < first / 3
        assert weight < MOST_BYTES


def _asked(client: Client, address: str) -> tuple[float, bytes]:
    """Milliseconds of this process's time, and the page."""
    start = time.process_time()
    body = client.get(address).content
    return (time.process_time() - start) * 1000, body
