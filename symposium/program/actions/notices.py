"""Telling people of a release: each once, whatever dies on the way."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.program import emails, queries
from symposium.program.changelog.comparison import Change
from symposium.program.models import DroppedStar, Edition, NoticeRefusal, Release, ReleaseNotice

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 6
FIRST_PAUSE = timedelta(minutes=2)


def write_notices(*, release: Release, changes: Sequence[Change]) -> None:
    """Note in the release's own transaction who is to be told of it; nothing is sent yet."""
    edition = release.edition
    recipients = queries.recipients_of(edition, changes, is_first=release.number == 1)
    ReleaseNotice.objects.bulk_create(
        ReleaseNotice(
            release=release,
            email=recipient.email,
            user_id=recipient.user_id,
            name=recipient.name,
            guids=recipient.guids,
            own_guids=recipient.own_guids,
            language=recipient.language,
            time_zone=recipient.time_zone,
        )
        for recipient in recipients
    )
    DroppedStar.objects.filter(edition=edition).delete()


def due_notices(*, at: datetime, per_minute: int) -> list[int]:
    """Keys of the letters whose turn it is, the oldest first: no more than may leave within a
    minute, whoever has sent some already."""
    taken = ReleaseNotice.objects.filter(claimed_at__gt=at - timedelta(minutes=1)).count()
    waiting = ReleaseNotice.objects.waiting_at(at).order_by("pk").values_list("pk", flat=True)
    return list(waiting[: max(per_minute - taken, 0)])


def send_notice(*, key: int, connection: BaseEmailBackend, at: datetime) -> None:
    """Send one letter, unless somebody else has taken it.

    It is taken before it is sent, so that a worker that is killed in between never sends it twice:
    organizers then see that it has perhaps left. What the mail server puts off waits for another
    attempt; what it refuses is noted with its words. Raises OSError and SMTPException when the
    server itself is lost.
    """
    taken = ReleaseNotice.objects.filter(pk=key, claimed_at__isnull=True).update(claimed_at=at)
    if not taken:
        return
    notice = ReleaseNotice.objects.select_related("release__edition").get(pk=key)
    try:
        message = emails.notice_message(notice)
    except Exception as error:
        log.exception("The letter %s of release %s cannot be written", key, notice.release)
        _fail(notice, repr(error), at)
        return
    try:
        connection.send_messages([message])
    except (SMTPRecipientsRefused, SMTPResponseException) as refusal:
        code, text = _answer(refusal)
        if 400 <= code < 500 and notice.attempt_count + 1 < MOST_ATTEMPTS:
            _put_off(notice, text, at)
        else:
            _fail(notice, text, at)
    except (SMTPException, OSError) as error:
        # Perhaps it has left: only a person may decide to send it again.
        ReleaseNotice.objects.filter(pk=key).update(error=str(error)[:300])
        raise
    else:
        ReleaseNotice.objects.filter(pk=key).update(sent_at=at, error="")


@transaction.atomic
def send_again(*, release: Release, by: User, at: datetime) -> int:
    """Let all letters of a release that were refused, or whose worker died, be sent once more;
    answers how many."""
    count = release.notices.lost_at(at).update(
        claimed_at=None, failed_at=None, retry_at=None, attempt_count=0, error=""
    )
    if count:
        record_audit(
            actor=by,
            verb="program.notices_sent_again",
            target=release,
            at=at,
            edition_slug=release.edition.slug,
            changes={"notices": (None, count)},
        )
    return count


def refuse_notices(*, edition: Edition, user: User, at: datetime) -> None:
    """No more letters about starred sessions; twice is once. One that waits is not sent."""
    NoticeRefusal.objects.get_or_create(edition=edition, user=user, defaults={"at": at})
    waiting = ReleaseNotice.objects.filter(
        release__edition=edition, user=user, claimed_at__isnull=True
    )
    waiting.filter(own_guids=[]).delete()


def accept_notices(*, edition: Edition, user: User) -> None:
    """Letters about starred sessions again."""
    NoticeRefusal.objects.filter(edition=edition, user=user).delete()


def _put_off(notice: ReleaseNotice, text: str, at: datetime) -> None:
    notice.attempt_count += 1
    ReleaseNotice.objects.filter(pk=notice.pk).update(
        claimed_at=None,
        attempt_count=notice.attempt_count,
        retry_at=at + FIRST_PAUSE * 2 ** (notice.attempt_count - 1),
        error=text[:300],
    )


def _fail(notice: ReleaseNotice, text: str, at: datetime) -> None:
    ReleaseNotice.objects.filter(pk=notice.pk).update(failed_at=at, error=text[:300])


def _answer(refusal: SMTPRecipientsRefused | SMTPResponseException) -> tuple[int, str]:
    """What the mail server said: its code and words."""
    if isinstance(refusal, SMTPRecipientsRefused):
        [(code, words), *_others] = refusal.recipients.values()
        return code, f"{code} {words.decode(errors='replace')}"
    said = refusal.smtp_error
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return refusal.smtp_code, f"{refusal.smtp_code} {text}"
