import base64
import secrets

import pytest
from pytest_django import Settings

from symposium.lib import sealed

PLACE = "documents_passport.facts"


def new_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


@pytest.mark.parametrize("key", ["", new_key()], ids=["derived", "given"])
def test_sealed_and_opened(settings: Settings, key: str) -> None:
    settings.PASSPORT_KEY = key
    text = sealed.seal("E1234567 محمد", PLACE)
    assert "E1234567" not in text
    assert text != sealed.seal("E1234567 محمد", PLACE)
    assert sealed.unseal(text, PLACE) == "E1234567 محمد"


def test_not_opened_elsewhere_nor_when_changed() -> None:
    text = sealed.seal("E1234567", PLACE)
    with pytest.raises(sealed.CannotUnseal, match="damaged"):
        sealed.unseal(text, "documents_passport.other")
    turned = "A" if text[20] != "A" else "B"
    for broken in [text[:20] + turned + text[21:], text[:30], "", "2" + text[1:]]:
        with pytest.raises(sealed.CannotUnseal):
            sealed.unseal(broken, PLACE)


def test_an_old_key_opens_and_no_longer_seals(settings: Settings) -> None:
    settings.PASSPORT_KEY = old = new_key()
    text = sealed.seal("E1234567", PLACE)
    settings.PASSPORT_KEY = new_key()
    with pytest.raises(sealed.CannotUnseal, match="no key"):
        sealed.unseal(text, PLACE)
    settings.PASSPORT_OLD_KEYS = [old]
    assert sealed.unseal(text, PLACE) == "E1234567"
    assert not sealed.is_current(text)
    assert sealed.is_current(sealed.seal("E1234567", PLACE))
