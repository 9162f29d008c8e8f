"""How long a table of 5,000 people takes to be looked at and to be imported."""

import time
from datetime import UTC, date, datetime

import pytest

from registration.actions import imports
from registration.models import Category, Delegation, Quota, Registration
from registration.people import plan as plans
from registration.people import table as tables
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.symposium.lib.tables.test_workbooks import workbook

PEOPLE, INSTITUTIONS = 5_000, 1_000
MOST_SECONDS = 30
NOW = datetime(2021, 11, 1, 8, 0, tzinfo=UTC)
WORDS = ["Natural", "Science", "Technology", "Discovery", "Marine", "Earth", "Space", "City"]


def _name(number: int) -> str:
    kind, place = WORDS[number % 8], WORDS[number // 8 % 8]
    return f"{kind} Museum of {place} Region {number}"


@pytest.fixture
def edition(db: None) -> Edition:
    """With half of the institutions, some delegations, and seats for some."""
    edition = Edition.objects.create(
        slug="2021", name={"en": "E"}, starts_on=date(2021, 12, 14), ends_on=date(2021, 12, 16)
    )
    Category.objects.create(edition=edition, slug="delegate", name={"en": "Delegate"})
    known = Institution.objects.bulk_create(
        Institution(slug=f"m{n}", name={"en": _name(n)}, sort_name=_name(n), territory="CN")
        for n in range(0, INSTITUTIONS, 2)
    )
    Delegation.objects.bulk_create(
        Delegation(edition=edition, institution=one, created_at=NOW) for one in known[:100]
    )
    Quota.objects.create(edition=edition, name="Hall", size=4_000)
    return edition


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_importing_5000_people(edition: Edition, suffix: str) -> None:
    header = ["Name", "E-mail", "Institution", "Country", "Category"]
    rows = [
        [f"Person {n}", f"p{n}@example.net", _name(n % INSTITUTIONS), "China", "delegate"]
        for n in range(PEOPLE)
    ]
    lines = "\n".join(",".join(row) for row in [header, *rows])
    content = workbook(header, *rows) if suffix == "xlsx" else lines.encode()

    started = time.monotonic()
    table = tables.read(content)
    options = plans.options_of({}, table)
    plan = plans.make(edition, table, options)
    options.institutions.update({one.key: plans.NEW for one in plan.unsure})
    plan = plans.make(edition, table, options)
    looked = time.monotonic() - started
    result = imports.import_people(
        edition=edition, table=table, options=options, at=NOW, agreed=plan.digest
    )
    took = time.monotonic() - started
    again = imports.import_people(edition=edition, table=table, options=options, at=NOW)
    print(  # noqa: T201
        f"\n{PEOPLE} people, {len(plan.unsure)} names to decide ({suffix}):"
        f" looked at twice in {looked:.1f} s, imported after {took:.1f} s"
    )
    assert (result.created, again.created, again.kept) == (PEOPLE, 0, PEOPLE)
    states = Registration.objects.filter(state="confirmed").count()
    assert states == 4_000
    assert took < MOST_SECONDS
