"""Verbs on works and their place in an edition's exhibition."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import models, transaction
from django.utils.text import slugify

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.exhibition.models import Exhibit, Work
from symposium.program.models import Edition, Session

WORK_FIELDS = (
    "institution_id",
    "title",
    "summary",
    "form",
    "year",
    "creators",
    "sdg_goals",
    "rights",
    "credit",
)
EXHIBIT_FIELDS = ("hall_id", "is_selected", "is_on_show")
Changes = Mapping[str, tuple[object, object]]


@transaction.atomic
def save_exhibit(
    *,
    exhibit: Exhibit,
    by: User,
    at: datetime,
    address: str = "",
    sessions: Iterable[Session] | None = None,
) -> Exhibit:
    """Keep a work and its place, new or changed; a new one goes to the end of its hall.

    `sessions`, where given, are those of the edition that speak of the work.
    """
    work, is_new = exhibit.work, exhibit.pk is None
    changes: dict[str, tuple[object, object]] = {}
    if work.pk:
        changes |= _changes(Work.objects.get(pk=work.pk), work, WORK_FIELDS)
    if not is_new:
        changes |= _changes(Exhibit.objects.get(pk=exhibit.pk), exhibit, EXHIBIT_FIELDS)
    else:
        work.slug = _new_slug(work)
    work.search_text = work.text_for_search()
    work.save()
    exhibit.work = work
    if is_new:
        exhibit.position = _end_of(exhibit)
    exhibit.save()
    if sessions is not None:
        exhibit.sessions.set(s for s in sessions if s.edition_id == exhibit.edition_id)
    verb = "work.added" if is_new else "work.changed"
    _audit(exhibit, verb, by=by, at=at, address=address, changes=changes)
    return exhibit


def set_selected(
    *, exhibit: Exhibit, is_selected: bool, by: User, at: datetime, address: str = ""
) -> None:
    """Count the work among the jury's choice, or no longer."""
    _set(exhibit, "is_selected", is_selected, "work.selected", by=by, at=at, address=address)


def set_on_show(
    *, exhibit: Exhibit, is_on_show: bool, by: User, at: datetime, address: str = ""
) -> None:
    """Let the public see the work, or no longer."""
    _set(exhibit, "is_on_show", is_on_show, "work.shown", by=by, at=at, address=address)


@transaction.atomic
def move_exhibit(*, exhibit: Exhibit, step: int, by: User, at: datetime, address: str = "") -> None:
    """Move a work along its wall: -1 is one place nearer to the entrance. Past an end: no effect.

    The hall's positions are numbered anew, so that earlier equal ones do no harm.
    """
    Edition.objects.select_for_update().get(pk=exhibit.edition_id)
    wall = list(
        Exhibit.objects.filter(edition_id=exhibit.edition_id, hall=exhibit.hall).order_by(
            "position", "id"
        )
    )
    before = wall.index(exhibit)
    after = min(max(before + step, 0), len(wall) - 1)
    wall.insert(after, wall.pop(before))
    for position, other in enumerate(wall):
        other.position = position
    Exhibit.objects.bulk_update(wall, ["position"])
    if before != after:
        changes = {"position": (before, after)}
        _audit(exhibit, "work.moved", by=by, at=at, address=address, changes=changes)


@transaction.atomic
def _set(
    exhibit: Exhibit, field: str, value: bool, verb: str, *, by: User, at: datetime, address: str
) -> None:
    before = getattr(exhibit, field)
    if before == value:
        return
    setattr(exhibit, field, value)
    exhibit.save(update_fields=[field])
    _audit(exhibit, verb, by=by, at=at, address=address, changes={field: (before, value)})


def _new_slug(work: Work) -> str:
    """An address that stays: of the title's Latin letters, else of chance."""
    wanted: str = slugify(work.title.in_language("en"))[:70].strip("-")
    if wanted and not Work.objects.filter(slug=wanted).exists():
        return wanted
    return f"{wanted or 'work'}-{secrets.token_hex(4)}"


def _end_of(exhibit: Exhibit) -> int:
    """The first free position of the hall in which the exhibit is to stand."""
    wall = Exhibit.objects.filter(edition_id=exhibit.edition_id, hall=exhibit.hall)
    last: int | None = wall.aggregate(last=models.Max("position"))["last"]
    return 0 if last is None else last + 1


def _changes(
    old: models.Model, new: models.Model, fields: tuple[str, ...]
) -> dict[str, tuple[object, object]]:
    pairs = {field: (getattr(old, field), getattr(new, field)) for field in fields}
    return {field: pair for field, pair in pairs.items() if pair[0] != pair[1]}


def _audit(
    exhibit: Exhibit, verb: str, *, by: User, at: datetime, address: str, changes: Changes
) -> None:
    record_audit(
        actor=by,
        verb=verb,
        target=exhibit.work,
        at=at,
        edition_slug=exhibit.edition.slug,
        changes=changes,
        address=address,
    )
