"""Verbs on stages and their sources. Whatever changes a picture reaches every open screen."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from streaming.broadcast import providers, queries
from streaming.broadcast.events import BroadcastChanged
from streaming.broadcast.models import Source, Stage
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib import after_commit
from symposium.lib.refusals import Refusal
from symposium.lib.translated import Translated
from symposium.program.models import Edition, Room

MOST_SOURCES = 12


class AddressNotAccepted(Refusal):
    code = "address_not_accepted"
    message = _("No player for this address is known here.")


class TooManySources(Refusal):
    code = "too_many_sources"
    message = _("A stage can hold 12 sources. Remove one that is no longer needed.")


@transaction.atomic
def add_stage(
    *, edition: Edition, name: Translated, room: Room | None, by: User, at: datetime
) -> Stage:
    """Open a stage, last in the order; its address comes from the English name or the room."""
    Edition.objects.select_for_update().get(pk=edition.pk)
    last = Stage.objects.filter(edition=edition).aggregate(last=Max("position"))["last"]
    stage = Stage.objects.create(
        edition=edition,
        slug=_free_slug(edition, slugify(name.get("en", ""))[:40] or (room.slug if room else "")),
        name=name,
        room=room,
        position=0 if last is None else last + 1,
    )
    _audit(stage, "stage.added", by=by, at=at)
    return stage


@transaction.atomic
def change_stage(
    *, stage: Stage, changes: Mapping[str, tuple[object, object]], by: User, at: datetime
) -> None:
    """Store a stage that a form has filled in; another room means another running order."""
    stage.save(update_fields=["name", "room"])
    _audit(stage, "stage.changed", by=by, at=at, changes=changes)
    _announce(stage, at)


@transaction.atomic
def add_source(
    *,
    stage: Stage,
    url: str,
    label: str,
    audio_languages: list[str],
    is_active: bool,
    by: User,
    at: datetime,
) -> Source:
    """Add what a person pasted, last in the order. Raises AddressNotAccepted, TooManySources."""
    accepted = providers.accept(url)
    if accepted is None:
        raise AddressNotAccepted
    _lock(stage)
    places = list(stage.sources.values_list("position", flat=True))
    if len(places) >= MOST_SOURCES:
        raise TooManySources
    source = Source.objects.create(
        stage=stage,
        provider=accepted.provider.name,
        address=accepted.address,
        label=label,
        audio_languages=audio_languages,
        is_active=is_active,
        position=max(places, default=-1) + 1,
    )
    _audit(source, "source.added", by=by, at=at, changes={"address": ("", source.address)})
    _announce(stage, at)
    return source


@transaction.atomic
def show_source(*, source: Source, by: User, at: datetime) -> None:
    """Switch every screen of the stage to this source: it becomes active, and the first."""
    _lock(source.stage)
    Source.objects.filter(pk=source.pk).update(is_active=True)
    others = [other for other in source.stage.sources.all() if other.pk != source.pk]
    _number([source, *others])
    _audit(source, "source.shown", by=by, at=at)
    _announce(source.stage, at)


@transaction.atomic
def set_source_in_use(*, source: Source, is_active: bool, by: User, at: datetime) -> None:
    """Offer a source to players, or no longer; nothing happens when it is so already."""
    changed = Source.objects.filter(pk=source.pk, is_active=not is_active)
    if changed.update(is_active=is_active):
        _audit(source, "source.used" if is_active else "source.rested", by=by, at=at)
        _announce(source.stage, at)


@transaction.atomic
def move_source(*, source: Source, steps: int, by: User, at: datetime) -> None:
    """Move a source up (negative) or down among the stage's sources, as far as there is room."""
    _lock(source.stage)
    order = list(source.stage.sources.all())
    before = next((place for place, other in enumerate(order) if other.pk == source.pk), None)
    if before is None:
        return
    after = min(max(before + steps, 0), len(order) - 1)
    order.insert(after, order.pop(before))
    _number(order)
    if after != before:
        _audit(source, "source.moved", by=by, at=at, changes={"place": (before + 1, after + 1)})
        _announce(source.stage, at)


@transaction.atomic
def remove_source(*, source: Source, by: User, at: datetime) -> None:
    _audit(source, "source.removed", by=by, at=at, changes={"address": (source.address, "")})
    stage = source.stage
    source.delete()
    _announce(stage, at)


def _number(sources: list[Source]) -> None:
    for position, source in enumerate(sources):
        source.position = position
    Source.objects.bulk_update(sources, ["position"])


def _lock(stage: Stage) -> None:
    """Two who reorder one stage wait for each other."""
    Stage.objects.select_for_update().get(pk=stage.pk)


def follow_release(edition_slug: str, at: datetime) -> None:
    """Tell open screens what runs on each stage of an edition whose program was just released.

    Named by `settings.RELEASE_FOLLOWER`, called after commit.
    """
    for stage in Stage.objects.filter(edition__slug=edition_slug).select_related("edition", "room"):
        _announce(stage, at)


def _announce(stage: Stage, at: datetime) -> None:
    after_commit.publish(BroadcastChanged(stage=stage.key, value=queries.board_part(stage, at)))


def _free_slug(edition: Edition, wanted: str) -> str:
    taken = set(Stage.objects.filter(edition=edition).values_list("slug", flat=True))
    base = wanted or "stage"
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def _audit(
    target: Stage | Source,
    verb: str,
    *,
    by: User,
    at: datetime,
    changes: Mapping[str, tuple[object, object]] | None = None,
) -> None:
    stage = target.stage if isinstance(target, Source) else target
    record_audit(
        actor=by,
        verb=verb,
        target=target,
        at=at,
        edition_slug=stage.edition.slug,
        changes=changes,
    )
