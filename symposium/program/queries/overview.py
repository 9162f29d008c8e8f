"""What a program amounts to: who is on it, what is on now, how much a room or a track holds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from symposium.lib.folding import sort_key
from symposium.lib.translated import Translated
from symposium.program.released import ReleasedParticipation, ReleasedProgram, ReleasedSession

MOST_RELATED = 4


@dataclass(frozen=True)
class Tally:
    """Figures of some sessions; breaks and services are none."""

    sessions: int
    people: int
    minutes: int
    streamed: int
    languages: tuple[str, ...]

    @property
    def hours(self) -> int:
        return round(self.minutes / 60)


@dataclass(frozen=True)
class Person:
    """Somebody on the program, as a participation names them, with all their sessions in order."""

    guid: str
    shown: ReleasedParticipation
    appearances: tuple[tuple[str, ReleasedSession], ...]

    @property
    def name(self) -> Translated:
        return self.shown.name

    @property
    def sessions(self) -> list[ReleasedSession]:
        return list({session.guid: session for _part, session in self.appearances}.values())


@dataclass(frozen=True)
class Turn:
    """What is on at an instant, what follows in each room, and when that changes."""

    now: tuple[ReleasedSession, ...]
    next: tuple[ReleasedSession, ...]
    changes_at: datetime | None


def tally(sessions: Iterable[ReleasedSession]) -> Tally:
    counted = [s for s in sessions if s.kind not in {"break", "service"}]
    people = {p.speaker_guid for s in counted for p in s.presenters}
    languages = sorted({code for s in counted for code in s.languages})
    return Tally(
        sessions=len(counted),
        people=len(people),
        minutes=sum(s.minutes for s in counted),
        streamed=sum(s.is_streamed for s in counted),
        languages=tuple(languages),
    )


def now_and_next(
    sessions: Sequence[ReleasedSession], program: ReleasedProgram, at: datetime
) -> Turn:
    """Among sessions in the order of time: those that are on, and the next one of each room."""
    now = tuple(session for session in sessions if session.is_on_at(at))
    following: dict[str, ReleasedSession] = {}
    for session in sessions:
        if session.starts_at > at:
            following.setdefault(session.room.slug if session.room else "", session)
    coming = sorted(following.values(), key=lambda s: s.starts_at.astimezone(UTC))
    changes = [s.ends_at.astimezone(UTC) for s in now]
    changes += [s.starts_at.astimezone(UTC) for s in coming]
    return Turn(now, tuple(coming), min(changes, default=None))


def people_of(program: ReleasedProgram, language: str) -> list[Person]:
    """Everybody with a name, as the readers of a language look for them."""
    found: dict[str, list[tuple[ReleasedParticipation, ReleasedSession]]] = {}
    for session in program.sessions:
        for person in session.participations:
            if person.name:
                found.setdefault(person.speaker_guid, []).append((person, session))
    people = [
        Person(guid, among[0][0], tuple((person.part, session) for person, session in among))
        for guid, among in found.items()
    ]
    return sorted(people, key=lambda p: (sort_key(p.name.in_language(language), language), p.guid))


def person_of(program: ReleasedProgram, guid: str) -> Person | None:
    appearances = [
        (person, session)
        for session in program.sessions
        for person in session.participations
        if person.speaker_guid == guid and person.name
    ]
    if not appearances:
        return None
    return Person(
        guid, appearances[0][0], tuple((person.part, session) for person, session in appearances)
    )


def related(program: ReleasedProgram, session: ReleasedSession) -> list[ReleasedSession]:
    """Other sessions with the same people, track, goals and pillars, those with the most first.

    A shared person or track counts as much as three goals; what is of another kind than a break.
    """
    people = {p.speaker_guid for p in session.presenters}
    scores: Counter[str] = Counter()
    for other in program.sessions:
        if other.guid == session.guid or other.kind in {"break", "service"}:
            continue
        scores[other.guid] = (
            3 * len(people & {p.speaker_guid for p in other.presenters})
            + 3 * (other.track is not None and other.track == session.track)
            + len(set(other.sdg_goals) & set(session.sdg_goals))
            + len(set(other.pillars) & set(session.pillars))
        )
    order = {s.guid: number for number, s in enumerate(program.sessions)}
    here = order[session.guid]
    best = sorted(
        (guid for guid, score in scores.items() if score),
        key=lambda guid: (-scores[guid], abs(order[guid] - here)),
    )[:MOST_RELATED]
    return sorted((program.by_guid[guid] for guid in best), key=lambda s: order[s.guid])
