"""Places in workshops, and the guests whom organizers have entered by name."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from registration.models import WorkshopPlace
from registration.personal_data.registrations import NAMELESS, own
from symposium.lib import personal_data
from symposium.lib.personal_data import Field, Kind, Person, Row, plain


def register() -> None:
    personal_data.register(
        Kind(
            name="workshops",
            label=_("Workshops"),
            export=_export,
            erase=_erase,
            stays=_("That somebody was in a workshop stays, without a name, for its figures."),
            models=["registration.WorkshopPlace"],
            # Before registrations lose the addresses by which they are found.
            rank=35,
            fields=[
                Field(
                    name="workshops.attendance",
                    label=_("On which days people were in workshops"),
                    days=1095,
                    held=lambda edition: _noted(edition).count(),
                    erase=lambda edition: _noted(edition).update(attended={}),
                ),
                Field(
                    name="workshops.guests",
                    label=_("Names of guests of workshops"),
                    days=1095,
                    held=lambda edition: _guests(edition).count(),
                    erase=lambda edition: _guests(edition).update(guest_name=NAMELESS),
                ),
            ],
        )
    )


def _places(person: Person) -> "QuerySet[WorkshopPlace]":
    return WorkshopPlace.objects.filter(registration__in=own(person))


def _export(person: Person) -> Iterator[Row]:
    for place in _places(person).select_related("workshop__edition"):
        yield plain(
            place, "workshop__edition__slug", "workshop__slug", "state", "waiting_since",
            "answer_by", "created_at", "attended",
        )  # fmt: skip


def _erase(person: Person, at: datetime) -> int:
    """What was noted of the person's days; the place leads to nobody once the registration is
    nameless."""
    return _places(person).update(attended={})


def _noted(edition: int) -> "QuerySet[WorkshopPlace]":
    return WorkshopPlace.objects.filter(workshop__edition=edition).exclude(attended={})


def _guests(edition: int) -> "QuerySet[WorkshopPlace]":
    guests = WorkshopPlace.objects.filter(workshop__edition=edition, registration=None)
    return guests.exclude(guest_name=NAMELESS)
