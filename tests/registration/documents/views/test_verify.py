from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from registration.documents import actions, drafts
from registration.documents.models import IssuedDocument, VisaRequest
from registration.models import Registration
from symposium.accounts.models import User
from tests.registration.documents.conftest import PASSPORT

TOLD = {name: text for name, text in PASSPORT.items() if name != "full_name"}


def address(code: str) -> str:
    return reverse("documents:verify_code", args=["2021", code])


@pytest.fixture
def paper(amina: Registration, now: datetime) -> IssuedDocument:
    return actions.issue(draft=drafts.confirmation(amina), by=None, at=now)


def test_typing_a_code(client: Client, paper: IssuedDocument) -> None:
    page = reverse("documents:verify", args=["2021"])
    answer = client.post(page, {"code": f" {paper.code.lower().replace('-', ' ')} "})
    assert answer["Location"] == address(paper.serial)
    assert client.post(page, {"code": "too short"}).status_code == 422
    whole = f"https://example.org/en/2021/verify/{paper.code}/#k.s.s"
    assert client.post(page, {"code": whole})["Location"] == address(paper.serial)


def test_valid_revoked_unknown(
    client: Client, paper: IssuedDocument, organizer: User, now: datetime
) -> None:
    page = client.get(address(paper.code)).content.decode()
    assert "it is valid" in page
    assert "Amina Njeri" in page
    assert "delegate@example.org" not in page
    actions.revoke(document=paper, reason="Stolen by Moriarty", by=organizer, at=now)
    page = client.get(address(paper.code)).content.decode()
    assert "It was revoked on" in page
    assert "Moriarty" not in page
    unknown = client.get(address("ABCD-EFGH-JKMN"))
    assert unknown.status_code == 404
    assert "We have issued no document with this code" in unknown.content.decode()


def test_a_replaced_paper_says_so(
    client: Client, paper: IssuedDocument, amina: Registration, now: datetime
) -> None:
    amina.display_name = "Amina Wanjiku"
    amina.save()
    newer = actions.issue(draft=drafts.confirmation(amina), by=None, at=now + timedelta(days=1))
    assert "replaced by a newer one" in client.get(address(paper.code)).content.decode()
    assert "Amina Wanjiku" in client.get(address(newer.code)).content.decode()


def test_a_passport_is_compared_and_never_shown(
    client: Client, visa: VisaRequest, organizer: User, now: datetime
) -> None:
    letter = actions.issue_visa_letter(request=visa, by=organizer, at=now)
    page = client.get(address(letter.code)).content.decode()
    for secret in ["A1234567", "1980-02-29", "2040-01-01"]:
        assert secret not in page
    compare = reverse("documents:compare", args=["2021", letter.code])
    same = client.post(compare, {**TOLD, "number": "a123 4567"}).content.decode()
    assert "for this very passport" in same
    for name, other in [("number", "A1234568"), ("born_on", "1980-03-01"), ("nationality", "CN")]:
        page = client.post(compare, {**TOLD, name: other}).content.decode()
        assert "was not issued for this passport" in page
    assert client.post(compare, {"number": "A1234567"}).status_code == 422
    actions.erase_passport(request=visa, at=now)
    assert client.post(compare, TOLD).status_code == 404


def test_guessing_is_stopped(client: Client, settings: Settings, paper: IssuedDocument) -> None:
    settings.RATE_LIMITS_ENABLED = True
    statuses = [client.get(address("ABCD-EFGH-JKMN")).status_code for _try in range(62)]
    assert statuses.count(404) == 60
    assert statuses[-1] == 429


@pytest.mark.parametrize("code", ["..%2F..%2Fetc", "'; drop table", "%00", "А" * 12, "x" * 3000])
def test_nonsense_is_unknown(client: Client, edition: object, code: str) -> None:
    assert client.get(f"/en/2021/verify/{code}/").status_code in {400, 404}


def test_the_keys_are_public(client: Client) -> None:
    answer = client.get("/.well-known/symposium-keys.json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    [key] = answer.json()["keys"]
    assert (key["kty"], key["crv"], len(key["x"])) == ("OKP", "Ed25519", 43)
