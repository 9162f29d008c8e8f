from datetime import datetime

import pytest

from registration import actions
from registration.models import Category, Quota
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


def test_coming_after_all_leads_to_the_end_of_the_line(
    make: Register, edition: Edition, now: datetime
) -> None:
    Quota.objects.create(edition=edition, name="All", size=1)
    make()
    late = make(state="canceled")
    actions.reinstate(registration=late, at=now)
    late.refresh_from_db()
    assert (late.state, late.waiting_since) == ("waiting", now)


def test_coming_after_all_needs_the_approval_that_was_never_given(
    make: Register, press: Category, now: datetime
) -> None:
    asked = make(category=press, state="canceled")
    agreed = make(category=press, state="canceled", decided_at=now)
    for registration, state in [(asked, "requested"), (agreed, "confirmed")]:
        actions.reinstate(registration=registration, at=now)
        registration.refresh_from_db()
        assert registration.state == state


def test_who_was_declined_cannot_get_around_it(make: Register, now: datetime) -> None:
    declined = make(state="declined")
    actions.cancel(registration=declined, at=now)
    actions.reinstate(registration=declined, at=now)
    declined.refresh_from_db()
    assert declined.state == "declined"
