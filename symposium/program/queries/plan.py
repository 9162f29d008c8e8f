"""An edition's working state as a `Plan`, for rules and solver."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from symposium.lib import time_zones
from symposium.lib.translated import translated
from symposium.program.models import (
    Edition,
    Participation,
    Room,
    RoomHours,
    Session,
    Speaker,
    SpeakerHours,
)
from symposium.program.planning.plan import (
    Plan,
    PlanPart,
    PlanPerson,
    PlanRoom,
    PlanSession,
    PlanTrack,
    RuleOptions,
    Signature,
    Window,
    in_order,
)
from symposium.program.planning.rules.parameters import BUFFER

SESSION_FIELDS = (
    *("id", "guid", "slug", "version", "title", "kind", "status", "minutes", "track_id", "room_id"),
    *("starts_at", "ends_at", "floor_languages", "interpretation_languages", "is_streamed"),
    *("capacity", "overlap_group", "abstract"),
)


def plan_of(edition: Edition) -> Plan:
    """Everything that rules and solver need. Ten queries, whatever the number of sessions."""
    return _plan(edition, edition.sessions.all(), edition.speakers.all(), _options(edition))


def plan_around(
    session: Session, *, room: Room | None, starts_at: datetime | None, ends_at: datetime | None
) -> Plan:
    """As much of `plan_of` as bears on this session in this place: who is on then, who else is in
    that room, what its people do besides. The session itself stands where it stands.

    Eleven queries over a few dozen sessions, however large the program.
    """
    edition = session.edition
    options = _options(edition)
    people = Participation.objects.filter(session=session).values("speaker_id")
    busy = Participation.objects.filter(speaker_id__in=people).values("session_id")
    near = Q(pk=session.pk) | Q(pk__in=busy)
    if room is not None:
        near |= Q(room=room)
    if starts_at is not None and ends_at is not None:
        spare = timedelta(minutes=BUFFER.among(options))
        near |= Q(starts_at__lt=ends_at + spare, ends_at__gt=starts_at - spare)
    sessions = edition.sessions.filter(near)
    present = Participation.objects.filter(session__in=sessions).values("speaker_id")
    interpreters = ~Q(language_pairs=[])
    speakers = edition.speakers.filter(interpreters | Q(pk__in=present))
    return _plan(edition, sessions, speakers, options)


Options = dict[str, RuleOptions]


def _options(edition: Edition) -> Options:
    settings = edition.rule_settings.values_list("rule", "severity", "parameters")
    return {rule: RuleOptions(severity, parameters) for rule, severity, parameters in settings}


def _plan(
    edition: Edition, sessions: QuerySet[Session], speakers: QuerySet[Speaker], options: Options
) -> Plan:
    waivers = edition.waivers.values_list("key", "reason", "signed_by__display_name", "signed_at")
    return Plan(
        starts_at=edition.starts_at,
        ends_at=edition.ends_at,
        zone=edition.zone,
        languages=tuple(edition.languages),
        rooms=_rooms(edition),
        tracks={
            key: PlanTrack(key, slug, translated(name))
            for key, slug, name in edition.tracks.values_list("id", "slug", "name")
        },
        people=_people(speakers),
        sessions=in_order(_sessions(sessions)),
        options=options,
        waived={key: Signature(reason, name or "", at) for key, reason, name, at in waivers},
        mode=edition.mode,
    )


def _rooms(edition: Edition) -> dict[int, PlanRoom]:
    hours = _windows(
        RoomHours.objects.filter(room__edition=edition).values_list(
            "room_id", "starts_at", "ends_at"
        )
    )
    return {
        key: PlanRoom(key, slug, translated(name), capacity, hours[key])
        for key, slug, name, capacity in edition.rooms.values_list("id", "slug", "name", "capacity")
    }


def _people(speakers: QuerySet[Speaker]) -> dict[int, PlanPerson]:
    hours = _windows(
        SpeakerHours.objects.filter(speaker__in=speakers).values_list(
            "speaker_id", "starts_at", "ends_at"
        )
    )
    rows = speakers.values_list("id", "guid", "name", "time_zone", "language_pairs")
    return {
        key: PlanPerson(
            key,
            guid,
            translated(name),
            time_zones.zone_named(zone) if zone else None,
            hours[key],
            tuple((source, target) for source, target in pairs),
        )
        for key, guid, name, zone, pairs in rows
    }


def _windows(rows: Iterable[tuple[int, Any, Any]]) -> defaultdict[int, tuple[Window, ...]]:
    windows: defaultdict[int, tuple[Window, ...]] = defaultdict(tuple)
    for key, starts_at, ends_at in rows:
        windows[key] += (Window(starts_at, ends_at),)
    return windows


def _sessions(sessions: QuerySet[Session]) -> Iterable[PlanSession]:
    parts: defaultdict[int, list[PlanPart]] = defaultdict(list)
    rows = Participation.objects.filter(session__in=sessions).order_by("position", "id")
    for session, person, part, sure in rows.values_list(
        "session_id", "speaker_id", "part", "is_confirmed"
    ):
        parts[session].append(PlanPart(person, part, sure))
    stars = dict(
        sessions.filter(stars__isnull=False).annotate(n=Count("stars")).values_list("id", "n")
    )
    for row in sessions.values(*SESSION_FIELDS):
        abstract = translated(row.pop("abstract"))
        row["title"] = translated(row["title"])
        for name in ("floor_languages", "interpretation_languages"):
            row[name] = tuple(row[name])
        yield PlanSession(
            **row,
            abstract_languages=frozenset(abstract),
            parts=tuple(parts[row["id"]]),
            stars=stars.get(row["id"], 0),
        )
