"""One deed on many registrations: row by row, each its own transaction, with a report. What is
refused for one does not keep the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from registration.actions import workshops
from registration.actions.deciding import change_state
from registration.models import Registration, Workshop
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib.refusals import Refusal


@dataclass
class Report:
    """How many it was done to, and of the others why not: `(registration, sentence)`."""

    done: int = 0
    refused: list[tuple[Registration, str]] = field(default_factory=list)


class AlreadyCanceled(Refusal):
    code = "already_canceled"
    message = _("is canceled already")


def cancel_many(
    *, registrations: Sequence[Registration], by: User, at: datetime, address: str = ""
) -> Report:
    """Cancel each, and tell the people; their seats become free."""

    def cancel(registration: Registration) -> None:
        if registration.is_canceled:
            raise AlreadyCanceled
        change_state(
            registration=registration,
            state=Registration.State.CANCELED,
            by=by,
            at=at,
            address=address,
        )

    return _each(registrations, cancel)


def sign_up_many(
    *,
    registrations: Sequence[Registration],
    workshop: Workshop,
    by: User,
    at: datetime,
    address: str = "",
) -> Report:
    """Give each a place in a workshop or, where it is full, in its line."""

    def sign_up(registration: Registration) -> None:
        workshops.sign_up(workshop=workshop, registration=registration, at=at)
        record_audit(
            actor=by,
            verb="registration.signed_up",
            target=registration,
            at=at,
            edition_slug=registration.edition.slug,
            changes={"workshop": (None, str(workshop))},
            address=address,
        )

    return _each(registrations, sign_up)


def _each(registrations: Sequence[Registration], deed: Callable[[Registration], None]) -> Report:
    report = Report()
    for registration in registrations:
        try:
            with transaction.atomic():
                deed(registration)
            report.done += 1
        except Refusal as refusal:
            report.refused.append((registration, str(refusal)))
    return report
