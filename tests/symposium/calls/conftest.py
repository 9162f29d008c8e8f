"""A call that is open at NOW, a proposal that lacks nothing, a jury of four."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from symposium.accounts.models import User
from symposium.calls import actions
from symposium.calls.models import Call, Submission
from symposium.jury import actions as jury
from symposium.jury.models import Assignment, Juror
from symposium.program.models import Edition, Track
from tests.conftest import NOW

WORDS = {
    "title": {"en": "What a whale tells", "zh-hans": "鲸鱼的故事"},
    "abstract": {"en": "Bones, songs and plastics."},
    "kind": "talk",
    "minutes": 45,
    "spoken_languages": ["en"],
    "keywords": ["oceans"],
}


@pytest.fixture(autouse=True)
def _still(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.RATE_LIMITS_ENABLED = False


def make_call(edition: Edition, by: User, slug: str = "talks", **values: object) -> Call:
    filled: dict[str, object] = {
        "title": {"en": "Call for talks", "zh-hans": "征集报告"},
        "text": {"en": "Tell us."},
        "opens_at": NOW - timedelta(days=10),
        # Views read the real clock, which is later than NOW; actions are given NOW.
        "closes_at": NOW + timedelta(days=365 * 100),
        "time_zone": edition.time_zone,
        "languages": ["en", "zh-hans"],
        "is_published": True,
        **values,
    }
    call = Call(edition=edition, slug=slug, **filled)
    return actions.save_call(call=call, tracks=[], changes={}, by=by, at=NOW)


@pytest.fixture
def call(edition: Edition, organizer: User, track: Track) -> Call:
    call = make_call(edition, organizer)
    call.tracks.add(track)
    return call


@pytest.fixture
def draft(call: Call, speaker: User) -> Submission:
    return actions.start_submission(call=call, owner=speaker, at=NOW)


def fill(submission: Submission, **values: object) -> Submission:
    return actions.save_words(
        submission=submission,
        version=submission.version,
        values={**WORDS, **values},
        at=NOW,
    )


@pytest.fixture
def submission(draft: Submission, speaker: User) -> Submission:
    """The speaker's own, handed in."""
    return actions.submit(submission=fill(draft), by=speaker, at=NOW)


def propose(call: Call, name: str, **values: object) -> Submission:
    """Somebody else's proposal, handed in."""
    user = User.objects.create_user(f"{name}@example.net", display_name=name.title())
    begun = actions.start_submission(call=call, owner=user, at=NOW)
    words = {"title": {"en": f"About {name}"}, **values}
    return actions.submit(submission=fill(begun, **words), by=user, at=NOW)


@pytest.fixture
def jurors(call: Call, organizer: User) -> list[Juror]:
    return [
        actions.save_juror(
            call=call, juror=Juror(), email=f"juror-{number}@example.org", by=organizer, at=NOW
        )
        for number in range(4)
    ]


@pytest.fixture
def assignments(
    call: Call, submission: Submission, jurors: list[Juror], organizer: User
) -> list[Assignment]:
    actions.assign_reviews(call=call, by=organizer, at=NOW)
    return list(Assignment.objects.order_by("pk"))


def judge(assignment: Assignment, score: int = 4, **values: str) -> None:
    procedure = assignment.entry.procedure
    said = {
        "recommendation": "accept",
        "comment_to_authors": "",
        "comment_to_committee": "",
        **values,
    }
    jury.save_review(
        assignment=assignment,
        version=0,
        opinion=jury.Opinion({str(one.pk): score for one in procedure.criteria.all()}, **said),
        submit=True,
        at=NOW,
    )


def accept(submission: Submission, by: User, decision: str = "accepted") -> Submission:
    """Decided on and announced."""
    call = submission.call
    actions.decide(
        call=call,
        submissions=[submission],
        decision=decision,
        reason="It fits." if decision == "accepted" else "Too many whales.",
        by=by,
        at=NOW,
    )
    actions.announce(call=call, submissions=[submission], by=by, at=NOW)
    return Submission.objects.get(pk=submission.pk)
