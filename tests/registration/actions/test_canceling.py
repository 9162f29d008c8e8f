from datetime import datetime

import pytest

from registration import actions
from symposium.program.models import Edition
from tests.registration.conftest import Register


def test_canceling_and_coming_after_all(make: Register, now: datetime) -> None:
    registration = make()
    actions.cancel(registration=registration, at=now)
    actions.cancel(registration=registration, at=now)
    registration.refresh_from_db()
    assert registration.is_canceled
    actions.reinstate(registration=registration, at=now)
    registration.refresh_from_db()
    assert registration.is_confirmed


def test_after_the_edition_nobody_comes_after_all(make: Register, edition: Edition) -> None:
    registration = make(state="canceled")
    with pytest.raises(actions.RegistrationClosed):
        actions.reinstate(registration=registration, at=edition.ends_at)
