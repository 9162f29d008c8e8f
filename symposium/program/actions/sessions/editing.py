"""Writing one session: adding, editing, moving, removing."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib.refusals import Refusal
from symposium.program.actions.sessions.announcing import tell_removed, tell_saved
from symposium.program.actions.sessions.people import Person, names_of, set_people
from symposium.program.actions.sessions.sharing import neighbors_of, save, take_room
from symposium.program.actions.stars import keep_stars
from symposium.program.models import Edition, Room, Session, Track

PLACE = {"room", "starts_at", "ends_at", "minutes"}
TAKES_ROOM = {*PLACE, "status"}
"""Fields that decide whether a session meets another one in its room."""


class StaleWrite(Refusal):
    """Somebody else has changed the session since the author has read it."""

    code = "stale_write"
    message = _("Somebody else has changed this session in the meantime. Nothing was overwritten.")

    def __init__(self, current: Session) -> None:
        super().__init__()
        self.current = current


@transaction.atomic
def add_session(
    *,
    edition: Edition,
    values: Mapping[str, Any],
    people: Sequence[Person] = (),
    guid: UUID | None = None,
    accept: str = "",
    by: User,
    at: datetime,
) -> Session:
    """Make a session of field values; its address is made of its title and stays.

    Adding a `guid` twice is adding it once: the session that has it is returned as it is. Raises
    RoomTaken unless `accept` gives a reason.
    """
    lock_edition(edition.pk)
    if guid and (known := edition.sessions.filter(guid=guid).first()):
        return known
    session = Session(edition=edition, slug=_free_slug(edition, values["title"]))
    if guid:
        session.guid = guid
    for name, value in with_slot(session, values).items():
        setattr(session, name, value)
    take_room(session, before=(), accept=accept, by=by, at=at)
    save(session)
    set_people(session, people)
    _record(session, "session.added", by, at)
    tell_saved(edition, {session.pk, *(other.pk for other in neighbors_of(session))}, by)
    return session


@transaction.atomic
def edit_session(
    *,
    session: Session,
    version: int,
    values: Mapping[str, Any],
    people: Sequence[Person] | None = None,
    accept: str = "",
    by: User,
    at: datetime,
) -> Session:
    """Change the fields that `values` names, and no others. A session that is given a start or a
    length ends accordingly; one that loses its start keeps its length. `people` None leaves them;
    otherwise these and no others take part.

    Raises StaleWrite, and changes nothing, when the session is not at `version` any more; and
    RoomTaken when others are in the room, unless `accept` gives a reason.
    """
    lock_edition(session.edition_id)
    current = _locked(session, version)
    touched = change(current, values=values, people=people, accept=accept, by=by, at=at)
    if touched:
        tell_saved(current.edition, touched, by)
    return current


def change(
    current: Session,
    *,
    values: Mapping[str, Any],
    people: Sequence[Person] | None,
    accept: str,
    by: User,
    at: datetime,
) -> set[int]:
    """Change a session that is locked, and write it down.

    Returns the keys of sessions that look different now: itself, and those with whom it shares a
    room, or did; none when nothing has changed.
    """
    values = with_slot(current, values)
    changes = {
        name: (_told(getattr(current, name)), _told(value))
        for name, value in values.items()
        if getattr(current, name) != value
    }
    is_placed = bool(changes.keys() & TAKES_ROOM)
    before = [other.pk for other in neighbors_of(current)] if is_placed else []
    for name, value in values.items():
        setattr(current, name, value)
    if people is not None:
        were = names_of(current)
        set_people(current, people)
        if (are := names_of(current)) != were:
            changes["people"] = (were, are)
    if not changes:
        return set()
    touched = {current.pk, *before}
    if is_placed:
        touched |= take_room(current, before=before, accept=accept, by=by, at=at)
    current.version += 1
    save(current)
    verb = "session.moved" if changes.keys() <= PLACE else "session.changed"
    _record(current, verb, by, at, changes)
    return touched


def move_session(
    *,
    session: Session,
    version: int,
    room: Room | None,
    starts_at: datetime | None,
    ends_at: datetime | None,
    accept: str = "",
    by: User,
    at: datetime,
) -> Session:
    """Put a session elsewhere; raises StaleWrite and RoomTaken as `edit_session` does."""
    values = {"room": room, "starts_at": starts_at, "ends_at": ends_at}
    return edit_session(
        session=session, version=version, values=values, accept=accept, by=by, at=at
    )


def unschedule_session(*, session: Session, version: int, by: User, at: datetime) -> Session:
    """Take a session out of the timetable and keep all that is written about it."""
    values = {"room": None, "starts_at": None}
    return edit_session(session=session, version=version, values=values, by=by, at=at)


@transaction.atomic
def delete_session(*, session: Session, version: int, by: User, at: datetime) -> None:
    """Remove a session for good; calendars learn of it with the next release."""
    lock_edition(session.edition_id)
    current = _locked(session, version)
    beside = [other.pk for other in neighbors_of(current)]
    _record(current, "session.deleted", by, at)
    keep_stars(current)
    current.delete()
    tell_removed(current, by)
    if beside:
        tell_saved(current.edition, beside, by)


def lock_edition(key: int) -> None:
    """Let one write after the other into an edition's program: two that take one room, or accept
    each other's neighbors, would else wait for each other forever."""
    Edition.objects.select_for_update(no_key=True).get(pk=key)


def with_slot(session: Session, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with start, end and length in agreement; an end that is named decides."""
    values = dict(values)
    if not values.keys() & {"starts_at", "ends_at", "minutes"}:
        return values
    starts_at = values.get("starts_at", session.starts_at)
    if starts_at is None:
        return values | {"starts_at": None, "ends_at": None}
    ends_at = values.get("ends_at")
    if ends_at is None:
        minutes = values.get("minutes", session.minutes)
        return values | {"ends_at": starts_at + timedelta(minutes=minutes)}
    return values | {"minutes": int((ends_at - starts_at).total_seconds() // 60) or 1}


def _locked(session: Session, version: int) -> Session:
    current = Session.objects.select_for_update().get(pk=session.pk)
    if current.version != version:
        raise StaleWrite(current)
    return current


def _record(
    session: Session,
    verb: str,
    by: User,
    at: datetime,
    changes: Mapping[str, tuple[object, object]] | None = None,
) -> None:
    record_audit(
        actor=by,
        verb=verb,
        target=session,
        at=at,
        edition_slug=session.edition.slug,
        changes=changes,
    )


def _told(value: object) -> object:
    return str(value) if isinstance(value, Room | Track) else value


def _free_slug(edition: Edition, title: Mapping[str, str]) -> str:
    """A slug of the title's Latin letters; titles without any are numbered."""
    words = (slugify(text) for text in [title.get("en", ""), *title.values()])
    stem = next((word[:70].strip("-") for word in words if word), "session")
    # "new" is the address of the form that adds one.
    taken = {"new", *edition.sessions.values_list("slug", flat=True)}
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
