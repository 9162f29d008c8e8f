"""What keeps the demonstration alive while it is looked at."""

from celery import shared_task
from django.utils import timezone

from symposium.demonstration.steps import audience, editions


@shared_task  # type: ignore[untyped-decorator]  # Celery has no types
def watch() -> None:
    audience.watch_now(editions.demonstration(), timezone.now())
