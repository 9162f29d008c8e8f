"""Plans read from real schedules, as importing them would give, without a database."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from symposium.lib.translated import translated
from symposium.program.formats import reading
from symposium.program.formats.draft import DraftSession
from symposium.program.planning.plan import (
    Plan,
    PlanPart,
    PlanPerson,
    PlanRoom,
    PlanSession,
    PlanTrack,
    in_order,
)

SCHEDULES = Path(__file__).resolve().parents[4] / "data" / "schedules"
NAMES = UUID(int=0)


def read(name: str) -> Plan:
    """The plan that importing one of the schedules would give."""
    draft = reading.read((SCHEDULES / name).read_bytes())
    zone = ZoneInfo(draft.time_zone)
    rooms = {room.name: key for key, room in enumerate(draft.rooms, 1)}
    tracks = {track.name: key for key, track in enumerate(draft.tracks, 1)}
    people: dict[UUID, PlanPerson] = {}
    sessions = [
        _session(key, session, rooms, tracks, people)
        for key, session in enumerate(draft.sessions, 1)
    ]
    return Plan(
        starts_at=datetime.combine(draft.starts_on, time(), zone),
        ends_at=datetime.combine(draft.ends_on + timedelta(days=1), time(), zone),
        zone=zone,
        languages=("en",),
        rooms={
            key: PlanRoom(key, f"r{key}", translated({"en": room.name}), room.capacity)
            for key, room in enumerate(draft.rooms, 1)
        },
        tracks={
            key: PlanTrack(key, f"t{key}", translated({"en": name})) for name, key in tracks.items()
        },
        people={person.id: person for person in people.values()},
        sessions=in_order(sessions),
    )


def _session(
    key: int,
    session: DraftSession,
    rooms: dict[str, int],
    tracks: dict[str, int],
    people: dict[UUID, PlanPerson],
) -> PlanSession:
    parts = []
    for person in session.people or ():
        guid = person.guid or uuid5(NAMES, person.name)
        one = PlanPerson(len(people) + 1, guid, translated({"en": person.name}))
        parts.append(PlanPart(people.setdefault(guid, one).id, person.part or "speaker", False))
    values = session.values
    return PlanSession(
        id=key,
        guid=session.guid or uuid5(NAMES, session.slug),
        slug=session.slug,
        version=1,
        title=translated({"en": session.title}),
        kind=values["kind"],
        status="confirmed",
        minutes=values["minutes"],
        track_id=tracks.get(values.get("track", "")),
        room_id=rooms.get(values.get("room", "")),
        starts_at=values["starts_at"].astimezone(UTC),
        ends_at=values["ends_at"].astimezone(UTC),
        parts=tuple(parts),
    )
