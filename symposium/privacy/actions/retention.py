"""How long fields are kept, and the night in which they go."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.privacy import emails
from symposium.privacy.models import RetentionReport, RetentionRule
from symposium.privacy.queries import due_fields
from symposium.program.models import Edition


@transaction.atomic
def set_times(
    *, edition: Edition, days: Mapping[str, int | None], by: User, at: datetime, address: str = ""
) -> None:
    """After how many days each of these fields goes; None keeps it. Changes are written down."""
    Edition.objects.select_for_update().get(pk=edition.pk)
    before = {due.field.name: due.days for due in due_fields(edition, at)}
    changes = {
        name: (before[name], wanted)
        for name, wanted in days.items()
        if name in before and before[name] != wanted
    }
    for name, (_before, wanted) in changes.items():
        RetentionRule.objects.update_or_create(
            edition=edition, field=name, defaults={"days": wanted}
        )
    if changes:
        record_audit(
            actor=by,
            verb="privacy.times_changed",
            target=edition,
            at=at,
            edition_slug=edition.slug,
            changes=changes,
            address=address,
        )


@transaction.atomic
def erase_due(*, edition: Edition, at: datetime) -> RetentionReport | None:
    """Erase what is due, write a report, and send it to the organizers. Nothing due, no report."""
    # Two nights at once take turns; the second one finds nothing.
    Edition.objects.select_for_update().get(pk=edition.pk)
    due = [item for item in due_fields(edition, at) if item.is_due and item.held]
    counts = {item.field.name: item.field.erase(edition.pk) for item in due}
    counts = {name: count for name, count in counts.items() if count}
    if not counts:
        return None
    report = RetentionReport.objects.create(edition=edition, at=at, counts=counts)
    emails.send_report(report)
    return report


def try_out(*, edition: Edition, at: datetime) -> RetentionReport:
    """The report that `erase_due` would write at this time; nothing is erased."""
    due = [item for item in due_fields(edition, at) if item.is_due and item.held]
    return RetentionReport.objects.create(
        edition=edition,
        at=at,
        is_trial=True,
        counts={item.field.name: item.held for item in due},
    )
