"""What the editor asks about findings."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from symposium.accounts.models import User
from symposium.program.models import Edition, Session

EDITOR = "/en/2021/organize/program/editor/"
Post = Callable[..., Any]


@pytest.fixture
def post(signed_in: Callable[[User], Client], organizer: User) -> Post:
    client = signed_in(organizer)

    def send(path: str, **body: Any) -> Any:
        return client.post(EDITOR + path, json.dumps(body), content_type="application/json")

    return send


def rules_of(answer: Any) -> list[str]:
    return [finding["rule"] for finding in answer.json()["findings"]]


def overlap(client: Client) -> dict[str, Any]:
    findings = client.get(EDITOR + "findings.json").json()["findings"]
    [finding] = [found for found in findings if found["rule"] == "room_overlap"]
    return dict(finding)


def test_a_place_is_tried_without_a_write(post: Post, opening: Session, forum: Session) -> None:
    place = {"guid": str(forum.guid), "minutes": 90, "room": "main"}
    taken = post("check/", **place, starts_at="2021-12-14T09:30:00+08:00")
    [finding] = [found for found in taken.json()["findings"] if found["rule"] == "room_overlap"]
    assert finding["text"] == (
        "Main hall holds “Opening ceremony” and “Oceans and climate” at the same time."
    )
    assert set(finding["sessions"]) == {str(opening.guid), str(forum.guid)}
    free = post("check/", **place, starts_at="2021-12-14T11:00:00+08:00")
    assert "room_overlap" not in rules_of(free)
    assert Session.objects.get(pk=forum.pk).version == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "guid"),
        ({"guid": "x"}, "guid"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": "long"}, "minutes"),
        ({"room": "nowhere"}, "room"),
        ({"starts_at": "2021-12-14T09:30:00"}, "starts_at"),
        ({"starts_at": "0001-01-01T00:00:00+00:00"}, "starts_at"),
    ],
)
def test_a_place_that_cannot_be(
    post: Post, forum: Session, body: dict[str, Any], field: str
) -> None:
    good = {"guid": str(forum.guid), "minutes": 90, "room": "main", "starts_at": None}
    answer = post("check/", **(good | body if body else {}))
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert field in answer.json()["errors"]


def test_a_session_of_another_edition_is_not_tried(post: Post, other_edition: Edition) -> None:
    foreign = Session.objects.create(edition=other_edition, slug="x", title={"en": "X"})
    assert post("check/", guid=str(foreign.guid), minutes=5).status_code == 404


def test_trying_costs_the_same_in_a_large_program(
    post: Post, forum: Session, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    place = {"guid": str(forum.guid), "minutes": 90, "room": "main"}
    place["starts_at"] = "2021-12-14T09:30:00+08:00"
    post("check/", **place)
    for count in (1, 3):
        for number in range(count):
            Session.objects.create(
                edition=forum.edition,
                slug=f"s-{count}-{number}",
                title={"en": "S"},
                starts_at=forum.starts_at,
                ends_at=forum.ends_at,
            )
        with django_assert_num_queries(17):
            post("check/", **place)


def test_a_finding_is_signed_for_and_open_again(
    post: Post, clash: Session, signed_in: Callable[[User], Client], organizer: User
) -> None:
    client = signed_in(organizer)
    key = overlap(client)["key"]
    answer = post("waivers/", key=key, reason="Posters")
    assert answer.json()["finding"] == overlap(client)
    assert {name: overlap(client)[name] for name in ("reason", "signed_by")} == {
        "reason": "Posters",
        "signed_by": "Organizer",
    }
    answer = post("waivers/revoke/", key=key)
    assert answer.json()["finding"]["reason"] == overlap(client)["reason"] == ""


@pytest.mark.parametrize("reason", ["", "  ", None, "x" * 501])
def test_a_signature_needs_a_reason(post: Post, clash: Session, reason: str | None) -> None:
    answer = post("waivers/", key="room_overlap:x", reason=reason)
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["reason"])


def test_what_is_settled_cannot_be_signed(post: Post, clash: Session) -> None:
    answer = post("waivers/", key="room_overlap:x", reason="So")
    assert (answer.status_code, answer.json()["code"]) == (409, "finding_settled")


def test_a_repair_is_done_and_told(
    post: Post, clash: Session, signed_in: Callable[[User], Client], organizer: User
) -> None:
    finding = overlap(signed_in(organizer))
    assert finding["repairs"][0]["text"] == "Move “Oceans and climate” to Room A"
    answer = post("repair/", key=finding["key"], index=0)
    [session] = answer.json()["sessions"]
    assert (session["room"], session["version"]) == ("room-a", 2)
    assert "room_overlap" not in rules_of(answer)
    again = post("repair/", key=finding["key"], index=0)
    assert (again.status_code, again.json()["code"]) == (409, "finding_settled")


@pytest.mark.parametrize("body", [{}, {"key": "x"}, {"key": "x", "index": -1}, {"index": 0}])
def test_a_repair_that_says_not_which(post: Post, clash: Session, body: dict[str, Any]) -> None:
    assert post("repair/", **body).status_code == 422
