"""Verbs on a session's working state. Each write names the version that its author has seen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib.folding import folded
from symposium.lib.refusals import Refusal
from symposium.program import guards
from symposium.program.models import Edition, Participation, Room, Session, Speaker


@dataclass(frozen=True)
class Person:
    """Somebody in a session: known by GUID, or by name, or new."""

    name: str
    part: str
    guid: UUID | None = None


class StaleWrite(Refusal):
    """Somebody else has changed the session since the author has read it."""

    code = "stale_write"
    message = _("Somebody else has changed this session in the meantime. Nothing was overwritten.")

    def __init__(self, current: Session) -> None:
        super().__init__()
        self.current = current


class RoomTaken(Refusal):
    """Another session is in the room at that time, and nobody has accepted that."""

    code = "room_taken"
    message = _("Another session is in this room at that time.")

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session


@transaction.atomic
def add_session(
    *,
    edition: Edition,
    values: Mapping[str, Any],
    people: Sequence[Person] = (),
    by: User,
    at: datetime,
) -> Session:
    """Make a session of field values; its address is made of its title and stays."""
    session = Session(edition=edition, slug=_free_slug(edition, values["title"]))
    for name, value in _with_length(values).items():
        setattr(session, name, value)
    _save(session)
    _set_people(session, people)
    _record(session, "session.added", by, at)
    return session


@transaction.atomic
def edit_session(
    *,
    session: Session,
    version: int,
    values: Mapping[str, Any],
    people: Sequence[Person] | None = None,
    by: User,
    at: datetime,
) -> Session:
    """Change a session. `people` None leaves them; otherwise these and no others take part.

    Raises StaleWrite, and changes nothing, when the session is not at `version` any more.
    """
    current = _locked(session, version)
    values = _with_length(values)
    changes = {
        name: (_told(getattr(current, name)), _told(value))
        for name, value in values.items()
        if getattr(current, name) != value
    }
    for name, value in values.items():
        setattr(current, name, value)
    if people is not None:
        before = _names_of(current)
        _set_people(current, people)
        after = _names_of(current)
        if before != after:
            changes["people"] = (before, after)
    if changes:
        current.version += 1
        _save(current)
        place = {"room", "starts_at", "ends_at", "minutes"}
        verb = "session.moved" if changes.keys() <= place else "session.changed"
        _record(current, verb, by, at, changes)
    return current


def move_session(
    *,
    session: Session,
    version: int,
    room: Room | None,
    starts_at: datetime | None,
    ends_at: datetime | None,
    by: User,
    at: datetime,
) -> Session:
    """Put a session elsewhere; raises StaleWrite as `edit_session` does."""
    values = {"room": room, "starts_at": starts_at, "ends_at": ends_at}
    return edit_session(session=session, version=version, values=values, by=by, at=at)


def unschedule_session(*, session: Session, version: int, by: User, at: datetime) -> Session:
    """Take a session out of the timetable and keep all that is written about it."""
    values = {"room": None, "starts_at": None, "ends_at": None}
    return edit_session(session=session, version=version, values=values, by=by, at=at)


@transaction.atomic
def delete_session(*, session: Session, version: int, by: User, at: datetime) -> None:
    """Remove a session for good; calendars learn of it with the next release."""
    current = _locked(session, version)
    _record(current, "session.deleted", by, at)
    current.delete()


def _with_length(values: Mapping[str, Any]) -> dict[str, Any]:
    """With the length that a slot has, when the values name one."""
    starts_at, ends_at = values.get("starts_at"), values.get("ends_at")
    if starts_at is None or ends_at is None:
        return dict(values)
    return {**values, "minutes": int((ends_at - starts_at).total_seconds() // 60) or 1}


def _save(session: Session) -> None:
    """Save; raises RoomTaken, and leaves the transaction usable, when the database refuses."""
    try:
        with transaction.atomic():
            session.save()
    except IntegrityError as error:
        if guards.NAME not in str(error):
            raise
        raise RoomTaken(session) from error


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
    return str(value) if isinstance(value, Room) else value


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


# --- People ---------------------------------------------------------------------------------------


def _names_of(session: Session) -> list[str]:
    people = session.participations.select_related("speaker").order_by("position", "id")
    return [f"{part.speaker} ({part.part})" for part in people]


def _set_people(session: Session, people: Iterable[Person]) -> None:
    """Make these the session's people, in this order; who is named twice in a part counts once."""
    wanted: dict[tuple[int, str], None] = {}
    for person in people:
        wanted[_speaker(session.edition, person).pk, person.part] = None
    # Who has said yes need not say it again because somebody else has joined.
    confirmed = set(
        session.participations.filter(is_confirmed=True).values_list("speaker_id", "part")
    )
    session.participations.all().delete()
    Participation.objects.bulk_create(
        Participation(
            session=session,
            speaker_id=speaker,
            part=part,
            position=position,
            is_confirmed=(speaker, part) in confirmed,
        )
        for position, (speaker, part) in enumerate(wanted)
    )


def _speaker(edition: Edition, person: Person) -> Speaker:
    """Who is meant: by GUID when the name still fits, by a name that only one has, else new."""
    name = folded(person.name)
    speakers = list(edition.speakers.all())
    if person.guid:
        for speaker in speakers:
            if speaker.guid == person.guid and name in _folded_names(speaker):
                return speaker
    same = [speaker for speaker in speakers if name in _folded_names(speaker)]
    if len(same) == 1:
        return same[0]
    language = translation.get_language() or ""
    if language not in edition.languages:
        language = edition.languages[0]
    return Speaker.objects.create(edition=edition, name={language: person.name})


def _folded_names(speaker: Speaker) -> set[str]:
    return {folded(text) for text in speaker.name.values()}
