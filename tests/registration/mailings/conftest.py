"""People who have registered, and a mailing to them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from registration.mailings import actions
from registration.mailings.models import Letter, Mailing
from registration.models import Registration
from symposium.accounts.models import User
from symposium.lib.translated import translated
from symposium.program.models import Edition
from tests.registration.conftest import Register

SUBJECT = {"en": "Before you travel, {name}", "zh-hans": "{name}，出发之前"}
TEXT = {
    "en": "Dear {name},\n\nbring:\n- a passport\n- [your page]({own_address})\n\n{edition}",
    "zh-hans": "{name}：\n\n请携带护照。\n\n{edition}",
}
Draft = Callable[..., Mailing]
Start = Callable[..., Mailing]


@pytest.fixture
def draft(edition: Edition, organizer: User, now: datetime) -> Draft:
    """A mailing that has not been started."""

    def make(**fields: Any) -> Mailing:
        values: dict[str, Any] = {"subject": SUBJECT, "text": TEXT, "purpose": "necessary"}
        values |= fields
        values |= {name: translated(values[name]) for name in ("subject", "text")}
        return actions.create_mailing(edition=edition, by=organizer, at=now, **values)

    return make


@pytest.fixture
def start(draft: Draft, organizer: User, now: datetime) -> Start:
    """A mailing to everybody who is registered, whose letters wait."""

    def begin(**fields: Any) -> Mailing:
        mailing = draft(**fields)
        rows = Registration.objects.filter(edition=mailing.edition)
        actions.start_mailing(
            mailing=mailing, rows=rows, expected=rows.count(), by=organizer, at=now
        )
        mailing.refresh_from_db()
        return mailing

    return begin


@pytest.fixture
def letter(make: Register, start: Start) -> Letter:
    """The one letter of a mailing to one person."""
    make(display_name="Amina Njeri", email="amina@example.net")
    return Letter.objects.get(mailing=start())


def standings(mailing: Mailing, at: datetime) -> list[str]:
    return [one.standing_at(at).value for one in mailing.letters.order_by("pk")]
