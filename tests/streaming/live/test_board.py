"""Boards: the contract that the browser keeps too, and board + events = fresh board."""

import json
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from streaming.broadcast.models import Stage
from streaming.live import board
from streaming.questions import actions, queries
from streaming.questions.access import Participant
from streaming.questions.models import Question, QuestionRoom
from symposium.accounts.models import User
from symposium.lib import eventlog
from symposium.lib.events import Audience, Json, stream_of
from symposium.lib.refusals import Refusal

CONTRACTS = Path(__file__).resolve().parents[2] / "contracts" / "board"


@pytest.mark.parametrize("name", sorted(path.stem for path in CONTRACTS.glob("*.json")))
def test_events_change_boards_as_the_contract_says(name: str) -> None:
    case = json.loads((CONTRACTS / f"{name}.json").read_text())
    document = case["before"]
    before = json.dumps(document)
    for event in case["events"]:
        document = board.reduce(document, event)
    assert document == case["after"]
    assert json.dumps(case["before"]) == before, "the old board must stay as it is"


MOVES = ["ask", "ask", "vote", "vote", "unvote", "publish", "publish", "requeue", "decline"]
MOVES += ["answer", "write", "pin", "unpin", "edit", "withdraw", "rules"]
Step = tuple[str, int, int]


class History:
    """Plays random steps through the real actions."""

    def __init__(self, stage: Stage, moderator: User, at: datetime) -> None:
        self.stage, self.moderator, self.at = stage, moderator, at
        self.count = 0

    def play(self, step: Step) -> None:
        move, number, person = step
        self.at += timedelta(seconds=1)
        questions = list(Question.objects.filter(stage=self.stage).order_by("id"))
        if move == "ask" or not questions:
            self._ask(person)
            return
        question = questions[number % len(questions)]
        act: dict[str, Any] = {"question": question, "by": self.moderator, "at": self.at}
        verbs: dict[str, Callable[[], object]] = {
            "vote": lambda: self._vote(question, person, is_on=True),
            "unvote": lambda: self._vote(question, person, is_on=False),
            "publish": lambda: actions.publish(**act),
            "requeue": lambda: actions.requeue(**act),
            "decline": lambda: actions.decline(**act, reason=f"Reason {number}"),
            "answer": lambda: actions.answer(**act),
            "write": lambda: actions.answer(**act, answer_text=f"Answer {number}"),
            "pin": lambda: actions.pin(**act),
            "unpin": lambda: actions.unpin(**act),
            "edit": lambda: actions.edit(**act, text_given=f"Edited {number}?"),
            "withdraw": lambda: actions.withdraw(question=question, at=self.at),
            "rules": lambda: self._rules(number),
        }
        verbs[move]()

    def _ask(self, person: int) -> None:
        self.count += 1
        actions.ask(
            stage=self.stage,
            participant=Participant(None, f"person-{person}"),
            text_given=f"Question {self.count}?",
            client_id=f"c{self.count}",
            at=self.at,
            display_name="Curator" if person % 2 else "",
        )

    def _vote(self, question: Question, person: int, *, is_on: bool) -> None:
        actions.upvote(
            stage=self.stage,
            question=question.public_id,
            participant=Participant(None, f"person-{person}"),
            is_on=is_on,
            at=self.at,
        )

    def _rules(self, number: int) -> None:
        room = queries.room_of(self.stage)
        room.is_moderated = number % 2 == 0
        actions.change_rules(room=room, by=self.moderator, at=self.at)


steps = st.lists(
    st.tuples(st.sampled_from(MOVES), st.integers(0, 5), st.integers(0, 3)), max_size=25
)


@pytest.mark.django_db
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(history=steps, cut=st.integers(0, 25), seed=st.integers(0, 2**16))
def test_a_board_and_its_events_make_a_fresh_board(
    stage: Stage,
    moderator: User,
    now: datetime,
    django_capture_on_commit_callbacks: Any,
    history: list[Step],
    cut: int,
    seed: int,
) -> None:
    """Whatever happened before and after, for the audience and for moderators; and no event
    harms that arrives twice, or in another order than the rows were written."""
    Question.objects.all().delete()
    QuestionRoom.objects.all().delete()
    player = History(stage, moderator, now)
    log = eventlog.get_log()
    _play(player, history[:cut], django_capture_on_commit_callbacks)
    channels: tuple[Audience, ...] = ("public", "moderators")
    streams = {channel: stream_of(stage.key, channel) for channel in channels}
    before = {channel: board.assemble(stage, channel, now) for channel in channels}
    since = {channel: log.last_position(streams[channel]) for channel in channels}
    _play(player, history[cut:], django_capture_on_commit_callbacks)
    for channel in channels:
        fresh = board.assemble(stage, channel, now)
        entries = log.read(streams[channel], since[channel])
        advanced = board.Snapshot(before[channel], since[channel]).after(entries)
        assert advanced.document == fresh
        assert board.Snapshot(fresh, "").after(_tallies(entries, seed)).document == fresh


def _play(player: History, history: list[Step], capture: Any) -> None:
    with capture(execute=True):
        for step in history:
            try:
                player.play(step)
            except Refusal:
                continue


def _tallies(entries: list[eventlog.Entry], seed: int) -> list[eventlog.Entry]:
    """Events of votes and of moderators, late and in any order."""
    kinds = (b'{"type":"question.voted"', b'{"type":"queue.')
    late = [entry for entry in entries if entry.body.startswith(kinds)]
    random.Random(seed).shuffle(late)
    return late


@pytest.mark.django_db
def test_the_board_over_http_follows_the_log_without_asking_the_database(
    stage: Stage,
    now: datetime,
    django_assert_num_queries: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    QuestionRoom.objects.create(stage=stage, is_moderated=False)
    first = board.current(stage)
    with django_capture_on_commit_callbacks(execute=True):
        actions.ask(
            stage=stage,
            participant=Participant(None, "one"),
            text_given="How old?",
            client_id="c",
            at=now,
        )
    with django_assert_num_queries(0):
        second = board.current(stage)
    assert [question["text"] for question in _open(second)] == ["How old?"]
    assert _open(first) == []


@pytest.mark.django_db
def test_an_event_that_does_not_fit_is_left_out(stage: Stage, caplog: Any) -> None:
    snapshot = board.Snapshot({"stage": "x", "queue": {"questions": []}}, "1-0")
    odd = [
        eventlog.Entry("1-1", b"not json"),
        eventlog.Entry("1-2", b'{"type":"queue.question_changed"}'),
    ]
    after = snapshot.after(odd)
    assert (after.document, after.position) == (snapshot.document, "1-2")
    assert [record.getMessage()[:31] for record in caplog.records] == [
        "An event does not fit the board"
    ] * 2


def _open(snapshot: board.Snapshot) -> list[Json]:
    questions: list[Json] = snapshot.document["questions"]["open"]
    return questions
