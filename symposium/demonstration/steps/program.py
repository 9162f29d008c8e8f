"""Rooms, tracks and the 21 sessions of the demonstration, published as the first release."""

import json
import re
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone

from symposium.demonstration.steps import DATA, draft
from symposium.institutions.models import Institution
from symposium.lib.translated import Translated
from symposium.program import actions
from symposium.program.models import Edition, Participation, Room, Session, Speaker, Track

# GUIDs made from program.json's ids: the same in every installation and after every load.
GUIDS = UUID("0f3f2b4e-90c6-5a0b-8a3c-2d1f6b7a9c10")
STREAMED_ROOMS = {"main", "room-a", "room-b", "online-exhibition"}
CAPACITIES = {"main": 400, "room-a": 120, "room-b": 120, "networking": 60, "posters": 80}
TRACK_COLORS = {"I": "#1f6f5c", "II": "#a3571c", "III": "#3b5b9b", "IV": "#8a3a63"}
KINDS = {
    "technical-rehearsal": Session.Kind.SERVICE,
    "registration": Session.Kind.SERVICE,
    "opening-ceremony": Session.Kind.CEREMONY,
    "signing-ceremony": Session.Kind.CEREMONY,
    "closing-ceremony": Session.Kind.CEREMONY,
    "group-photo": Session.Kind.BREAK,
    "keynote": Session.Kind.KEYNOTE,
    "exhibition-tour": Session.Kind.EXHIBITION,
    "poster-session": Session.Kind.EXHIBITION,
    "parallel-forum": Session.Kind.FORUM,
    "contest-forum": Session.Kind.FORUM,
    "work-introductions": Session.Kind.TALK,
    "matchmaking": Session.Kind.MEETING,
    "declaration": Session.Kind.MEETING,
    "workshop": Session.Kind.WORKSHOP,
    "round-table": Session.Kind.PANEL,
    "visit": Session.Kind.VISIT,
}
# Where people find them: /en/2021/program/sessions/opening/.
SLUGS = {
    "D0-TEST": "test-room",
    "D1-REG": "registration",
    "D1-OPEN": "opening",
    "D1-SIGN": "signing",
    "D1-PHOTO": "group-photo",
    "D1-KEY1": "keynote-1",
    "D1-KEY2": "keynote-2",
    "D1-ONLINE-EXPO": "online-exhibition",
    "D1-F1": "forum-1",
    "D1-F2": "forum-2",
    "D1-F3": "forum-3",
    "D1-F4": "forum-4",
    "D1-B2B": "partnership-meetings",
    "D2-CONTEST": "contest-forum",
    "D2-WORKS": "selected-works",
    "D2-WS1": "workshop",
    "D2-PANEL": "round-table",
    "D2-POSTER": "posters",
    "D2-DECL": "outcome-document",
    "D2-CLOSE": "closing",
    "D3-TOUR": "visit",
}
GOALS = {
    "D1-KEY1": [4, 13, 17],
    "D1-KEY2": [9, 17],
    "D1-ONLINE-EXPO": [4, 10],
    "D1-F1": [13, 14, 15],
    "D1-F2": [9, 17],
    "D1-F3": [4, 5],
    "D1-F4": [12, 17],
    "D2-CONTEST": [4],
    "D2-WS1": [4, 9],
    "D2-PANEL": [3, 11],
}
PILLARS = {"I": 1, "II": 2, "III": 3, "IV": 4}
# A team of two in each hall that has booths; what they interpret is in BOTH_WAYS.
BOOTHS = {"main": ("1", "2"), "room-a": ("3", "4"), "room-b": ("5", "6")}
BOTH_WAYS = [["zh-hans", "en"], ["en", "zh-hans"]]
# Besides those who only speak in one language, everything in a hall is interpreted both ways.
FLOOR = {"room-a": ["en"], "room-b": ["zh-hans"]}


def load(edition: Edition) -> None:
    """Make what is missing; day 1 of program.json is the edition's first day."""
    program = _read("program.json")
    texts = _read("sessions_texts.json")
    rooms = {
        data["id"]: _room(edition, number, data["id"], texts)
        for number, data in enumerate(program["rooms"])
    }
    tracks = {
        data["id"]: _track(edition, number, data["id"], texts)
        for number, data in enumerate(program["tracks"])
    }
    for data in program["sessions"]:
        _session(edition, data, texts["sessions"][data["id"]], rooms, tracks)
    if not edition.releases.exists():
        actions.publish_program(
            edition=edition, by=None, at=timezone.now(), heeds_rules=False, tells_people=False
        )
        draft.load(edition, tracks, _session_guid)


def _read(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return document


def _room(edition: Edition, number: int, key: str, texts: dict[str, Any]) -> Room:
    return Room.objects.get_or_create(
        edition=edition,
        slug=key,
        defaults={
            "name": texts["rooms"][key],
            "capacity": CAPACITIES.get(key),
            "position": number,
        },
    )[0]


def _track(edition: Edition, number: int, key: str, texts: dict[str, Any]) -> Track:
    return Track.objects.get_or_create(
        edition=edition,
        slug=f"pillar-{number + 1}",
        defaults={
            "name": texts["tracks"][key],
            "color": TRACK_COLORS[key],
            "position": number,
        },
    )[0]


def _session(
    edition: Edition,
    data: dict[str, Any],
    texts: dict[str, Any],
    rooms: dict[str, Room],
    tracks: dict[str, Track],
) -> None:
    day = edition.starts_on + timedelta(days=data["day"] - 1)
    floor = FLOOR.get(data["room"], data["interpretation"])
    session, is_new = Session.objects.get_or_create(
        edition=edition,
        guid=_session_guid(data["id"]),
        defaults={
            "slug": SLUGS[data["id"]],
            "title": texts["title"],
            "abstract": texts["abstract"],
            "kind": KINDS[data["type"]],
            "track": tracks.get(data["track"]),
            "room": rooms[data["room"]],
            "starts_at": _instant(edition, day, data["start"]),
            "ends_at": _instant(edition, day, data["end"]),
            "floor_languages": floor,
            "interpretation_languages": [
                code
                for code in data["interpretation"]
                if floor != [code] and data["room"] in BOOTHS
            ],
            "minutes": _minutes(data["start"], data["end"]),
            "is_streamed": data["room"] in STREAMED_ROOMS,
            "is_recorded": data["room"] in STREAMED_ROOMS,
            "pillars": [PILLARS[data["track"]]] if data["track"] else [],
            "sdg_goals": GOALS.get(data["id"], []),
        },
    )
    if is_new:
        works = data.get("works", [])
        for number, person in enumerate(data["speakers"]):
            institution = works[number]["institution"] if number < len(works) else ""
            _participation(session, number, person["role"], institution)
        if session.interpretation_languages:
            _interpreters(session, BOOTHS[data["room"]])


def _session_guid(key: str) -> UUID:
    return uuid5(GUIDS, key)


def _minutes(start: str, end: str) -> int:
    first, last = time.fromisoformat(start), time.fromisoformat(end)
    return (last.hour - first.hour) * 60 + last.minute - first.minute


def _interpreters(session: Session, team: tuple[str, ...]) -> None:
    for position, number in enumerate(team, start=50):
        speaker = Speaker.objects.get_or_create(
            edition=session.edition,
            guid=_session_guid(f"Interpreter {number}"),
            defaults={"name": _role_name(f"Interpreter {number}"), "language_pairs": BOTH_WAYS},
        )[0]
        Participation.objects.create(
            session=session,
            speaker=speaker,
            part=Participation.Part.INTERPRETER,
            position=position,
            is_confirmed=True,
        )


def _instant(edition: Edition, day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), edition.zone)


def _participation(session: Session, number: int, role: str, institution: str) -> None:
    speaker = Speaker.objects.create(
        edition=session.edition,
        guid=uuid5(session.guid, role),
        name=_role_name(role),
        institution=Institution.objects.filter(sort_name=institution).first(),
    )
    part = Participation.Part.CHAIR if role == "Moderator" else Participation.Part.SPEAKER
    Participation.objects.create(
        session=session, speaker=speaker, part=part, position=number, is_confirmed=True
    )


def _role_name(role: str) -> Translated:
    """A role of program.json in six languages; the number or letter at its end stays."""
    names = _read("speaker_roles.json")["roles"]
    if role in names:
        return Translated(names[role])
    word, number = re.fullmatch(r"(.+) (\d+|[A-Z])", role).groups()  # type: ignore[union-attr]  # data of ours, checked by a test
    return Translated({code: name.format(n=number) for code, name in names[word].items()})
