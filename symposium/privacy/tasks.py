"""The night: fields whose time is over go, in every edition; and old entries of the record."""

import logging
from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from symposium.accounts import audit
from symposium.privacy import actions
from symposium.program.models import Edition

log = logging.getLogger(__name__)


@shared_task  # type: ignore[untyped-decorator]  # Celery has no types
def erase_due() -> None:
    """One edition after the other: what goes wrong in one does not keep the others."""
    at = timezone.now()
    for edition in Edition.objects.filter(ends_on__lt=at.date()):
        try:
            actions.erase_due(edition=edition, at=at)
        except Exception:
            log.exception("Nothing was erased in %s", edition.slug)
    if settings.AUDIT_DAYS:
        audit.forget_before(at=at - timedelta(days=settings.AUDIT_DAYS), now=at)
