from datetime import timedelta

import pytest
from django.utils import translation

from registration import queries
from registration.models import Registration
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register

Rows = Registration.objects


@pytest.fixture
def peopled(make: Register, museum: Institution) -> None:
    """Two from Nairobi, one from Hong Kong, one from Beijing, one of UNESCO, one who canceled."""
    hong_kong = Institution.objects.create(
        slug="hk", name={"en": "Space Museum"}, sort_name="Space Museum", territory="HK"
    )
    unesco = Institution.objects.create(
        slug="unesco", name={"en": "UNESCO"}, sort_name="UNESCO", kind="international"
    )
    make(institution=museum)
    make(institution=museum, mode="online", language="fr")
    make(institution=hong_kong, territory="HK")
    make(territory="CN")
    make(institution=unesco, territory="")
    make(territory="FR", state="canceled")


def test_figures_follow_their_definitions(peopled: None, django_assert_num_queries: object) -> None:
    assert queries.figures(Rows.all()) == queries.Figures(
        representatives=5,
        organizations=2,
        international_bodies=1,
        countries=2,
        territories=3,
    )


def test_an_edition_without_people(edition: Edition) -> None:
    assert queries.public_figures(edition) == queries.Figures(
        representatives=0, organizations=0, international_bodies=0, countries=0, territories=0
    )


def test_breakdowns_lead_to_their_rows(peopled: None) -> None:
    found = queries.breakdowns(Rows.all(), {"en": "English", "fr": "French"})
    assert found.international == 1
    assert [(share.label, share.count, share.query) for share in found.countries] == [
        ("China", 2, "state=confirmed&country=CN"),
        ("Kenya", 2, "state=confirmed&country=KE"),
    ]
    assert [(part.label, part.count) for part in found.countries[0].parts] == [
        ("China", 1),
        ("Hong Kong SAR China", 1),
    ]
    assert [(share.label, share.count) for share in found.languages] == [
        ("English", 4),
        ("French", 1),
    ]
    assert [(share.label, share.count, share.query) for share in found.states] == [
        ("Confirmed", 5, "state=confirmed"),
        ("Canceled", 1, "state=canceled"),
    ]


def test_names_of_countries_speak_the_readers_language(peopled: None) -> None:
    with translation.override("zh-hans"):
        found = queries.breakdowns(Rows.all(), {})
    assert [share.label for share in found.countries] == ["肯尼亚", "中国"]


def test_growth_sets_editions_side_by_side(
    make: Register, edition: Edition, other_edition: Edition
) -> None:
    for days in (15, 8, 1, -1):
        make(registered_at=edition.starts_at - timedelta(days=days))
    make(edition=other_edition, registered_at=other_edition.starts_at - timedelta(days=9))
    weeks = queries.growth(Rows.all(), [other_edition, edition])
    assert [(week.before, week.totals) for week in weeks] == [
        (2, [0, 1]),
        (1, [1, 2]),
        (0, [1, 4]),
    ]
