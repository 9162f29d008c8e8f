from collections.abc import Iterator
from datetime import timedelta

import pytest

from registration import timeline
from registration.models import Registration
from registration.timeline import Entry
from tests.registration.conftest import Register


@pytest.fixture(autouse=True)
def _own_sources() -> Iterator[None]:
    before = list(timeline._sources)
    timeline._sources.clear()
    yield
    timeline._sources[:] = before


def test_all_sources_are_asked_once_and_the_latest_comes_first(make: Register) -> None:
    registration = make()
    at = registration.registered_at

    def letters(of: Registration) -> list[Entry]:
        return [Entry(at, f"letter to {of}"), Entry(at + timedelta(days=2), "another letter")]

    def scans(_of: Registration) -> list[Entry]:
        return [Entry(at + timedelta(days=1), "came in", by="Door")]

    for source in (letters, scans, letters):
        timeline.register(source)
    assert [entry.text for entry in timeline.of(registration)] == [
        "another letter",
        "came in",
        f"letter to {registration}",
    ]
