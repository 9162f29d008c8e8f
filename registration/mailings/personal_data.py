"""Letters to a person, what came back of them, and which letters the person wants."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from registration.mailings.models import Letter, LetterChoice
from symposium.lib import personal_data
from symposium.lib.personal_data import Field, Kind, Person, Row, plain

# After the end of an edition its letters have been read.
DAYS_KEPT = 365


def register() -> None:
    personal_data.register(
        Kind(
            name="participant_letters",
            label=_("Letters to you"),
            export=_export,
            erase=_erase,
            models=["mailings.Letter", "mailings.Bounce"],
            rank=20,
            fields=[
                Field(
                    name="participant_letters.letters",
                    label=_("Letters to participants"),
                    days=DAYS_KEPT,
                    held=lambda edition: Letter.objects.filter(edition=edition).count(),
                    erase=lambda edition: Letter.objects.filter(edition=edition).delete()[0],
                )
            ],
        )
    )
    personal_data.register(
        Kind(
            name="letter_choices",
            label=_("Which letters you want"),
            export=_export_choices,
            erase=lambda person, _at: _choices(person).delete()[0],
            models=["mailings.LetterChoice"],
            rank=20,
        )
    )


def _letters(person: Person) -> "QuerySet[Letter]":
    rows = Letter.objects.annotate(address=Lower("to"))
    own = Q(address__in=[email.lower() for email in person.emails])
    if person.user_id is not None:
        own |= Q(registration__user=person.user_id)
    return rows.filter(own)


def _choices(person: Person) -> "QuerySet[LetterChoice]":
    rows = LetterChoice.objects.annotate(address=Lower("email"))
    return rows.filter(address__in=[email.lower() for email in person.emails])


def _export(person: Person) -> Iterator[Row]:
    for letter in _letters(person).select_related("edition").prefetch_related("bounces"):
        row = plain(
            letter, "edition__slug", "kind", "to", "language", "subject", "text", "written_at",
            "sent_at", "left_out",
        )  # fmt: skip
        came_back = [f"{one.status} {one.diagnostic}".strip() for one in letter.bounces.all()]
        yield {**row, "came_back": came_back}


def _erase(person: Person, at: datetime) -> int:
    count = _letters(person).count()
    Letter.objects.filter(pk__in=_letters(person).values("pk")).delete()
    return count


def _export_choices(person: Person) -> Iterator[Row]:
    for choice in _choices(person).select_related("edition"):
        yield plain(
            choice, "edition__slug", "email", "takes_news", "takes_day", "takes_soon", "changed_at"
        )
