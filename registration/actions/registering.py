"""Registering: one form becomes one registration, however often it is sent."""

import dataclasses
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from registration import emails
from registration.actions import consenting
from registration.models import Category, Registration
from symposium.accounts.models import User
from symposium.institutions.actions import propose_institution
from symposium.institutions.models import Institution
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition


@dataclasses.dataclass(frozen=True, kw_only=True)
class Details:
    """What a person tells about the own participation. An institution that is not known yet comes
    as `proposed_institution`, a name."""

    display_name: str
    latin_name: str
    institution: Institution | None
    proposed_institution: str
    territory: str
    category: Category
    mode: str
    language: str


class RegistrationClosed(Refusal):
    code = "registration_closed"
    message = _("Registration for this edition has ended.")


def register(
    *, edition: Edition, user: User, details: Details, at: datetime
) -> tuple[Registration, bool]:
    """Register a person whose e-mail address is known to be the own one, and send the
    confirmation. A second time gives the first registration, unchanged, and False.

    Raises RegistrationClosed once the edition is over.
    """
    if edition.is_over(at):
        raise RegistrationClosed
    try:
        with transaction.atomic():
            created = Registration.objects.create(
                edition=edition,
                user=user,
                email=user.email,
                registered_at=at,
                consent_version=consenting.agree_to_current(edition=edition, user=user, at=at),
                consented_at=at,
                **_values(details),
            )
            emails.send_confirmation(created)
            _remember_name(user, details)
            return created, True
    except IntegrityError:
        # The database has decided a race, or a double click: the first one counts.
        first = Registration.objects.with_details().get(edition=edition, email__iexact=user.email)
        claim(registration=first, user=user)
        return first, False


def claim(*, registration: Registration, user: User) -> None:
    """Tie a registration that somebody else made to the account of its e-mail address."""
    if registration.user_id is None and registration.email.lower() == user.email.lower():
        registration.user = user
        registration.save(update_fields=["user"])


@transaction.atomic
def change_details(*, registration: Registration, details: Details, at: datetime) -> None:
    """Write what the person says now."""
    for field, value in _values(details).items():
        setattr(registration, field, value)
    registration.changed_at = at
    registration.save()


def _values(details: Details) -> dict[str, object]:
    values = {field.name: getattr(details, field.name) for field in dataclasses.fields(details)}
    proposed = values.pop("proposed_institution")
    if proposed:
        values["institution"] = propose_institution(
            name=proposed, territory=details.territory, language=details.language
        )
    return values


def _remember_name(user: User, details: Details) -> None:
    if not user.display_name:
        user.display_name = details.display_name
        user.save(update_fields=["display_name"])
