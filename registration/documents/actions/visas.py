"""Asking for a visa letter, looking at a passport, issuing the letter, erasing what was sealed."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from registration.documents import drafts, emails
from registration.documents.actions.issuing import HANDED_ON, NotTakingPart, issue
from registration.documents.models import IssuedDocument, VisaRequest
from registration.models import Registration
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib.refusals import Refusal

KEPT_AFTER_EDITION = timedelta(days=30)


class PassportErased(Refusal):
    code = "passport_erased"
    message = _("The passport data have been erased. Type them again to get another letter.")


@transaction.atomic
def request_visa_letter(
    *,
    registration: Registration,
    passport: Mapping[str, str],
    journey: Mapping[str, Any],
    by: User,
    at: datetime,
) -> VisaRequest:
    """Ask for a letter, or change what was asked; the salt of the first time stays with the same
    passport. `journey` holds embassy, language, arrives_on and leaves_on. Raises NotTakingPart."""
    locked = Registration.objects.select_for_update().get(pk=registration.pk)
    if locked.state != Registration.State.CONFIRMED:
        raise NotTakingPart
    known = VisaRequest.objects.filter(registration=registration).first()
    salt = known.passport["salt"] if known and known.passport else secrets.token_hex(16)
    values: dict[str, Any] = {
        **journey,
        "passport": {**passport, "salt": salt},
        "changed_at": at,
        "erase_on": _erase_on(registration, at),
        "erased_at": None,
    }
    created = {"requested_at": at, "requested_by": by}
    request, _is_new = VisaRequest.objects.update_or_create(
        registration=registration, defaults=values, create_defaults={**values, **created}
    )
    return request


def note_look(
    *, request: VisaRequest, by: User, at: datetime, address: str, what: str = "page"
) -> None:
    """Write down that somebody of the staff has seen a passport: each time, before it is shown."""
    record_audit(
        actor=by,
        verb="passport.seen",
        target=request.registration,
        at=at,
        edition_slug=request.registration.edition.slug,
        changes={"shown": (None, what)},
        address=address,
    )


@transaction.atomic
def issue_visa_letter(*, request: VisaRequest, by: User, at: datetime) -> IssuedDocument:
    """Issue the letter and tell the person that it is there. Raises PassportErased,
    NotTakingPart."""
    if request.passport is None:
        raise PassportErased
    document = issue(draft=drafts.visa_letter(request), by=by, at=at)
    if document.issued_at == at:
        emails.send_issued(document)
    return document


@transaction.atomic
def erase_passport(*, request: VisaRequest, at: datetime) -> bool:
    """Erase what is sealed. Letters that are out stay valid and cannot be printed again."""
    return bool(
        VisaRequest.objects.filter(pk=request.pk, erased_at=None).update(
            passport=None, erased_at=at
        )
    )


@transaction.atomic
def forget_person(registration: Registration, at: datetime) -> None:
    """The place gets a new person: papers of the old one are no longer valid, and what was typed
    for a visa goes."""
    IssuedDocument.objects.valid().filter(registration=registration).update(
        revoked_at=at, revocation_reason=HANDED_ON
    )
    VisaRequest.objects.filter(registration=registration).delete()


@transaction.atomic
def erase_due_passports(*, today: date, at: datetime) -> int:
    """Erase all whose date has come; answers how many. Twice is once."""
    return VisaRequest.objects.due_on(today).update(passport=None, erased_at=at)


def _erase_on(registration: Registration, at: datetime) -> date:
    """A month after the edition, or after it was typed if that is later."""
    return max(registration.edition.ends_on, at.date()) + KEPT_AFTER_EDITION
