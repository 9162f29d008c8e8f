"""Reminders: who has what before them, on which clock, and when it is time to say so."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation

from registration.letters import values
from registration.mailings.models import Letter
from registration.models import Registration, WorkshopPlace
from symposium.accounts.models import User
from symposium.lib import time_zones
from symposium.program.models import Edition, Participation, Speaker, Star
from symposium.program.queries import released_program
from symposium.program.released import ReleasedSession

# The local hours in which a morning's letter may leave; a worker that was down catches up.
MORNING_HOURS = range(7, 11)
SOON = timedelta(minutes=30)
LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True)
class Reminded:
    """A session in a reminder; `part` says what the reader does in it, empty for nothing."""

    session: ReleasedSession
    part: str = ""
    has_place: bool = False


@dataclass
class Reader:
    """Somebody whom sessions concern, by e-mail address."""

    email: str
    name: str
    language: str
    time_zone: str
    registration_id: int | None = None
    # GUID to the part in it; empty for a star or a place.
    parts: dict[str, str] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def on_day(self, sessions: list[ReleasedSession], day: date) -> list[ReleasedSession]:
        """The reader's sessions that begin on a day of the reader's clock."""
        return [one for one in sessions if one.starts_at.astimezone(self.zone).date() == day]


def editions_to_remind(at: datetime) -> list[Edition]:
    """Those that are on, give or take a day, visible, and have not switched reminders off."""
    near = timedelta(days=1)
    editions = Edition.objects.published().filter(
        starts_on__lte=at.date() + near, ends_on__gte=at.date() - near
    )
    return list(editions.exclude(reminder_switch__is_on=False))


def readers(edition: Edition, *, only: str = "") -> dict[str, Reader]:
    """Everybody whom a session concerns, by address in small letters: who speaks or chairs, has
    starred it or a place in it as a workshop. Four queries; `only` asks about one address."""
    found: dict[str, Reader] = {}
    registered = _registered(edition, only)
    for user, guid in _stars(edition, only):
        _reader(found, registered, edition, user.email, user=user).parts.setdefault(guid, "")
    for email, guid in _places(edition, only):
        one = _reader(found, registered, edition, email)
        one.parts.setdefault(guid, "")
        one.places.add(guid)
    for part in _parts(edition, only):
        speaker = part.speaker
        email = speaker.user.email if speaker.user else speaker.email
        one = _reader(found, registered, edition, email, user=speaker.user, speaker=speaker)
        one.parts[str(part.session.guid)] = part.part
    found.pop("", None)
    return found


def reminded(letter: Letter) -> list[Reminded]:
    """What a reminder says, by the program as it is released now: canceled sessions are gone, and
    what is over or has moved to another day is not in it."""
    reader = readers(letter.edition, only=letter.to).get(letter.to.lower())
    if reader is None:
        return []
    sessions = sessions_of(reader, letter.edition)
    if letter.kind == Letter.DAY:
        wanted = reader.on_day(sessions, date.fromisoformat(letter.about["day"]))
    else:
        about = letter.about
        wanted = [
            one
            for one in sessions
            if one.guid == about["guid"] and one.starts_at.isoformat() == about["starts_at"]
        ]
    return [Reminded(one, reader.parts[one.guid], one.guid in reader.places) for one in wanted]


def sessions_of(reader: Reader, edition: Edition) -> list[ReleasedSession]:
    """The reader's sessions of the latest release, by time."""
    return [one for one in released_program(edition).sessions if one.guid in reader.parts]


def _registered(edition: Edition, only: str) -> dict[str, Registration]:
    rows = Registration.objects.seated().filter(edition=edition).exclude(email="")
    rows = rows.select_related("user", "edition").only(
        "email", "display_name", "language", "mode", "state", "edition", "user"
    )
    if only:
        rows = rows.filter(email__iexact=only)
    return {row.email.lower(): row for row in rows}


def _stars(edition: Edition, only: str) -> Iterator[tuple[User, str]]:
    rows = Star.objects.filter(session__edition=edition, user__is_active=True)
    rows = rows.filter(user__email__iexact=only) if only else rows
    for star in rows.select_related("user", "session"):
        yield star.user, str(star.session.guid)


def _places(edition: Edition, only: str) -> Iterator[tuple[str, str]]:
    rows = WorkshopPlace.objects.filter(
        workshop__edition=edition,
        workshop__session__isnull=False,
        registration__isnull=False,
        state=WorkshopPlace.State.CONFIRMED,
    )
    rows = rows.filter(registration__email__iexact=only) if only else rows
    for email, guid in rows.values_list("registration__email", "workshop__session__guid"):
        yield str(email), str(guid)


def _parts(edition: Edition, only: str) -> Iterator[Participation]:
    rows = Participation.objects.filter(session__edition=edition)
    for row in rows.select_related("session", "speaker__user"):
        user = row.speaker.user
        email = user.email if user else row.speaker.email
        is_known = user is None or user.is_active
        if is_known and (not only or email.lower() == only.lower()):
            yield row


def _reader(
    found: dict[str, Reader],
    registered: dict[str, Registration],
    edition: Edition,
    email: str,
    *,
    user: User | None = None,
    speaker: Speaker | None = None,
) -> Reader:
    """The person's entry, made when there is none yet. What the registration says counts first."""
    email = email.strip().lower()
    if email in found:
        return found[email]
    own = registered.get(email)
    wishes = [
        own.language if own else "",
        user.language if user else "",
        speaker.language if speaker else "",
        *edition.languages,
    ]
    language = next((code for code in wishes if code in LANGUAGES), settings.LANGUAGE_CODE)
    zone = (user.time_zone if user else "") or (speaker.time_zone if speaker else "")
    if own:
        zone = values.zone_of(own)
    with translation.override(language):
        named = str(speaker.name) if speaker else ""
    name = (own.display_name if own else "") or (user.display_name if user else "") or named
    found[email] = Reader(
        email=email,
        name=name[:200],
        language=language,
        time_zone=zone if zone in time_zones.NAMES else edition.time_zone,
        registration_id=own.pk if own else None,
    )
    return found[email]
