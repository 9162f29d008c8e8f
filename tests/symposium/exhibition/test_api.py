from typing import Any

from django.test import Client

from symposium.accounts.models import User
from symposium.institutions.models import Institution
from tests.symposium.exhibition.conftest import AddWork

ROOT = "/api/v1/editions/2021/exhibition"


def answer(client: Client, path: str) -> Any:
    response = client.get(ROOT + path)
    assert response.status_code == 200
    return response.json()


def test_works_with_filters_and_facets(
    client: Client, add_work: AddWork, nairobi: Institution
) -> None:
    add_work("reef", form="film", sdg_goals=[14])
    add_work("bees", form="game", institution=nairobi)
    add_work("secret", is_on_show=False)
    assert answer(client, "/works")["count"] == 2
    found = answer(client, "/works?form=film&form=game&place=KE")
    assert [work["slug"] for work in found["works"]] == ["bees"]
    assert found["facets"]["form"] == {"film": 0, "game": 1}
    assert (found["count"], found["page"], found["pages"]) == (1, 1, 1)
    assert client.get(f"{ROOT}/works?page=0").status_code == 422


def test_one_work(client: Client, add_work: AddWork, outsider: User) -> None:
    add_work("reef", summary={"en": "At night"})
    work = answer(client, "/works/reef")
    assert (work["title"], work["summary"], work["film"]) == (
        {"en": "Reef"},
        {"en": "At night"},
        "",
    )
    add_work("secret", is_on_show=False)
    client.force_login(outsider, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"{ROOT}/works/secret").status_code == 404


def test_museums_and_figures(client: Client, add_work: AddWork, nairobi: Institution) -> None:
    add_work("reef", is_selected=True)
    add_work("bees", institution=nairobi)
    found = answer(client, "/institutions")
    assert found["figures"] == {"works": 2, "museums": 2, "countries": 2, "selected": 1}
    assert {museum["slug"]: museum["works"] for museum in found["museums"]} == {
        "cstm": 1,
        "kenya": 1,
    }


def test_another_editions_works_are_not_here(
    client: Client, add_work: AddWork, other_edition: Any
) -> None:
    add_work("elsewhere", edition=other_edition)
    other_edition.is_published = False
    other_edition.save()
    assert client.get("/api/v1/editions/2019/exhibition/works").status_code == 404
