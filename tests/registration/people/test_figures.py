"""The published figures come out of the published lists."""

from datetime import datetime
from pathlib import Path

import pytest

from registration import queries
from registration.actions import imports
from registration.models import Category, Registration
from symposium.demonstration.steps import DATA
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.people.conftest import options_for

WORKSHOPS = Path(__file__).resolve().parents[2] / "data" / "people"


def _imported(edition: Edition, path: Path, at: datetime) -> imports.Imported:
    table, options = options_for(path.read_bytes())
    return imports.import_people(edition=edition, table=table, options=options, at=at)


def test_561_representatives_of_213_organizations_and_30_countries(
    edition: Edition, category: Category, now: datetime
) -> None:
    path = DATA / "participants_561.csv"
    assert _imported(edition, path, now) == imports.Imported(created=561, changed=0, kept=0)
    figures = queries.public_figures(edition)
    assert (figures.representatives, figures.organizations) == (561, 213)
    assert (figures.countries, figures.territories) == (30, 32)
    assert figures.international_bodies == 3
    bodies = Institution.objects.filter(kind="international")
    assert {body.territory for body in bodies} == {""}
    modes = Registration.objects.filter(mode="on_site").count()
    assert modes == 409
    # Once more: everybody is found by name and institution, for nobody has an address.
    assert _imported(edition, path, now) == imports.Imported(created=0, changed=0, kept=561)
    assert Institution.objects.count() == 216


@pytest.mark.parametrize(
    ("name", "people", "from_abroad", "countries"),
    [("workshop_2018_42.csv", 42, 16, 11), ("workshop_2019_39.csv", 39, 15, 15)],
)
def test_people_of_the_workshops(
    edition: Edition,
    category: Category,
    now: datetime,
    name: str,
    people: int,
    from_abroad: int,
    countries: int,
) -> None:
    assert _imported(edition, WORKSHOPS / name, now).created == people
    abroad = Registration.objects.exclude(territory="CN")
    assert abroad.count() == from_abroad
    assert len(set(abroad.values_list("territory", flat=True))) == countries
    if name.startswith("workshop_2018"):
        assert len(set(abroad.values_list("institution", flat=True))) == 14
    assert _imported(edition, WORKSHOPS / name, now).kept == people
