"""Plans read from real schedules, as importing them would give, without a database."""

import uuid
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from symposium.lib.translated import translated
from symposium.program.formats import reading
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


def read(name: str) -> Plan:
    """The plan that importing one of the schedules would give."""
    draft = reading.read((SCHEDULES / name).read_bytes())
    zone = ZoneInfo(draft.time_zone)
    rooms = {room.name: key for key, room in enumerate(draft.rooms, 1)}
    tracks = {track.name: key for key, track in enumerate(draft.tracks, 1)}
    people: dict[uuid.UUID, PlanPerson] = {}
    sessions = []
    for key, session in enumerate(draft.sessions, 1):
        for person in session.people:
            people.setdefault(
                person.guid,
                PlanPerson(len(people) + 1, person.guid, translated({"en": person.name})),
            )
        sessions.append(
            PlanSession(
                id=key,
                guid=session.guid,
                slug=session.slug,
                version=1,
                title=translated({"en": session.title}),
                kind=session.kind,
                status="confirmed",
                minutes=int((session.ends_at - session.starts_at) / timedelta(minutes=1)),
                track_id=tracks.get(session.track),
                room_id=rooms.get(session.room),
                starts_at=session.starts_at.astimezone(UTC),
                ends_at=session.ends_at.astimezone(UTC),
                parts=tuple(
                    PlanPart(people[person.guid].id, person.part, False)
                    for person in session.people
                ),
            )
        )
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
