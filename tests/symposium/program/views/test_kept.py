import re
from collections.abc import Callable

from django.test import Client

from symposium.accounts.models import User
from symposium.program import actions
from symposium.program.models import Edition, Release, Session
from tests.conftest import NOW

PAGE = "/en/2021/program/list/"


def test_each_answer_has_a_nonce_of_its_own(client: Client, release: Release) -> None:
    def nonces() -> tuple[set[str], str]:
        response = client.get(PAGE)
        policy = re.findall(r"'nonce-([^']+)'", response["Content-Security-Policy"])
        assert len(set(policy)) == 1
        return set(re.findall(r'nonce="([^"]+)"', response.content.decode())), policy[0]

    first, second = nonces(), nonces()
    assert first[0] == {first[1]}
    assert second[0] == {second[1]}
    assert first[1] != second[1]


def test_a_release_and_a_change_of_the_edition_are_seen_at_once(
    client: Client,
    signed_in: Callable[[User], Client],
    edition: Edition,
    release: Release,
    opening: Session,
    delegate: User,
) -> None:
    assert b"Opening ceremony" in client.get(PAGE).content
    opening.title = {"en": "Grand opening"}
    opening.save()
    assert b"Grand opening" not in client.get(PAGE).content
    actions.publish_program(edition=edition, by=None, at=NOW)
    assert b"Grand opening" in client.get(PAGE).content
    edition.name = {"en": "BRISMIS anew"}
    edition.save()
    assert b"BRISMIS anew" in client.get(PAGE).content
    own = signed_in(delegate).get(PAGE)
    assert b"csrfmiddlewaretoken" in own.content
    assert b"csrfmiddlewaretoken" not in client.get(PAGE).content
    edition.is_published = False
    edition.save()
    assert client.get(PAGE).status_code == 404
