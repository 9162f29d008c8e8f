"""What Celery finds here: letters, which are sent in `delivery`, and reminders."""

from celery import shared_task
from django.utils import timezone

from registration.mailings import actions, queries
from registration.mailings.delivery import send_letter, send_letters

__all__ = ["send_letter", "send_letters", "write_reminders"]


@shared_task  # type: ignore[untyped-decorator]  # Celery has no types
def write_reminders() -> None:
    """Reminders whose minute has come, each written once however often this runs."""
    now = timezone.now()
    for edition in queries.editions_to_remind(now):
        actions.write_reminders(edition=edition, at=now)
