"""What came back: noted at its letter, and cleared by people."""

from datetime import datetime

from django.db import transaction

from registration.mailings.bounces import Report
from registration.mailings.models import Bounce, Letter
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.program.models import Edition


@transaction.atomic
def record_report(*, report: Report, at: datetime) -> Bounce | None:
    """Note a mail server's report at the letter that it names; None for a letter that is not ours.

    Somebody may have the letter sent on: what is said of another address than the letter's is
    noted, and counts nothing against the letter's. A report that is handed in twice counts once.
    """
    letter = Letter.objects.filter(token=report.token).first()
    if letter is None:
        return None
    is_hard = report.is_hard and report.email == letter.to.lower()
    bounce, is_new = Bounce.objects.get_or_create(
        letter=letter,
        digest=report.digest,
        defaults={
            "email": letter.to.lower(),
            "is_hard": is_hard,
            "status": report.status,
            "diagnostic": report.diagnostic,
            "reported_at": at,
        },
    )
    if is_new and is_hard:
        Letter.objects.filter(pk=letter.pk).update(returned_at=at)
    return bounce


@transaction.atomic
def clear_bounce(*, bounce: Bounce, edition: Edition, by: User, at: datetime) -> None:
    """Letters may go to this address again; all that came back from it is settled. Twice is
    once."""
    rows = Bounce.objects.standing().filter(email=bounce.email)
    if rows.update(cleared_at=at, cleared_by=by):
        record_audit(
            actor=by,
            verb="address.cleared",
            target=bounce,
            at=at,
            edition_slug=edition.slug,
            changes={"address": (bounce.email, None)},
        )
