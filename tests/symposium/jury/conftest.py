"""A jury of four for six entries, with two criteria."""

import pytest

from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.jury import actions
from symposium.jury.models import Assignment, Criterion, Entry, Juror, Procedure
from tests.conftest import NOW


@pytest.fixture
def procedure(db: None) -> Procedure:
    procedure = Procedure.objects.create(name="Works", edition_slug="2021")
    Criterion.objects.create(procedure=procedure, name={"en": "Science"}, weight=2)
    Criterion.objects.create(procedure=procedure, name={"en": "Telling"}, position=1)
    return procedure


@pytest.fixture
def museum(db: None) -> Institution:
    return Institution.objects.create(
        slug="museum", name={"en": "Museum"}, sort_name="Museum", territory="HK"
    )


@pytest.fixture
def jurors(procedure: Procedure, museum: Institution) -> list[Juror]:
    """The first one works at the museum."""
    return [
        Juror.objects.create(
            procedure=procedure,
            user=User.objects.create_user(f"juror-{number}@example.org"),
            institution=None if number else museum,
        )
        for number in range(4)
    ]


@pytest.fixture
def entries(procedure: Procedure, museum: Institution) -> list[Entry]:
    """The first one comes from the museum, the second one is the second juror's own."""
    return [
        Entry.objects.create(
            procedure=procedure,
            title={"en": f"Work {number}"},
            institutions=[] if number else [museum.pk],
        )
        for number in range(6)
    ]


@pytest.fixture
def assignments(
    procedure: Procedure, jurors: list[Juror], entries: list[Entry], organizer: User
) -> list[Assignment]:
    entries[1].authors.add(jurors[1].user)
    actions.assign_reviews(procedure=procedure, by=organizer, at=NOW)
    return list(Assignment.objects.order_by("entry_id", "juror_id"))
