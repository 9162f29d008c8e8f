"""Letters about releases, sent once a minute as fast as the mail server may be asked."""

import logging
import time
from smtplib import SMTPException

from celery import shared_task
from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone

from symposium.lib.letters.post import MailServerLost
from symposium.program import actions

log = logging.getLogger(__name__)

MOST_SECONDS = 50


@shared_task  # type: ignore[untyped-decorator]  # Celery has no types
def send_notices() -> None:
    """Send what is due. Several may run at once; what this one leaves, the next one finds."""
    ends_at = time.monotonic() + MOST_SECONDS
    due = actions.due_notices(at=timezone.now(), per_minute=settings.NOTICES_PER_MINUTE)
    if not due:
        return
    try:
        with get_connection() as connection:
            for key in due:
                if time.monotonic() > ends_at:
                    return
                actions.send_notice(key=key, connection=connection, at=timezone.now())
    except (MailServerLost, SMTPException, OSError) as error:
        log.warning("The mail server is lost, letters wait: %s", error)
