"""Several sessions in one room at one time: refused, unless somebody signs for it.

The database keeps them apart by itself (`guards`). What is decided here is who may share a room,
and the group that tells the database so.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.lib.refusals import Refusal
from symposium.program import guards
from symposium.program.actions.waivers import ROOM_OVERLAP, sign_overlap
from symposium.program.models import Session, Waiver
from symposium.program.planning import overlaps
from symposium.program.planning.findings import key_of


class RoomTaken(Refusal):
    """Others are in the room at that time, and nobody has accepted that. `others` by start."""

    code = "room_taken"
    message = _("Another session is in this room at that time.")

    def __init__(self, session: Session, others: Sequence[Session]) -> None:
        super().__init__()
        self.session = session
        self.others = list(others)


def neighbors_of(session: Session) -> QuerySet[Session]:
    """Others that are in the session's room at its time; none while it takes no room."""
    if not session.room_id or not session.starts_at or session.status == Session.Status.CANCELLED:
        return Session.objects.none()
    return (
        Session.objects.filter(
            room=session.room_id, starts_at__lt=session.ends_at, ends_at__gt=session.starts_at
        )
        .exclude(pk=session.pk)
        .exclude(status=Session.Status.CANCELLED)
        .order_by("starts_at", "id")
    )


def take_room(
    session: Session, *, before: Iterable[int], accept: str, by: User, at: datetime
) -> set[int]:
    """Let a session have the place that it was given; saving it is the caller's. Returns the keys
    of those who are there.

    `before` are the keys of those with whom it shared its room until now: they go on sharing it.
    Others need a waiver; with the reason `accept` one is signed for each of them. Raises
    RoomTaken without it.
    """
    others = list(neighbors_of(session))
    strangers = [other for other in others if other.pk not in set(before)]
    unsigned = _unsigned(session, strangers)
    if unsigned and not accept:
        raise RoomTaken(session, unsigned)
    for other in unsigned:
        sign_overlap(session=session, other=other, reason=accept, by=by, at=at)
    _group(session, others)
    return {other.pk for other in others}


def save(session: Session) -> None:
    """Save; raises RoomTaken, and leaves the transaction usable, when the database refuses."""
    try:
        with transaction.atomic():
            session.save()
    except IntegrityError as error:
        if guards.NAME not in str(error):
            raise
        raise RoomTaken(session, list(neighbors_of(session))) from error


def _unsigned(session: Session, others: Sequence[Session]) -> list[Session]:
    if not others:
        return []
    keys = {key_of(ROOM_OVERLAP, (session, other)): other for other in others}
    waivers = Waiver.objects.filter(edition=session.edition_id, key__in=keys)
    signed = set(waivers.values_list("key", flat=True))
    return [other for key, other in keys.items() if key not in signed]


def _group(session: Session, others: Sequence[Session]) -> None:
    """Give the session and those beside it one group, and all who share a group with them."""
    kept = {other.overlap_group for other in others} & {session.overlap_group} - {None}
    session.overlap_group = kept.pop() if kept else None
    groups = {other.overlap_group for other in others} - {None}
    beside = {other.pk: other for other in others}
    if groups:
        members = Session.objects.filter(room=session.room_id, overlap_group__in=groups)
        beside |= {
            member.pk: member
            for member in members.exclude(pk=session.pk)
            if member.pk not in beside
        }
    together = [one for one in [session, *beside.values()] if one.starts_at]
    together.sort(key=lambda one: one.starts_at)  # type: ignore[arg-type, return-value]  # all have one
    changed = [one.pk for one in overlaps.accept(together) if one is not session]
    if changed:
        # Out of the room first: the database looks at each row as it changes.
        rows = Session.objects.filter(pk__in=changed)
        Session.objects.filter(pk__in=[*changed, session.pk]).update(room=None)
        rows.update(overlap_group=session.overlap_group)
        rows.update(room=session.room_id)
