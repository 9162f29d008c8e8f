"""What is cleared away: visits of support that were left open, accounts that nobody ever used."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from symposium.accounts import actions

UNUSED_AFTER = timedelta(days=2)


@shared_task  # type: ignore[untyped-decorator]  # Celery has no types
def end_overdue_support() -> None:
    actions.end_overdue_support(at=timezone.now())


@shared_task  # type: ignore[untyped-decorator]  # Celery has no types
def forget_unused_accounts() -> None:
    actions.forget_unused_accounts(before=timezone.now() - UNUSED_AFTER)
