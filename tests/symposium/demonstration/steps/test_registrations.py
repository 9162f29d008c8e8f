import pytest

from registration import queries
from registration.models import Registration
from symposium.accounts.roles import Role
from symposium.demonstration.steps import accounts, editions, institutions, registrations
from symposium.institutions.models import Institution
from symposium.program.models import Appointment, Edition


@pytest.fixture
def loaded(db: None) -> Edition:
    edition = editions.load()
    institutions.load()
    accounts.load(edition)
    registrations.load()
    return edition


def test_the_series_shows_the_published_figures(loaded: Edition) -> None:
    assert queries.figures(Registration.objects.all()) == queries.Figures(
        representatives=561,
        organizations=213,
        international_bodies=3,
        countries=30,
        territories=32,
    )
    assert queries.public_figures(loaded).representatives == 295


def test_loading_again_changes_nothing(loaded: Edition) -> None:
    def counts() -> tuple[int, ...]:
        return (
            Institution.objects.count(),
            Registration.objects.count(),
            Appointment.objects.count(),
        )

    before = counts()
    institutions.load()
    accounts.load(loaded)
    registrations.load()
    assert counts() == before == (280, 561, len(Role) + 2)


def test_representatives_registered_before_the_first_day_wherever_it_moves(
    loaded: Edition,
) -> None:
    def all_before() -> bool:
        rows = Registration.objects.filter(edition=loaded)
        return not rows.filter(registered_at__gte=loaded.starts_at).exists()

    assert all_before()
    loaded.starts_on = loaded.starts_on.replace(year=2020)
    loaded.save()
    assert not all_before()
    registrations.follow(loaded)
    assert all_before()
