"""A stage in the main hall, with the opening ceremony in its running order."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from streaming.broadcast import actions
from streaming.broadcast.models import Source, Stage
from symposium.accounts.models import User
from symposium.program.actions import publish_program
from symposium.program.models import Edition, Room, Session

Adds = Callable[..., Source]


@pytest.fixture
def stage(edition: Edition, room: Room, opening: Session, now: datetime) -> Stage:
    """The opening is on at NOW; a keynote follows, and something that is not broadcast."""
    for slug, hours, is_streamed in [("keynote", 3, True), ("photo", 2, False)]:
        Session.objects.create(
            edition=edition,
            slug=slug,
            title={"en": slug.title()},
            room=room,
            starts_at=now + timedelta(hours=hours),
            ends_at=now + timedelta(hours=hours, minutes=45),
            is_streamed=is_streamed,
        )
    publish_program(edition=edition, by=None, at=now)
    return Stage.objects.create(edition=edition, slug="main", name={"en": "Main stage"}, room=room)


@pytest.fixture
def adds(stage: Stage, organizer: User, now: datetime) -> Adds:
    """Adds sources to the stage."""

    def add(url: str = "/stream/a.m3u8", *, is_active: bool = True, label: str = "") -> Source:
        return actions.add_source(
            stage=stage,
            url=url,
            label=label,
            audio_languages=["en"],
            is_active=is_active,
            by=organizer,
            at=now,
        )

    return add
