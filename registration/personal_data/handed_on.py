"""What others wrote of a person while registering them: invitations, transfers, delegations."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext_lazy as _

from registration.models import Delegation, Invitation, Transfer
from registration.personal_data.registrations import own
from symposium.lib import personal_data
from symposium.lib.personal_data import Field, Kind, Person, Row, plain


def register() -> None:
    personal_data.register(
        Kind(
            name="invitations",
            label=_("Invitations and transfers"),
            export=_export,
            erase=_erase,
            words=_words,
            models=["registration.Invitation", "registration.Transfer"],
            rank=30,
            fields=[
                Field(
                    name="invitations.addresses",
                    label=_("Personal invitations: names and addresses"),
                    days=180,
                    held=lambda edition: _personal(edition).count(),
                    erase=lambda edition: _unname(_personal(edition)),
                ),
                Field(
                    name="invitations.transfers",
                    label=_("Places that were handed on: names and addresses"),
                    days=90,
                    held=lambda edition: _transfers_in(edition).count(),
                    erase=lambda edition: _transfers_in(edition).delete()[0],
                ),
            ],
        )
    )
    personal_data.register(
        Kind(
            name="delegations",
            label=_("Delegations that you head"),
            export=_export_headed,
            erase=_erase_headed,
            models=["registration.Delegation"],
            rank=30,
        )
    )


def _to(person: Person, field: str) -> Q:
    found = Q(pk=None)
    for email in person.emails:
        found |= Q(**{f"{field}__iexact": email})
    return found


def _invitations(person: Person) -> "QuerySet[Invitation]":
    return Invitation.objects.filter(_to(person, "email"))


def _transfers(person: Person) -> "QuerySet[Transfer]":
    return Transfer.objects.filter(_to(person, "email") | Q(registration__in=own(person)))


def _personal(edition: int) -> "QuerySet[Invitation]":
    return Invitation.objects.filter(edition=edition).exclude(email="")


def _transfers_in(edition: int) -> "QuerySet[Transfer]":
    return Transfer.objects.filter(registration__edition=edition)


def _unname(invitations: "QuerySet[Invitation]") -> int:
    """What was for one person alone must not become good for everybody."""
    return invitations.update(name="", email="", revoked_at=Coalesce("revoked_at", Now()))


def _words(person: Person) -> Iterator[str]:
    yield from _invitations(person).values_list("name", flat=True)
    yield from Transfer.objects.filter(_to(person, "email")).values_list("name", flat=True)


def _export(person: Person) -> Iterator[Row]:
    for invitation in _invitations(person).select_related("edition", "category", "institution"):
        yield plain(
            invitation, "edition__slug", "name", "email", "category__slug", "institution",
            "expires_at", "sent_at",
        )  # fmt: skip
    for transfer in _transfers(person).select_related("registration__edition"):
        yield plain(
            transfer, "registration__edition__slug", "name", "email", "asked_at", "accepted_at"
        )


def _erase(person: Person, _at: datetime) -> int:
    return _unname(_invitations(person)) + _transfers(person).delete()[0]


def _headed(person: Person) -> "QuerySet[Delegation]":
    headed = Q(head=person.user_id) if person.user_id else Q(pk=None)
    return Delegation.objects.filter(headed | _to(person, "head_email"))


def _export_headed(person: Person) -> Iterator[Row]:
    for delegation in _headed(person).select_related("edition", "institution"):
        yield plain(delegation, "edition__slug", "institution", "head_email")


def _erase_headed(person: Person, _at: datetime) -> int:
    return _headed(person).update(head=None, head_email="")
