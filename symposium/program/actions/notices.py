"""Telling people of a release: each once, whatever dies on the way."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib.letters import once, post
from symposium.lib.letters.post import Fate, MailServerLost, Outcome
from symposium.program import emails, queries
from symposium.program.changelog.comparison import Change
from symposium.program.models import DroppedStar, Edition, NoticeRefusal, Release, ReleaseNotice

log = logging.getLogger(__name__)


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
    attempt; what it refuses is noted with its words. Raises MailServerLost.
    """
    if not once.claim(ReleaseNotice.objects.all(), key=key, at=at):
        return
    notice = ReleaseNotice.objects.select_related("release__edition").get(pk=key)
    try:
        message = emails.notice_message(notice)
    except Exception as error:
        log.exception("The letter %s of release %s cannot be written", key, notice.release)
        once.settle(notice, Outcome(Fate.REFUSED, repr(error)), at=at)
        return
    outcome = post.hand_over(message, connection)
    once.settle(notice, outcome, at=at)
    if outcome.is_lost:
        raise MailServerLost(outcome.text)


@transaction.atomic
def send_again(*, release: Release, by: User, at: datetime) -> int:
    """Let all letters of a release that were refused, or whose worker died, be sent once more;
    answers how many."""
    count = ReleaseNotice.objects.filter(release=release).lost_at(at).renew()
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
