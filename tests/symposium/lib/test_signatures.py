import base64
import secrets

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from pytest_django import Settings

from symposium.lib import keys, signatures


def new_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


@pytest.mark.parametrize("key", ["", new_key()], ids=["derived", "given"])
def test_anybody_with_the_public_key_can_check(settings: Settings, key: str) -> None:
    settings.SIGNING_KEY = key
    signature = signatures.sign(b"a certificate")
    assert len(signature) == signatures.LENGTH
    public = signatures.public_keys()[signatures.key_id()]
    Ed25519PublicKey.from_public_bytes(public).verify(signature, b"a certificate")
    assert signatures.verify(b"a certificate", signature)
    assert signatures.verify(b"a certificate", signature, signatures.key_id())


def test_another_payload_signature_or_key_is_refused() -> None:
    signature = signatures.sign(b"a certificate")
    assert not signatures.verify(b"A certificate", signature)
    assert not signatures.verify(b"a certificate", signature[:-1] + bytes([signature[-1] ^ 1]))
    assert not signatures.verify(b"a certificate", b"")
    assert not signatures.verify(b"a certificate", signature, "00000000")


def test_what_an_earlier_key_has_signed_stays_valid(settings: Settings) -> None:
    settings.SIGNING_KEY = new_key()
    name, signature = signatures.key_id(), signatures.sign(b"of last year")
    old = keys.written(signatures.public_keys()[name])
    settings.SIGNING_KEY = new_key()
    assert not signatures.verify(b"of last year", signature)
    settings.SIGNING_OLD_KEYS = [old]
    assert signatures.verify(b"of last year", signature, name)
    assert list(signatures.public_keys()) == [signatures.key_id(), name]


def test_the_derived_key_hangs_on_the_secret_alone(settings: Settings) -> None:
    settings.SIGNING_KEY = ""
    before = signatures.key_id()
    assert signatures.key_id() == before
    settings.SECRET_KEY = "another one, of more than forty characters, for tests"
    assert signatures.key_id() != before


@pytest.mark.parametrize("text", ["short", "!" * 44, "A" * 88])
def test_a_key_that_makes_no_sense_is_named(settings: Settings, text: str) -> None:
    settings.SIGNING_KEY = text
    with pytest.raises(ImproperlyConfigured, match="SIGNING_KEY must be 32 bytes in base64"):
        signatures.sign(b"")


def test_the_command_prints_public_keys(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("signing_key")
    name, key = capsys.readouterr().out.split()
    assert keys.read(key, "") == signatures.public_keys()[name]
