from django.test import Client

from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register


def test_figures_are_public_and_name_nobody(
    client: Client, make: Register, museum: Institution
) -> None:
    make(institution=museum)
    make(territory="HK")
    make(state="waiting")
    answer = client.get("/api/v1/editions/2021/registrations/figures")
    assert answer.json() == {
        "representatives": 2,
        "organizations": 1,
        "international_bodies": 0,
        "countries": 2,
        "countries_and_regions": 2,
    }


def test_a_draft_edition_is_not_there(client: Client, edition: Edition) -> None:
    edition.is_published = False
    edition.save()
    assert client.get("/api/v1/editions/2021/registrations/figures").status_code == 404
