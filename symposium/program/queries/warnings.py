"""What an organizer should look at before publishing. It is computed and blocks nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model
from django.utils.translation import gettext as _

from symposium.program.models import Edition, Session


@dataclass(frozen=True)
class Overlap:
    """`kind` is "room" or "person"; `text` says in the reader's language what is wrong."""

    kind: str
    first: Session
    second: Session
    text: str


def warnings_of(edition: Edition) -> list[Overlap]:
    """Sessions that overlap in a room, and people who would have to be in two places at once.

    Costs three queries; n sessions are compared with their neighbors in time only.
    """
    sessions = list(
        Session.objects.filter(edition=edition)
        .scheduled()
        .select_related("room")
        .prefetch_related("participations__speaker")
        .order_by("starts_at", "id")
    )
    return [*_room_overlaps(sessions), *_double_bookings(sessions)]


def _room_overlaps(sessions: list[Session]) -> Iterator[Overlap]:
    for room, first, second in _overlaps((s.room, s) for s in sessions if s.room):
        yield Overlap(
            "room",
            first,
            second,
            _("%(room)s holds “%(first)s” and “%(second)s” at the same time.")
            % {"room": room, "first": first, "second": second},
        )


def _double_bookings(sessions: list[Session]) -> Iterator[Overlap]:
    pairs = {
        (part.speaker, session): None
        for session in sessions
        for part in session.participations.all()
    }
    for person, first, second in _overlaps(pairs):
        yield Overlap(
            "person",
            first,
            second,
            _("%(person)s takes part in “%(first)s” and “%(second)s” at the same time.")
            % {"person": person, "first": first, "second": second},
        )


def _overlaps(pairs: Iterable[tuple[Model, Session]]) -> Iterator[tuple[Model, Session, Session]]:
    """Pairs of sessions that the same room or person holds at the same time.

    `pairs` come in the order in which the sessions start.
    """
    running: dict[Model, list[Session]] = {}
    for holder, session in pairs:
        still_on = [s for s in running.get(holder, []) if _end(s) > _start(session)]
        for other in still_on:
            yield holder, other, session
        running[holder] = [*still_on, session]


def _start(session: Session) -> datetime:
    assert session.starts_at  # noqa: S101 - `scheduled()` guarantees it
    return session.starts_at


def _end(session: Session) -> datetime:
    assert session.ends_at  # noqa: S101 - the table's constraint guarantees it
    return session.ends_at
