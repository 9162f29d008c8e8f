"""What visitors see of calls, and people of their own proposals."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import ngettext

from symposium.accounts.models import User
from symposium.calls.models import Call, Submission, SubmissionSpeaker
from symposium.lib.language_names import language_name
from symposium.program.models import Edition, Session


def calls_for_visitors(edition: Edition) -> list[Call]:
    """Published ones, those that close next first; one query."""
    return list(Call.objects.published().filter(edition=edition))


@dataclass(frozen=True)
class CallFacts:
    """What the page of a call says in a list."""

    kinds: list[str]
    lengths: list[str]
    tracks: list[str]
    languages: list[str]


def facts_of(call: Call) -> CallFacts:
    kinds = dict(Session.Kind.choices)
    return CallFacts(
        kinds=[str(kinds[kind]) for kind in call.kinds],
        lengths=[
            ngettext("%(count)d minute", "%(count)d minutes", n) % {"count": n}
            for n in call.durations
        ],
        tracks=[str(track) for track in call.tracks.all()],
        languages=[language_name(code) for code in call.languages],
    )


@dataclass(frozen=True)
class OwnLine:
    """A proposal of somebody's own. What the committee has decided and not announced is not in
    its state."""

    submission: Submission
    is_owner: bool
    is_editable: bool
    waits_for_me: bool


def own_submissions(user: User, edition: Edition, *, at: datetime) -> list[OwnLine]:
    """Own proposals and those in which the person has agreed to speak; two queries."""
    theirs = Q(owner=user) | Q(speakers__user=user, speakers__agreed_at__isnull=False)
    rows = Submission.objects.filter(theirs, call__edition=edition).distinct()
    rows = rows.select_related("call", "late_link").prefetch_related("speakers")
    return list(_lines(list(rows), user, at))


def _lines(rows: list[Submission], user: User, at: datetime) -> Iterator[OwnLine]:
    for row in rows:
        own = own_speaker(row, user)
        asked = row.state in {Submission.State.ACCEPTED, Submission.State.CONFIRMED}
        yield OwnLine(
            submission=row,
            is_owner=row.owner_id == user.pk,
            is_editable=row.is_editable_at(at),
            waits_for_me=bool(asked and own and own.confirmed_at is None),
        )


def own_speaker(submission: Submission, user: User) -> SubmissionSpeaker | None:
    """As whom the person speaks in a proposal, if they do."""
    speakers = submission.speakers.all()
    own = (one for one in speakers if one.user_id == user.pk and one.refused_at is None)
    return next(own, None)
