import pytest

from registration import queries
from registration.models import Registration, Workshop
from registration.queries import cohorts, lines
from symposium.demonstration.steps import (
    accounts,
    editions,
    institutions,
    registrations,
    seats,
    workshops,
)
from symposium.program.models import Edition


@pytest.fixture
def loaded(db: None) -> Edition:
    edition = editions.load()
    institutions.load()
    accounts.load(edition)
    registrations.load()
    for _time in range(2):
        seats.load(edition)
        workshops.load(edition)
    return edition


def test_the_published_figures_stay_and_three_wait(loaded: Edition) -> None:
    assert queries.figures(Registration.objects.all()).representatives == 561
    line = lines.line_of(loaded, at=loaded.starts_at)
    assert [str(one) for one in line.offered] == ["Reporter 1"]
    assert [
        (one.place, str(one.registration), [str(quota) for quota in one.full])
        for one in line.waiting
    ] == [
        (1, "Reporter 2", ["Press on site"]),
        (2, "Reporter 3", ["Press on site"]),
        (3, "Reporter 4", ["Press on site"]),
    ]
    assert [row.overbooked for row in lines.table_of(loaded)] == [0, 0, 0, 0]


def test_those_who_wait_move_with_the_edition(loaded: Edition) -> None:
    loaded.starts_on = loaded.starts_on.replace(year=2020)
    loaded.save()
    seats.follow(loaded)
    workshops.follow(loaded)
    waiting = Registration.objects.filter(edition=loaded, state="waiting")
    assert not waiting.filter(waiting_since__gte=loaded.starts_at).exists()
    assert Workshop.objects.get(slug="casts-of-fossils").days == [loaded.starts_on.isoformat()]


def test_workshops_have_their_places(loaded: Edition) -> None:
    rows = loaded.workshops.with_counts().order_by("pk")
    assert list(rows.values_list("size", "confirmed", "waiting")) == [
        (24, 24, 2),
        (30, 19, 0),
        (40, 33, 0),
    ]


@pytest.mark.parametrize(
    ("slug", "expected"),
    [("workshop-2018-42", (42, 16, 11, 14)), ("workshop-2019-39", (39, 15, 15, 0))],
)
def test_cohorts_show_the_published_figures(
    loaded: Edition, slug: str, expected: tuple[int, int, int, int]
) -> None:
    cohort = Workshop.objects.get(slug=slug)
    found = cohorts.figures_of(cohort, cohorts.people_of(cohort))
    assert (found.people, found.abroad, found.countries, found.venues) == expected
    assert len(found.days) == 5
    assert all(0 < count < found.people for _day, count in found.days)
