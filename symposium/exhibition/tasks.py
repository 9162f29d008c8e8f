"""Work in the background: checking what was uploaded."""

from celery import shared_task

from symposium.exhibition import actions
from symposium.exhibition.models import Medium


@shared_task(  # type: ignore[untyped-decorator]  # Celery has no types
    autoretry_for=(OSError,), retry_backoff=5, retry_jitter=True, max_retries=5
)
def process_medium(medium_id: int) -> None:
    medium = Medium.objects.filter(pk=medium_id).first()
    if medium is not None:
        actions.process_medium(medium=medium)
