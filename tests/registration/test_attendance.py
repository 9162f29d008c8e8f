from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from registration import attendance
from registration.attendance import Interval, Measured
from registration.models import Registration
from symposium.program import actions
from symposium.program.models import Edition, Session

Source = Callable[[Edition, Sequence[int]], Mapping[int, Sequence[Interval]]]


@pytest.fixture
def sources() -> Iterator[dict[str, list[Any]]]:
    """The registered sources; those of the test are taken away again."""
    kept = {kind: list(known) for kind, known in attendance._sources.items()}
    yield attendance._sources  # type: ignore[misc]
    attendance._sources.update(kept)  # type: ignore[arg-type]


def source_of(**times: Sequence[Interval]) -> Source:
    def source(_edition: Edition, ids: Sequence[int]) -> Mapping[int, Sequence[Interval]]:
        return dict.fromkeys(ids[:1], times["first"])

    return source


def test_union_and_intersection(now: datetime) -> None:
    def at(*minutes: int) -> list[Interval]:
        pairs = zip(minutes[::2], minutes[1::2], strict=True)
        return [(now + timedelta(minutes=a), now + timedelta(minutes=b)) for a, b in pairs]

    assert attendance.union(at(5, 9, 0, 3, 3, 4, 6, 7, 8, 8)) == at(0, 4, 5, 9)
    assert attendance.intersection(at(0, 4, 5, 9), at(2, 6, 8, 20)) == at(2, 4, 5, 6, 8, 9)
    assert attendance.intersection(at(0, 4), []) == []


def test_two_sources_count_once_and_only_within_sessions(
    sources: dict[str, list[Any]],
    edition: Edition,
    opening: Session,
    make: Callable[..., Registration],
    now: datetime,
) -> None:
    opening.starts_at = edition.starts_at + timedelta(hours=9)
    opening.ends_at = opening.starts_at + timedelta(hours=2)
    opening.save()
    actions.publish_program(edition=edition, by=None, at=now)
    start = opening.starts_at
    hour = timedelta(hours=1)
    attendance.register("on_site", source_of(first=[(start - hour, start + hour)]))
    attendance.register("online", source_of(first=[(start + hour / 2, start + hour)]))
    attendance.register("online", source_of(first=[(start + hour / 2, start + 9 * hour)]))
    first, second = make(), make()
    assert attendance.measured(edition, [first.pk, second.pk]) == {
        first.pk: Measured(on_site_minutes=60, online_minutes=90, minutes=120),
        second.pk: Measured(),
    }
    narrow = attendance.measured(edition, [first.pk], within=[(start, start + hour / 4)])
    assert narrow[first.pk] == Measured(on_site_minutes=15, online_minutes=0, minutes=15)


def test_without_a_release_the_days_of_the_edition_count(edition: Edition) -> None:
    assert attendance.spans(edition) == [(edition.starts_at, edition.ends_at)]
