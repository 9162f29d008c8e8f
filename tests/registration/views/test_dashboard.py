from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from registration import live_figures, maps
from registration.live_figures import LiveFigure
from registration.models import Delegation
from registration.queries.counts import Share
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from tests.conftest import NOW
from tests.registration.conftest import Register

SignIn = Callable[[User], Client]
PAGE = "/en/2021/organize/registrations/dashboard/"


@pytest.fixture
def admitted() -> Iterator[list[int]]:
    """A count that a test raises, as the doors would."""
    before = dict(live_figures._figures)
    live_figures._figures.clear()
    count = [0]
    live_figures.register(
        LiveFigure("admitted", "admitted", lambda _edition, _at: count[0], "registration:list")
    )
    yield count
    live_figures._figures.clear()
    live_figures._figures.update(before)


def test_figures_are_live_and_unchanged_ones_cost_nothing(
    make: Register, organizer: User, outsider: User, signed_in: SignIn, admitted: list[int]
) -> None:
    make()
    client = signed_in(organizer)
    assert 'data-figure="admitted"' in client.get(PAGE).content.decode()
    first = client.get(f"{PAGE}now.json")
    assert first.json() == {"representatives": 1, "admitted": 0}
    again = client.get(f"{PAGE}now.json", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    admitted[0] = 1
    later = client.get(f"{PAGE}now.json", headers={"if-none-match": first["ETag"]})
    assert later.json()["admitted"] == 1
    assert signed_in(outsider).get(f"{PAGE}now.json").status_code == 404


def test_every_delegation_leads_to_its_rows(
    make: Register, organizer: User, museum: Institution, signed_in: SignIn
) -> None:
    one = make()
    one.delegation = Delegation.objects.create(
        edition=one.edition, institution=museum, created_at=NOW
    )
    one.save()
    make()
    client = signed_in(organizer)
    [share] = client.get(PAGE).context["breakdowns"].delegations
    assert (share.label, share.count) == ("Nairobi National Museum", 1)
    rows = client.get(f"/en/2021/organize/registrations/?{share.query}").context["page"]
    assert list(rows) == [one]


def test_the_map_shows_countries_and_can_be_left_out(
    make: Register, organizer: User, signed_in: SignIn, settings: Settings
) -> None:
    for territory in ["KE", "HK", "CN"]:
        make(territory=territory)
    client = signed_in(organizer)
    page = client.get(PAGE)
    assert [circle.share.count for circle in page.context["map"].circles] == [2, 1]
    figure = page.content.decode().partition("world-map")[2].partition("</figure>")[0]
    assert figure.count("<circle") == 2
    settings.WORLD_MAP = "off"
    assert "world-map" not in client.get(PAGE).content.decode()


def test_the_area_of_a_circle_stands_for_the_number() -> None:
    shares = [Share("Kenya", 4, "", code="KE"), Share("Argentina", 16, "", code="AR")]
    large, small = maps.drawn([*shares, Share("Nowhere", 1, "", code="XX")]).circles
    assert [large.share.label, small.share.label] == ["Argentina", "Kenya"]
    assert float(large.radius) == 2 * float(small.radius)
