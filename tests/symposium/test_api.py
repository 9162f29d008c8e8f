"""The OpenAPI description against reality: every operation is called, every answer validated."""

from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from streaming.broadcast.models import Stage
from symposium.institutions.models import Institution
from symposium.program import actions
from symposium.program.models import Edition, Session

# What stands for each parameter of a path; a new parameter needs a line here.
EXAMPLES = {
    "edition": "2021",
    "session": "opening",
    "stage": "main",
    "institution": "natural-history",
    "work": "ammonite",
}


@pytest.fixture
def peopled(edition: Edition, opening: Session, now: Any) -> Edition:
    """An edition in which every path of the API leads to something."""
    from symposium.exhibition.models import Exhibit, Work

    museum = Institution.objects.create(
        slug="natural-history", name={"en": "Museum"}, sort_name="Museum", territory="CN"
    )
    work = Work.objects.create(institution=museum, slug="ammonite", title={"en": "Ammonite"})
    Exhibit.objects.create(edition=edition, work=work, is_on_show=True)
    Stage.objects.create(edition=edition, slug="main", name={"en": "Main"}, room=opening.room)
    actions.publish_program(edition=edition, by=None, at=now)
    return edition


def _description(client: Client) -> dict[str, Any]:
    answer = client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    return dict(answer.json())


def test_every_operation_answers_as_described(client: Client, peopled: Edition) -> None:
    description = _description(client)
    called = 0
    for path, operations in description["paths"].items():
        assert set(operations) == {"get"}, "The public API reads only."
        address = path
        for parameter in operations["get"].get("parameters", []):
            if parameter["in"] == "path":
                example = EXAMPLES[parameter["name"]]
                address = address.replace("{" + parameter["name"] + "}", example)
        answer = client.get(address)
        assert answer.status_code == 200, address
        schema = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        whole = {**schema, "components": description["components"]}
        errors = [error.message for error in Draft202012Validator(whole).iter_errors(answer.json())]
        assert errors == [], address
        called += 1
    assert called >= 8


def test_an_unknown_edition_is_a_404_in_json(client: Client, edition: Edition) -> None:
    for path in _description(client)["paths"]:
        if "{edition}" in path:
            answer = client.get(path.replace("{edition}", "1999").replace("{", "").replace("}", ""))
            assert answer.status_code == 404, path
            assert answer["Content-Type"].startswith("application/json"), path


def test_a_draft_edition_stays_hidden(client: Client, peopled: Edition) -> None:
    peopled.is_published = False
    peopled.save()
    for path in _description(client)["paths"]:
        if path.endswith("{edition}") or "{edition}/" in path:
            address = path
            for name, example in EXAMPLES.items():
                address = address.replace("{" + name + "}", example)
            assert client.get(address).status_code == 404, path
