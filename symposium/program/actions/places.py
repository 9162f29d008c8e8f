"""Verbs on what sessions stand on: rooms, tracks, speakers."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib import after_commit
from symposium.lib.refusals import Refusal
from symposium.program.events import ProgramReplaced
from symposium.program.models import Edition, Room, Speaker, Track
from symposium.program.planning.plan import Window

Thing = TypeVar("Thing", Room, Track, Speaker)
Changes = Mapping[str, tuple[object, object]]


class InUse(Refusal):
    """Sessions still refer to what was to be deleted."""

    code = "in_use"
    message = _("There are still sessions with it. Give them another one first.")


@transaction.atomic
def save_room(
    *, room: Room, changes: Changes, hours: Sequence[Window] | None = None, by: User, at: datetime
) -> Room:
    """Store a room that a form has filled in; a new one gets its address from its name. `hours`
    None leaves those that it has."""
    room.slug = room.slug or _free_slug(room.edition, Room, room.name)
    return _saved(room, "room", {**changes, **_hours_changed(room, hours)}, by, at, hours)


@transaction.atomic
def save_track(*, track: Track, changes: Changes, by: User, at: datetime) -> Track:
    """Store a track that a form has filled in; a new one gets its address from its name."""
    track.slug = track.slug or _free_slug(track.edition, Track, track.name)
    return _saved(track, "track", changes, by, at)


@transaction.atomic
def save_speaker(
    *,
    speaker: Speaker,
    changes: Changes,
    hours: Sequence[Window] | None = None,
    by: User,
    at: datetime,
) -> Speaker:
    """Store somebody on the program whom a form has filled in. `hours` None leaves those that
    they have."""
    return _saved(speaker, "speaker", {**changes, **_hours_changed(speaker, hours)}, by, at, hours)


@transaction.atomic
def delete(*, thing: Room | Track | Speaker, by: User, at: datetime) -> None:
    """Remove a room, track or speaker; raises InUse while a session has it."""
    if thing.sessions.exists():
        raise InUse
    _record(thing, f"{thing._meta.model_name}.deleted", {}, by, at)
    thing.delete()
    after_commit.publish(ProgramReplaced(edition=thing.edition.slug))


def _hours_changed(thing: Room | Speaker, hours: Sequence[Window] | None) -> Changes:
    """Of the record, in ISO 8601."""
    if hours is None:
        return {}
    stored = thing.hours.values_list("starts_at", "ends_at") if thing.pk else ()
    before = [f"{start.isoformat()}/{end.isoformat()}" for start, end in stored]
    after = [
        f"{window.starts_at.astimezone(UTC).isoformat()}/{window.ends_at.astimezone(UTC).isoformat()}"
        for window in hours
    ]
    return {"hours": (before, after)} if before != after else {}


def _saved(
    thing: Thing,
    word: str,
    changes: Changes,
    by: User,
    at: datetime,
    hours: Sequence[Window] | None = None,
) -> Thing:
    verb = f"{word}.changed" if thing.pk else f"{word}.added"
    thing.save()
    if hours is not None and not isinstance(thing, Track) and "hours" in changes:
        thing.hours.all().delete()
        for window in hours:
            thing.hours.create(starts_at=window.starts_at, ends_at=window.ends_at)
    _record(thing, verb, changes, by, at)
    after_commit.publish(ProgramReplaced(edition=thing.edition.slug))
    return thing


def _record(
    thing: Room | Track | Speaker, verb: str, changes: Changes, by: User, at: datetime
) -> None:
    record_audit(
        actor=by,
        verb=verb,
        target=thing,
        at=at,
        edition_slug=thing.edition.slug,
        changes=changes,
    )


def _free_slug(edition: Edition, model: type[Room] | type[Track], name: Mapping[str, str]) -> str:
    words = (slugify(text) for text in [name.get("en", ""), *name.values()])
    stem = next((word[:45].strip("-") for word in words if word), model.__name__.lower())
    # "new" is the address of the form that adds one.
    taken = {"new", *model.objects.filter(edition=edition).values_list("slug", flat=True)}
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
