"""The audience's clockwork: samples every 15 seconds, minutes closed once a minute."""

from celery import shared_task
from django.utils import timezone

from streaming.audience import actions


@shared_task  # type: ignore[untyped-decorator]  # Celery has no types
def take_samples() -> None:
    actions.take_samples(at=timezone.now())


@shared_task  # type: ignore[untyped-decorator]  # Celery has no types
def close_minutes() -> None:
    actions.close_minutes(at=timezone.now())
