"""A stage with questions on it."""

from datetime import datetime

import pytest

from streaming.broadcast.models import Stage
from streaming.questions import actions
from streaming.questions.access import Participant
from streaming.questions.models import Question, QuestionRoom
from symposium.program.models import Edition, Room
from tests.streaming.questions.asking import Asks


@pytest.fixture
def stage(edition: Edition, room: Room) -> Stage:
    return Stage.objects.create(edition=edition, slug="main", name={"en": "Main stage"}, room=room)


@pytest.fixture
def viewer() -> Participant:
    """A browser without an account."""
    return Participant(None, "viewer-one")


@pytest.fixture
def unmoderated(stage: Stage) -> QuestionRoom:
    return QuestionRoom.objects.create(stage=stage, is_moderated=False)


@pytest.fixture
def asks(stage: Stage, now: datetime) -> Asks:
    """Asks questions, each from another browser."""
    count = 0

    def ask(text: str = "How old is this ammonite?", by: Participant | None = None) -> Question:
        nonlocal count
        count += 1
        return actions.ask(
            stage=stage,
            participant=by or Participant(None, f"viewer-{count}"),
            text_given=text,
            client_id=f"c{count}",
            at=now,
        )

    return ask
