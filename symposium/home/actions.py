"""Verbs on a whole edition: change it, clone it, say who serves in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from registration.models import Category
from streaming.broadcast.models import Stage
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.lib.refusals import Refusal
from symposium.lib.translated import Translated
from symposium.program.models import Appointment, Edition, Room, Session, Track


@dataclass(frozen=True)
class NewEdition:
    """What a clone does not take from its model."""

    slug: str
    name: Translated
    starts_on: date


@transaction.atomic
def update_edition(
    *, edition: Edition, changes: Mapping[str, tuple[object, object]], by: User, at: datetime
) -> None:
    """Store an edition that a form has filled in. `changes` maps fields to (before, after).

    The front page leads to one edition: making this one current ends that of another.
    """
    if edition.is_current:
        Edition.objects.filter(is_current=True).exclude(pk=edition.pk).update(is_current=False)
    edition.save()
    record_audit(
        actor=by,
        verb="edition.changed",
        target=edition,
        at=at,
        edition_slug=edition.slug,
        changes=changes,
    )


class SlugTaken(Refusal):
    """Another edition has this address."""

    code = "slug_taken"
    message = _("This address is taken. Choose another one.")


@transaction.atomic
def clone_edition(*, model: Edition, new: NewEdition, by: User, at: datetime) -> Edition:
    """Make an unpublished edition with the rooms, tracks, sessions, stages and categories of
    another, moved to its own days, and without any people: no speakers, no registrations, no
    roles but that of the organizer who clones. Raises SlugTaken."""
    edition = Edition(
        slug=new.slug.lower(),
        name=new.name,
        theme={},
        starts_on=new.starts_on,
        ends_on=new.starts_on + (model.ends_on - model.starts_on),
        time_zone=model.time_zone,
        languages=list(model.languages),
        venue=model.venue,
        city=model.city,
        mode=model.mode,
        lead_color=model.lead_color,
    )
    try:
        with transaction.atomic():
            edition.save(force_insert=True)
    except IntegrityError as error:
        raise SlugTaken from error
    _clone_program(model, edition)
    for category in Category.objects.filter(edition=model):
        Category.objects.create(
            edition=edition, slug=category.slug, name=category.name, position=category.position
        )
    Appointment.objects.create(edition=edition, user=by, role=Role.ORGANIZER)
    record_audit(
        actor=by,
        verb="edition.cloned",
        target=edition,
        at=at,
        edition_slug=edition.slug,
        changes={"model": (None, model.slug)},
    )
    return edition


def _clone_program(model: Edition, edition: Edition) -> None:
    rooms: dict[int, Room] = {}
    for room in model.rooms.all():
        old, room.pk, room.edition = room.pk, None, edition
        room.save()
        rooms[old] = room
    tracks: dict[int, Track] = {}
    for track in model.tracks.all():
        old, track.pk, track.edition = track.pk, None, edition
        track.save()
        tracks[old] = track
    for stage in Stage.objects.filter(edition=model):
        room_of_stage = rooms[stage.room_id] if stage.room_id else None
        stage.pk, stage.edition, stage.room = None, edition, room_of_stage
        stage.save()
    Session.objects.bulk_create(
        _session_like(session, model, edition, rooms, tracks) for session in model.sessions.all()
    )


def _session_like(
    session: Session,
    model: Edition,
    edition: Edition,
    rooms: Mapping[int, Room],
    tracks: Mapping[int, Track],
) -> Session:
    """The same session on the same day of the new edition, at the same hour of its wall clock."""
    return Session(
        edition=edition,
        slug=session.slug,
        title=session.title,
        abstract=session.abstract,
        kind=session.kind,
        track=tracks[session.track_id] if session.track_id else None,
        room=rooms[session.room_id] if session.room_id else None,
        starts_at=_moved(session.starts_at, model, edition),
        ends_at=_moved(session.ends_at, model, edition),
        floor_languages=session.floor_languages,
        interpretation_languages=session.interpretation_languages,
        is_streamed=session.is_streamed,
        stage=session.stage,
        is_recorded=session.is_recorded,
        minutes=session.minutes,
        status=session.status,
        capacity=session.capacity,
        overlap_group=session.overlap_group,
        sdg_goals=session.sdg_goals,
        pillars=session.pillars,
    )


def _moved(instant: datetime | None, model: Edition, edition: Edition) -> datetime | None:
    if instant is None:
        return None
    days = timedelta(days=(edition.starts_on - model.starts_on).days)
    local = instant.astimezone(model.zone).replace(tzinfo=None) + days
    return local.replace(tzinfo=edition.zone)


@transaction.atomic
def give_role(*, edition: Edition, email: str, role: str, by: User, at: datetime) -> Appointment:
    """Let somebody serve in an edition. An unknown address gets an account that waits for its
    owner: the sign-in code goes to that address alone."""
    address = email.strip().lower()
    user = User.objects.filter(email=address).first() or User.objects.create_user(address)
    appointment, is_new = Appointment.objects.get_or_create(edition=edition, user=user, role=role)
    if is_new:
        record_audit(
            actor=by,
            verb="role.given",
            target=user,
            at=at,
            edition_slug=edition.slug,
            changes={"role": (None, role)},
        )
    return appointment


class LastOrganizer(Refusal):
    """An edition keeps at least one organizer."""

    code = "last_organizer"
    message = _("An edition keeps at least one organizer. Give the role to another first.")


@transaction.atomic
def take_role(*, appointment: Appointment, by: User, at: datetime) -> None:
    """End somebody's role; raises LastOrganizer when nobody would be left to give it back."""
    edition = Edition.objects.select_for_update().get(pk=appointment.edition_id)
    organizers = Appointment.objects.filter(edition=edition, role=Role.ORGANIZER)
    if appointment.role == Role.ORGANIZER and organizers.count() == 1:
        raise LastOrganizer
    record_audit(
        actor=by,
        verb="role.taken",
        target=appointment.user,
        at=at,
        edition_slug=edition.slug,
        changes={"role": (appointment.role, None)},
    )
    appointment.delete()


def note_audit_export(
    *, edition: Edition, form: str, count: int, by: User, at: datetime, address: str = ""
) -> None:
    """Write down that the record of changes left in a file."""
    record_audit(
        actor=by,
        verb="audit.exported",
        target=edition,
        at=at,
        edition_slug=edition.slug,
        changes={"format": (None, form), "rows": (None, count)},
        address=address,
    )
