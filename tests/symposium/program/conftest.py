"""A second room, a second track, two parallel forums, and a published program."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from symposium.institutions.models import Institution
from symposium.program import actions
from symposium.program.models import (
    Edition,
    Participation,
    Release,
    Room,
    Session,
    Speaker,
    Track,
)
from tests.conftest import NOW

SCHEDULES = Path(__file__).resolve().parents[2] / "data" / "schedules"


@pytest.fixture
def second_room(edition: Edition) -> Room:
    return Room.objects.create(edition=edition, slug="room-a", name={"en": "Room A"}, position=1)


@pytest.fixture
def museum(db: None) -> Institution:
    return Institution.objects.create(
        slug="nature-museum",
        name={"en": "Nature Museum", "zh-hans": "自然博物馆"},
        sort_name="Nature Museum",
        territory="KE",
    )


@pytest.fixture
def chair(edition: Edition, museum: Institution) -> Speaker:
    return Speaker.objects.create(
        edition=edition, name={"en": "Élan Chair", "zh-hans": "主持人"}, institution=museum
    )


@pytest.fixture
def forum(edition: Edition, room: Room, track: Track, chair: Speaker) -> Session:
    """13:30 to 15:00 in Beijing, in the main hall."""
    session = Session.objects.create(
        edition=edition,
        slug="forum",
        title={"en": "Oceans and climate", "zh-hans": "海洋与气候"},
        abstract={"en": "What a whale tells.", "zh-hans": "鲸鱼的故事。"},
        kind=Session.Kind.FORUM,
        track=track,
        room=room,
        starts_at=datetime(2021, 12, 14, 5, 30, tzinfo=UTC),
        ends_at=datetime(2021, 12, 14, 7, 0, tzinfo=UTC),
        floor_languages=["en"],
        interpretation_languages=["zh-hans"],
        sdg_goals=[14],
    )
    Participation.objects.create(session=session, speaker=chair, part=Participation.Part.CHAIR)
    return session


@pytest.fixture
def evening(edition: Edition, second_room: Room) -> Session:
    """23:30 to 00:30 in Beijing: another day in most of the world."""
    return Session.objects.create(
        edition=edition,
        slug="evening",
        title={"en": "Night of the stars"},
        kind=Session.Kind.VISIT,
        room=second_room,
        starts_at=datetime(2021, 12, 14, 15, 30, tzinfo=UTC),
        ends_at=datetime(2021, 12, 14, 16, 30, tzinfo=UTC),
    )


@pytest.fixture
def release(edition: Edition, opening: Session, forum: Session, evening: Session) -> Release:
    return actions.publish_program(edition=edition, by=None, at=NOW - timedelta(days=1))


@pytest.fixture
def clash(opening: Session, forum: Session, second_room: Room) -> Session:
    """The forum, put into the opening's time and room by an import."""
    Session.objects.update(overlap_group=-7)
    forum.overlap_group = -7
    forum.starts_at, forum.ends_at, forum.minutes = opening.starts_at, opening.ends_at, 120
    forum.save()
    return forum
