"""Who takes part in a session: found again by GUID or name, or written down anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import translation

from symposium.lib.folding import folded
from symposium.program.models import Edition, Participation, Session, Speaker


@dataclass(frozen=True)
class Person:
    """Somebody in a session: known by GUID, or by name, or new.

    A GUID with another name means somebody else, since forms keep the GUID beside what is typed.
    `is_confirmed` None leaves what is known of this person in this part.
    """

    name: str
    part: str
    guid: UUID | None = None
    is_confirmed: bool | None = None


def names_of(session: Session) -> list[str]:
    """The people of a session as the record of changes writes them."""
    people = session.participations.select_related("speaker").order_by("position", "id")
    return [
        f"{part.speaker} ({part.part}{', confirmed' if part.is_confirmed else ''})"
        for part in people
    ]


def set_people(session: Session, people: Iterable[Person]) -> None:
    """Make these the session's people, in this order; who is named twice in a part counts once."""
    known = list(session.edition.speakers.all())
    wanted: dict[tuple[int, str], bool | None] = {}
    for person in people:
        speaker = _speaker(session.edition, known, person)
        wanted.setdefault((speaker.pk, person.part), person.is_confirmed)
    confirmed = set(
        session.participations.filter(is_confirmed=True).values_list("speaker_id", "part")
    )
    session.participations.all().delete()
    Participation.objects.bulk_create(
        Participation(
            session=session,
            speaker_id=speaker,
            part=part,
            position=position,
            is_confirmed=(speaker, part) in confirmed if sure is None else sure,
        )
        for position, ((speaker, part), sure) in enumerate(wanted.items())
    )


def _speaker(edition: Edition, known: list[Speaker], person: Person) -> Speaker:
    """Who is meant: by GUID when the name still fits, by a name that only one has, else new."""
    name = folded(person.name)
    if person.guid:
        for speaker in known:
            if speaker.guid == person.guid and (not name or name in _folded_names(speaker)):
                return speaker
    same = [speaker for speaker in known if name in _folded_names(speaker)]
    if len(same) == 1:
        return same[0]
    language = translation.get_language() or ""
    if language not in edition.languages:
        language = edition.languages[0]
    new = Speaker.objects.create(edition=edition, name={language: person.name})
    known.append(new)
    return new


def _folded_names(speaker: Speaker) -> set[str]:
    return {folded(text) for text in speaker.name.values()}
