"""Papers and passports of a person, told to the registry."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registration.documents.models import IssuedDocument, VisaRequest
from registration.personal_data.registrations import own
from symposium.lib import personal_data
from symposium.lib.personal_data import Field, Kind, Person, Row, plain

PAPERS_DAYS = 1095


def register() -> None:
    personal_data.register(
        Kind(
            name="documents",
            label=_("Documents that were issued to you"),
            export=_export_papers,
            erase=_erase_papers,
            stays=_(
                "A document that you have can no longer be verified by its code; its signature"
                " can still be checked."
            ),
            models=["documents.IssuedDocument"],
            rank=30,
            fields=[
                Field(
                    name="documents.papers",
                    label=_("Documents that were issued, by which they are verified"),
                    days=PAPERS_DAYS,
                    held=lambda edition: _papers_in(edition).count(),
                    erase=lambda edition: _papers_in(edition).delete()[0],
                )
            ],
        )
    )
    personal_data.register(
        Kind(
            name="visas",
            label=_("What you typed for a visa letter"),
            export=_export_visas,
            erase=_erase_visas,
            words=_words,
            models=["documents.VisaRequest"],
            rank=30,
            fields=[
                Field(
                    name="visas.passports",
                    label=_("Passport data for visa letters"),
                    days=30,
                    held=lambda edition: _sealed_in(edition).count(),
                    erase=lambda edition: _sealed_in(edition).update(
                        passport=None, erased_at=timezone.now()
                    ),
                    explanation=_("Each request has its own date too; the earlier one counts."),
                )
            ],
        )
    )


def _papers_in(edition: int) -> "QuerySet[IssuedDocument]":
    return IssuedDocument.objects.filter(edition=edition)


def _papers_of(person: Person) -> "QuerySet[IssuedDocument]":
    return IssuedDocument.objects.filter(registration__in=own(person))


def _export_papers(person: Person) -> Iterator[Row]:
    for paper in _papers_of(person).select_related("edition"):
        yield {
            **plain(paper, "edition__slug", "kind", "code", "language", "issued_at", "revoked_at"),
            "stated": paper.facts["facts"],
        }


def _erase_papers(person: Person, _at: datetime) -> int:
    return _papers_of(person).delete()[0]


def _sealed_in(edition: int) -> "QuerySet[VisaRequest]":
    return VisaRequest.objects.filter(registration__edition=edition, erased_at=None)


def _visas_of(person: Person) -> "QuerySet[VisaRequest]":
    return VisaRequest.objects.filter(registration__in=own(person))


def _export_visas(person: Person) -> Iterator[Row]:
    for visa in _visas_of(person).select_related("registration__edition"):
        passport = {name: text for name, text in (visa.passport or {}).items() if name != "salt"}
        yield {
            **plain(
                visa,
                "registration__edition__slug",
                "embassy",
                "language",
                "arrives_on",
                "leaves_on",
                "requested_at",
                "erase_on",
                "erased_at",
            ),
            "passport": passport,
        }


def _words(person: Person) -> Iterator[str]:
    for visa in _visas_of(person):
        if visa.passport:
            yield visa.passport["full_name"]


def _erase_visas(person: Person, _at: datetime) -> int:
    return _visas_of(person).delete()[0]
