from datetime import timedelta

import pytest
from django.contrib.sessions.backends.cache import SessionStore

from symposium.privacy import codes
from tests.conftest import NOW


@pytest.fixture
def session() -> SessionStore:
    return SessionStore()


def test_a_code_is_good_once(session: SessionStore) -> None:
    code = codes.new_code(session, NOW)
    assert code not in str(dict(session))
    assert codes.is_right(session, f" {code[:4]} {code[4:]} ", NOW)
    assert not codes.is_right(session, code, NOW)


def test_a_code_gets_old(session: SessionStore) -> None:
    code = codes.new_code(session, NOW)
    assert codes.is_waiting(session, NOW + timedelta(minutes=14))
    assert not codes.is_right(session, code, NOW + timedelta(minutes=15))


def test_nobody_guesses_more_than_five_times(session: SessionStore) -> None:
    code = codes.new_code(session, NOW)
    for _time in range(5):
        assert not codes.is_right(session, "no", NOW)
    assert not codes.is_right(session, code, NOW)
    assert codes.is_right(session, codes.new_code(session, NOW), NOW)
