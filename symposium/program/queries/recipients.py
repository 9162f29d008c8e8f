"""Whom a release concerns: those who have a part in what has changed, and those who starred it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.utils import translation

from symposium.accounts.models import User
from symposium.lib import time_zones
from symposium.program.changelog.comparison import Change
from symposium.program.models import DroppedStar, Edition, NoticeRefusal, Speaker, Star

LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


@dataclass
class Recipient:
    """Somebody who gets one letter: in which language, on whose clock, about which sessions.

    `guids` are in the order of time; `own_guids` are those in which the person has a part.
    """

    email: str
    name: str
    language: str
    time_zone: str
    user_id: int | None = None
    guids: list[str] = field(default_factory=list)
    own_guids: list[str] = field(default_factory=list)


def recipients_of(
    edition: Edition, changes: Sequence[Change], *, is_first: bool
) -> list[Recipient]:
    """By address. The first release is told to those who have a part alone. At most four queries.

    People whose account is closed, and people without an address, are left out.
    """
    changes = sorted(changes, key=lambda change: change.session.starts_at)
    found: dict[str, Recipient] = {}
    for speaker in _speakers(edition, changes):
        recipient = _recipient(found, edition, speaker.user, speaker)
        if recipient:
            guid = str(speaker.guid)
            own = [change.guid for change in changes if guid in change.speaker_guids]
            recipient.own_guids = _joined(recipient.own_guids, own, changes)
            recipient.guids = recipient.own_guids
    if not is_first:
        for user, guids in _starred(edition, changes).items():
            recipient = _recipient(found, edition, user, None)
            if recipient:
                recipient.guids = _joined(recipient.guids, guids, changes)
    return [found[email] for email in sorted(found)]


def _recipient(
    found: dict[str, Recipient], edition: Edition, user: User | None, speaker: Speaker | None
) -> Recipient | None:
    """The person's entry, made when there is none yet; None for somebody without an address."""
    if user and not user.is_active:
        return None
    email = (user.email if user else speaker.email if speaker else "").strip().lower()
    if not email:
        return None
    if email not in found:
        language = _language(edition, user, speaker)
        own_zone = (user.time_zone if user else "") or (speaker.time_zone if speaker else "")
        with translation.override(language):
            name = (user.display_name if user else "") or (str(speaker.name) if speaker else "")
        found[email] = Recipient(
            email=email,
            name=name[:200],
            language=language,
            time_zone=own_zone if own_zone in time_zones.NAMES else edition.time_zone,
        )
    recipient = found[email]
    recipient.user_id = recipient.user_id or (user.pk if user else None)
    return recipient


def _language(edition: Edition, user: User | None, speaker: Speaker | None) -> str:
    wishes = [user.language if user else "", speaker.language if speaker else ""]
    wishes += edition.languages
    return next((code for code in wishes if code in LANGUAGES), settings.LANGUAGE_CODE)


def _speakers(edition: Edition, changes: Iterable[Change]) -> list[Speaker]:
    guids = {guid for change in changes for guid in change.speaker_guids}
    speakers = edition.speakers.select_related("user").order_by("id")
    return [speaker for speaker in speakers if str(speaker.guid) in guids]


def _starred(edition: Edition, changes: Sequence[Change]) -> dict[User, list[str]]:
    """Who has starred what has changed, sessions that were deleted since among it."""
    guids = {change.guid for change in changes}
    silent = set(NoticeRefusal.objects.filter(edition=edition).values_list("user_id", flat=True))
    found: dict[User, list[str]] = {}
    stars = Star.objects.filter(session__edition=edition, session__guid__in=guids)
    dropped = DroppedStar.objects.filter(edition=edition, guid__in=guids)
    pairs = [
        *((star.user, star.session.guid) for star in stars.select_related("user", "session")),
        *((star.user, star.guid) for star in dropped.select_related("user")),
    ]
    for user, guid in pairs:
        if user.pk not in silent:
            found.setdefault(user, []).append(str(guid))
    return found


def _joined(first: list[str], second: list[str], changes: Sequence[Change]) -> list[str]:
    """Both, each once, in the order of time."""
    wanted = {*first, *second}
    return [change.guid for change in changes if change.guid in wanted]
