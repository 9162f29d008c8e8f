"""Writing reminders: each once, whoever asks and how often."""

from collections.abc import Iterator
from datetime import UTC, datetime

from registration.mailings import queries
from registration.mailings.models import Letter, LetterChoice
from registration.mailings.queries.reminders import MORNING_HOURS, SOON, Reader, sessions_of
from symposium.program.models import Edition


def write_reminders(*, edition: Edition, at: datetime) -> int:
    """Write what is due now and queue it; answers how many. A morning's letter is due from seven
    on the reader's own clock, the other one half an hour before a session, for who wants it.

    The key of a letter names person and day, or session and time: it is written once, and once
    more for a session that has moved.
    """
    choices = {
        choice.email.lower(): choice for choice in LetterChoice.objects.filter(edition=edition)
    }
    returned = queries.returned_addresses()
    due: list[Letter] = []
    for reader in queries.readers(edition).values():
        if reader.email not in returned:
            due += _due(edition, reader, choices.get(reader.email), at)
    keys = {letter.key for letter in due}
    known = set(Letter.objects.filter(key__in=keys).values_list("key", flat=True))
    new = [letter for letter in due if letter.key not in known]
    Letter.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
    return len(new)


def _due(
    edition: Edition, reader: Reader, choice: LetterChoice | None, at: datetime
) -> Iterator[Letter]:
    sessions = [one for one in sessions_of(reader, edition) if one.starts_at > at]
    local = at.astimezone(reader.zone)
    takes_day = choice is None or choice.takes_day
    if takes_day and local.hour in MORNING_HOURS and reader.on_day(sessions, local.date()):
        day = local.date().isoformat()
        key = f"day:{edition.pk}:{day}:{reader.email}"
        yield _letter(edition, reader, Letter.DAY, key, {"day": day}, at)
    if choice is None or not choice.takes_soon:
        return
    for session in sessions:
        if session.starts_at - at <= SOON:
            instant = int(session.starts_at.astimezone(UTC).timestamp())
            key = f"soon:{edition.pk}:{session.guid}:{instant}:{reader.email}"
            about = {"guid": session.guid, "starts_at": session.starts_at.isoformat()}
            yield _letter(edition, reader, Letter.SOON, key, about, at)


def _letter(
    edition: Edition, reader: Reader, kind: str, key: str, about: dict[str, str], at: datetime
) -> Letter:
    return Letter(
        edition=edition,
        registration_id=reader.registration_id,
        kind=kind,
        key=key[:200],
        urgency=Letter.Urgency.REMINDER,
        to=reader.email,
        name=reader.name,
        language=reader.language,
        time_zone=reader.time_zone,
        about=about,
        written_at=at,
    )
