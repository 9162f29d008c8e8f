"""What organizers do with workshops: make and change them, enter guests, note who was there."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from registration.actions import workshops
from registration.actions.recording import write_down
from registration.actions.seats import stand_in_line
from registration.models import Workshop, WorkshopPlace
from symposium.accounts.models import User
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition, Session

State = WorkshopPlace.State


class WorkshopFull(Refusal):
    code = "workshop_full"
    message = _("All places are taken. Set a higher number of places first.")


class SessionTaken(Refusal):
    code = "session_taken"
    message = _("This session is a workshop already.")


@transaction.atomic
def add_workshop(
    *, edition: Edition, values: Mapping[str, object], by: User, at: datetime, address: str = ""
) -> Workshop:
    """Make a workshop. The same once more, a double click, is the one that was made.

    Raises SessionTaken for a session that is another workshop.
    """
    stand_in_line(edition)
    same = {name: values[name] for name in ("name", "session", "days")}
    found = Workshop.objects.filter(edition=edition, **same).first()
    if found is not None:
        return found
    _check_session(values["session"])
    workshop = Workshop(edition=edition, **values)
    workshop.slug = _free_slug(workshop)
    workshop.save()
    write_down(
        "workshop.added",
        workshop,
        by=by,
        at=at,
        address=address,
        changes={"size": (None, workshop.size)},
    )
    return workshop


@transaction.atomic
def change_workshop(
    *,
    workshop: Workshop,
    values: Mapping[str, object],
    by: User,
    at: datetime,
    address: str = "",
) -> None:
    """Give it other values; more places are offered down the line, fewer take nobody's away.

    Raises SessionTaken for a session that is another workshop.
    """
    stand_in_line(workshop.edition)
    locked = workshops.lock(workshop)
    _check_session(values["session"], but=locked)
    changes = {
        field: (getattr(locked, field), value)
        for field, value in values.items()
        if getattr(locked, field) != value
    }
    if not changes:
        return
    for field, (_before, value) in changes.items():
        setattr(locked, field, value)
    locked.save()
    write_down("workshop.changed", locked, by=by, at=at, address=address, changes=changes)
    workshops.pass_on(workshop=locked, at=at)


@transaction.atomic
def delete_workshop(*, workshop: Workshop, by: User, at: datetime, address: str = "") -> None:
    """With its places and what was noted of attendance."""
    locked = workshops.lock(workshop)
    places = locked.places.count()
    write_down(
        "workshop.deleted",
        locked,
        by=by,
        at=at,
        address=address,
        changes={"places": (places, None)},
    )
    locked.delete()


@transaction.atomic
def add_guest(
    *,
    workshop: Workshop,
    name: str,
    territory: str,
    venue: str,
    by: User,
    at: datetime,
    address: str = "",
) -> WorkshopPlace:
    """Enter somebody who is not registered for the edition. Raises WorkshopFull when nobody could
    sign up either; the same name from the same place is there already."""
    locked = workshops.lock(workshop)
    guest = {"guest_name": name, "guest_territory": territory, "guest_venue": venue}
    found = locked.places.filter(**guest).exclude(state=State.CANCELED).first()
    if found is not None:
        return found
    if not workshops.has_place_for_one_more(locked):
        raise WorkshopFull
    place = locked.places.create(**guest, state=State.CONFIRMED, created_at=at)
    write_down(
        "workshop.guest_added",
        locked,
        by=by,
        at=at,
        address=address,
        changes={"guest": (None, name)},
    )
    return place


@transaction.atomic
def take_out(*, place: WorkshopPlace, by: User, at: datetime, address: str = "") -> None:
    """An organizer takes somebody out; the next in line is offered the place. Twice is once."""
    if WorkshopPlace.objects.filter(pk=place.pk).exclude(state=State.CANCELED).exists():
        write_down(
            "workshop.taken_out",
            place.workshop,
            by=by,
            at=at,
            address=address,
            changes={"person": (place, None)},
        )
        workshops.remove(place=place, at=at)


@transaction.atomic
def note_attendance(
    *,
    workshop: Workshop,
    noted: Mapping[int, Mapping[str, int]],
    by: User,
    at: datetime,
    address: str = "",
) -> int:
    """Write down minutes by place and day; zero stands for absent. Days that are not the
    workshop's are left out, minutes are cut at a whole day. How many notes have changed."""
    places = workshop.places.select_for_update(of=("self",)).select_related("registration")
    changes: dict[str, tuple[object, object]] = {}
    for place in places.filter(pk__in=noted).order_by("pk"):
        for day in workshop.days:
            if day not in noted[place.pk]:
                continue
            before = place.attended.get(day, 0)
            minutes = max(0, min(noted[place.pk][day], workshop.day_minutes))
            if before != minutes:
                changes[f"{place} {day}"] = (before, minutes)
                place.attended = {**place.attended, day: minutes}
                if not minutes:
                    del place.attended[day]
        place.save(update_fields=["attended"])
    if changes:
        write_down(
            "workshop.attendance_noted", workshop, by=by, at=at, address=address, changes=changes
        )
    return len(changes)


def _check_session(session: object, *, but: Workshop | None = None) -> None:
    if isinstance(session, Session):
        taken = Workshop.objects.filter(session=session).first()
        if taken is not None and taken != but:
            raise SessionTaken


def _free_slug(workshop: Workshop) -> str:
    words = (slugify(text) for text in [workshop.name.get("en", ""), *workshop.name.values()])
    base = next((word for word in words if word), "workshop")[:70]
    taken = set(workshop.edition.workshops.values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in [base, *numbered] if slug not in taken)
