"""Letters about releases: what stands in one, and what has become of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone, translation

from symposium.program.changelog import comparison
from symposium.program.models import Edition, Release, ReleaseNotice
from symposium.program.queries.changes import Change, compared, worded
from symposium.program.queries.recipients import Recipient


@dataclass(frozen=True)
class NoticeContent:
    """Changes in the letter's language and zone: in the reader's own sessions, in starred ones.

    `at` is when the first of them starts, for the offset of the zone.
    """

    own: tuple[Change, ...]
    starred: tuple[Change, ...]
    at: datetime


@dataclass(frozen=True)
class NoticeStates:
    """How many letters of a release are in each state, and how many may be sent again."""

    audience: "Audience"
    sent: int
    waiting: int
    failed: int
    unclear: int
    can_be_sent_again: int


@dataclass(frozen=True)
class Audience:
    """Who would be told, or was: how many, how many of them in each language, how many speak."""

    count: int
    own_count: int
    by_language: tuple[tuple[str, int], ...]


def notice_content(
    notice: ReleaseNotice, changes: Sequence[comparison.Change] | None = None
) -> NoticeContent:
    """`changes` are those of the notice's release, unless it is a draft that is looked at."""
    wanted = set(notice.guids)
    found = [change for change in changes or compared(notice.release) if change.guid in wanted]
    found.sort(key=lambda change: change.session.starts_at)
    with translation.override(notice.language), timezone.override(notice.time_zone):
        words = worded(found)
    return NoticeContent(
        own=tuple(change for change in words if change.guid in notice.own_guids),
        starred=tuple(change for change in words if change.guid not in notice.own_guids),
        at=found[0].session.starts_at if found else notice.release.released_at,
    )


def draft_notice(
    edition: Edition, recipients: Sequence[Recipient], *, language: str, at: datetime
) -> ReleaseNotice | None:
    """The letter, not saved, that somebody with this language would get; the fullest one."""
    same = [recipient for recipient in recipients if recipient.language == language]
    if not same:
        return None
    shown = max(same, key=lambda recipient: len(recipient.guids))
    latest = edition.releases.order_by("-number").values_list("number", flat=True).first()
    return ReleaseNotice(
        release=Release(edition=edition, number=(latest or 0) + 1, released_at=at),
        email=shown.email,
        user_id=shown.user_id,
        name=shown.name,
        guids=shown.guids,
        own_guids=shown.own_guids,
        language=shown.language,
        time_zone=shown.time_zone,
    )


def audience_of(people: Iterable[Recipient | ReleaseNotice]) -> Audience:
    """Languages in the order of the platform."""
    told = list(people)
    counts = Counter(person.language for person in told)
    return Audience(
        count=len(told),
        own_count=sum(bool(person.own_guids) for person in told),
        by_language=tuple(
            (code, counts[code]) for code, _name in settings.LANGUAGES if counts[code]
        ),
    )


def notice_states(release: Release, *, at: datetime) -> NoticeStates:
    """One query."""
    notices = list(release.notices.all())
    counts = Counter(notice.state for notice in notices)
    return NoticeStates(
        audience=audience_of(notices),
        sent=counts[ReleaseNotice.State.SENT],
        waiting=counts[ReleaseNotice.State.WAITING],
        failed=counts[ReleaseNotice.State.FAILED],
        unclear=counts[ReleaseNotice.State.UNCLEAR],
        can_be_sent_again=sum(notice.can_be_sent_again_at(at) for notice in notices),
    )
