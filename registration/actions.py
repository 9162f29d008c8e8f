"""Verbs on registrations."""

import dataclasses
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from registration import categories, emails
from registration.models import Category, Registration
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.institutions.actions import propose_institution
from symposium.institutions.models import Institution
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

# The privacy notice that stands beside the form; a new text gets a new version.
CONSENT_VERSION = "2021-1"


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
                consent_version=CONSENT_VERSION,
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


@transaction.atomic
def cancel(*, registration: Registration, at: datetime) -> None:
    """The person will not come. Twice is once."""
    locked = Registration.objects.select_for_update().get(pk=registration.pk)
    if locked.is_canceled:
        return
    locked.state = Registration.State.CANCELED
    locked.changed_at = at
    locked.save(update_fields=["state", "changed_at"])
    emails.send_cancellation(locked)


@transaction.atomic
def reinstate(*, registration: Registration, at: datetime) -> None:
    """The person will come after all. Raises RegistrationClosed once the edition is over."""
    locked = Registration.objects.select_for_update().get(pk=registration.pk)
    if locked.edition.is_over(at):
        raise RegistrationClosed
    if not locked.is_canceled:
        return
    locked.state = Registration.State.CONFIRMED
    locked.changed_at = at
    locked.save(update_fields=["state", "changed_at"])
    emails.send_confirmation(locked)


@transaction.atomic
def change_state(
    *, registration: Registration, state: str, by: User, at: datetime, address: str = ""
) -> None:
    """An organizer decides; it is written down, and the person is told by e-mail."""
    locked = Registration.objects.select_for_update().get(pk=registration.pk)
    before = locked.state
    if before == state:
        return
    locked.state = state
    locked.changed_at = at
    locked.save(update_fields=["state", "changed_at"])
    record_audit(
        actor=by,
        verb="registration.state_changed",
        target=locked,
        at=at,
        edition_slug=locked.edition.slug,
        changes={"state": (before, state)},
        address=address,
    )
    if state == Registration.State.CONFIRMED:
        emails.send_confirmation(locked)
    elif state == Registration.State.CANCELED:
        emails.send_cancellation(locked)


@transaction.atomic
def open_registration(*, edition: Edition, by: User, at: datetime) -> None:
    """Give an edition the usual categories, with which people can register. Twice is once."""
    Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.categories.exists():
        return
    for position, (slug, name) in enumerate(categories.USUAL.items()):
        Category.objects.create(edition=edition, slug=slug, name=name, position=position)
    record_audit(
        actor=by,
        verb="registration.opened",
        target=edition,
        at=at,
        edition_slug=edition.slug,
    )


def note_export(
    *, edition: Edition, by: User, at: datetime, form: str, count: int, address: str = ""
) -> None:
    """Write down that personal data left in a file."""
    record_audit(
        actor=by,
        verb="registrations.exported",
        target=edition,
        at=at,
        edition_slug=edition.slug,
        changes={"format": (None, form), "rows": (None, count)},
        address=address,
    )


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
