import base64
import json
import urllib.parse
from datetime import datetime

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.test import Client

from registration.documents import actions, drafts, guards, statements
from registration.documents.models import IssuedDocument
from registration.models import Registration


@pytest.fixture
def paper(amina: Registration, now: datetime) -> IssuedDocument:
    return actions.issue(draft=drafts.confirmation(amina), by=None, at=now)


def unbase64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_the_recipe_of_the_documentation(paper: IssuedDocument, client: Client) -> None:
    """Nothing but the published keys and a library for Ed25519."""
    keys = client.get("/.well-known/symposium-keys.json").json()["keys"]
    proof = urllib.parse.urlsplit(statements.address_of(paper)).fragment
    kid, statement, signature = proof.split(".")
    [key] = [key for key in keys if key["kid"] == kid]
    public = Ed25519PublicKey.from_public_bytes(unbase64(key["x"]))
    public.verify(unbase64(signature), b"symposium document 1\n" + unbase64(statement))
    stated = json.loads(unbase64(statement))
    assert stated["facts"]["name"] == "Amina Njeri"
    forged = unbase64(statement).replace(b"Amina", b"Anina")
    with pytest.raises(InvalidSignature):
        public.verify(unbase64(signature), b"symposium document 1\n" + forged)


def test_whatever_is_changed_in_a_statement_fails(paper: IssuedDocument) -> None:
    address = statements.address_of(paper)
    read = statements.read(address)
    assert read is not None
    assert read.is_signed
    stated = json.loads(read.statement)
    kid, _statement, signature = address.rpartition("#")[2].split(".")
    changes = [("kind", "visa_letter"), ("serial", "X" * 12), ("issued", "2020-01-01")]
    forgeries = [{**stated, name: value} for name, value in changes]
    forgeries += [
        {**stated, "facts": {**stated["facts"], name: f"{value}."}}
        for name, value in stated["facts"].items()
    ]
    for forgery in forgeries:
        text = json.dumps(forgery, ensure_ascii=False, separators=(",", ":"))
        encoded = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
        found = statements.read(f"{kid}.{encoded}.{signature}")
        assert found is not None
        assert not found.is_signed


@pytest.mark.parametrize("text", ["", "a.b", "a.b.c.d", "00000000.!!!.!!!", "x" * 5000])
def test_what_is_no_proof_is_none(text: str) -> None:
    proof = statements.read(text)
    assert proof is None or not proof.is_signed


def test_a_file_and_each_of_its_bytes(paper: IssuedDocument) -> None:
    pdf = b"%PDF-1.7 " + bytes(range(256)) * 4 + b"\n%%EOF"
    signed = statements.signed_file(pdf, paper.serial)
    assert statements.serial_of_file(signed) == (paper.serial, True)
    for place in [0, 500, len(pdf) - 1]:
        forged = bytearray(signed)
        forged[place] ^= 1
        assert statements.serial_of_file(bytes(forged)) == (paper.serial, False)
    assert statements.serial_of_file(pdf) == ("", False)
    assert statements.serial_of_file(signed + b"more") == ("", False)
    other = signed.replace(paper.serial.encode(), b"B" * 12)
    assert statements.serial_of_file(other) == ("B" * 12, False)


def test_a_commitment_tells_nothing_without_its_salt() -> None:
    one = statements.commitment("salt", "A1234567", "KE")
    assert one == statements.commitment("salt", "a 123 4567", "ke")
    assert one != statements.commitment("pepper", "A1234567", "KE")
    assert one != statements.commitment("salt", "A1234567K", "E")


def test_a_changed_row_is_not_genuine(paper: IssuedDocument) -> None:
    assert statements.is_genuine(paper)
    guards.remove()
    try:
        changed = paper.statement.replace("Amina", "Anina")
        IssuedDocument.objects.filter(pk=paper.pk).update(statement=changed)
        paper.refresh_from_db()
        assert not statements.is_genuine(paper)
    finally:
        guards.install()
