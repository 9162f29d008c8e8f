"""The audience's clockwork: samples every 15 seconds, minutes closed once a minute.

In a demonstration every figure may rest on generated players, so every one is marked so.
"""

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from streaming.audience import actions


@shared_task  # type: ignore[untyped-decorator]  # Celery has no types
def take_samples() -> None:
    actions.take_samples(at=timezone.now(), is_synthetic=settings.DEMONSTRATION)


@shared_task  # type: ignore[untyped-decorator]  # Celery has no types
def close_minutes() -> None:
    actions.close_minutes(at=timezone.now(), is_synthetic=settings.DEMONSTRATION)
