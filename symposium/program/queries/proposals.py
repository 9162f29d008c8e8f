"""A proposed schedule as its page shows it: what moves, over the grid and as a list, and costs."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from symposium.lib.translated import translated
from symposium.program.models import Edition, Room, ScheduleProposal, Session
from symposium.program.planning.solver.request import Wish

WISHES = {
    Wish.TOGETHER: gettext_lazy("Tracks in one room, on one day"),
    Wish.IN_A_ROW: gettext_lazy("Tracks without gaps"),
    Wish.APART: gettext_lazy("Popular sessions apart"),
    Wish.FAIRNESS: gettext_lazy("Civil hours for everybody, wherever they are"),
    Wish.FEW_CHANGES: gettext_lazy("People stay in their rooms"),
    Wish.ROOM_SIZE: gettext_lazy("Rooms of the right size"),
}
UNITS = {
    Wish.TOGETHER: gettext_lazy("60 for each room and day that a track has beyond its first"),
    Wish.IN_A_ROW: gettext_lazy("minutes between the sessions of a track"),
    Wish.APART: gettext_lazy("stars of sessions that lie beside more popular ones"),
    Wish.FAIRNESS: gettext_lazy(
        "minutes outside civil hours; those of the zone that fares worst count twice"
    ),
    Wish.FEW_CHANGES: gettext_lazy("30 for each room that somebody has beyond their first"),
    Wish.ROOM_SIZE: gettext_lazy("missing seats, and a tenth of empty ones"),
}


@dataclass(frozen=True)
class Row:
    """One session of a proposal. `old` and `new` are where it stands now and where it would be;
    `state` is "new", "moved", "kept", "stale" or "gone". Instants are aware, None: no slot."""

    guid: str
    title: str
    session: Session | None
    state: str
    old_room: Room | None
    old_at: dt.datetime | None
    new_room: Room | None
    new_at: dt.datetime

    @property
    def is_applicable(self) -> bool:
        return self.state in {"new", "moved"}


@dataclass(frozen=True)
class Cell:
    """A session in the grid; a ghost stands where it stands now and would not any more."""

    row: Row
    is_ghost: bool


@dataclass(frozen=True)
class GridDay:
    """`rows`: each time at which something begins, with the cells of each room in order."""

    date: dt.date
    rooms: list[Room]
    rows: list[tuple[dt.datetime, list[list[Cell]]]]


@dataclass(frozen=True)
class Cost:
    wish: str
    unit: str
    before: int
    after: int

    @property
    def is_better(self) -> bool:
        return self.after < self.before


@dataclass(frozen=True)
class ProposalPage:
    proposal: ScheduleProposal
    rows: list[Row]
    zone: dt.tzinfo

    @cached_property
    def changes(self) -> list[Row]:
        """What differs from what stands, by the new time."""
        return [row for row in self.rows if row.state != "kept"]

    @cached_property
    def stale(self) -> list[Row]:
        return [row for row in self.rows if row.state in {"stale", "gone"}]

    @property
    def kept_count(self) -> int:
        return len(self.rows) - len(self.changes)

    @property
    def costs(self) -> list[Cost]:
        result = self.proposal.result
        weights = self.proposal.request.get("weights", {})
        return [
            Cost(str(text), str(UNITS[wish]), result["before"][wish], result["after"][wish])
            for wish, text in WISHES.items()
            if weights.get(wish) and wish in result.get("after", {})
        ]

    @cached_property
    def days(self) -> list[GridDay]:
        """The days on which anything changes."""
        cells: defaultdict[dt.date, list[tuple[dt.datetime, Room, Cell]]] = defaultdict(list)
        changed: set[dt.date] = set()
        for row in self.rows:
            for at, room, is_ghost in self._places(row):
                cells[at.date()].append((at, room, Cell(row, is_ghost)))
                if row.state != "kept":
                    changed.add(at.date())
        return [_grid(day, cells[day]) for day in sorted(changed)]

    def _places(self, row: Row) -> list[tuple[dt.datetime, Room, bool]]:
        places = []
        if row.new_room:
            places.append((row.new_at.astimezone(self.zone), row.new_room, False))
        if row.state == "moved" and row.old_at and row.old_room:
            places.append((row.old_at.astimezone(self.zone), row.old_room, True))
        return places


def _grid(day: dt.date, cells: list[tuple[dt.datetime, Room, Cell]]) -> GridDay:
    rooms = sorted({room for _, room, _ in cells}, key=lambda room: (room.position, room.pk))
    times = sorted({at for at, _, _ in cells})
    by_place: defaultdict[tuple[dt.datetime, int], list[Cell]] = defaultdict(list)
    for at, room, cell in cells:
        by_place[at, room.pk].append(cell)
    rows = [(at, [by_place[at, room.pk] for room in rooms]) for at in times]
    return GridDay(day, rooms, rows)


def proposals_of(edition: Edition) -> QuerySet[ScheduleProposal]:
    """The runs of the planner, the latest first, without the weight of their results."""
    runs = edition.schedule_proposals.defer("result", "conflict", "request")
    return runs.select_related("requested_by")


def proposal_page(proposal: ScheduleProposal) -> ProposalPage:
    """The page of a run. Two queries, however many sessions there are."""
    edition = proposal.edition
    rooms = {room.pk: room for room in edition.rooms.all()}
    sessions = {str(session.guid): session for session in edition.sessions.defer("abstract")}
    rows = [
        _row(guid, place, sessions.get(guid), rooms)
        for guid, place in proposal.result.get("places", {}).items()
    ]
    rows.sort(key=lambda row: (row.new_at, row.new_room.position if row.new_room else 0, row.guid))
    return ProposalPage(proposal, rows, edition.zone)


def _row(
    guid: str, place: Mapping[str, Any], session: Session | None, rooms: Mapping[int, Room]
) -> Row:
    new_at = dt.datetime.fromisoformat(place["starts_at"])
    new_room = rooms.get(place["room"])
    old_room = rooms.get(session.room_id or 0) if session else None
    old_at = session.starts_at if session else None
    if session is None:
        state = "gone"
    elif (old_room, old_at) == (new_room, new_at):
        state = "kept"
    elif session.version != place["version"] or new_room is None:
        state = "stale"
    else:
        state = "moved" if old_at and old_room else "new"
    title = str(session) if session else place["title"]
    return Row(guid, title, session, state, old_room, old_at, new_room, new_at)


def proposal_progress(proposal: ScheduleProposal, at: dt.datetime) -> dict[str, Any]:
    """How far a run is, for a page that asks again and again."""
    return {
        "state": "failed" if proposal.is_lost(at) else proposal.state,
        "is_open": proposal.is_open and not proposal.is_lost(at),
        "has_places": proposal.has_places,
        **{name: proposal.progress.get(name, 0) for name in ("solutions", "cost", "bound")},
        "seconds": int(proposal.progress.get("seconds", 0)),
    }


def conflict_texts(proposal: ScheduleProposal) -> list[str]:
    """The demands that cannot be met together, each as a sentence."""
    return [_demand_text(demand) for demand in proposal.conflict.get("demands", [])]


def _demand_text(demand: Mapping[str, Any]) -> str:
    values = {
        name: str(translated(demand[name])) if name in demand else ""
        for name in ("session", "person", "room", "track")
    }
    values["minutes"] = demand.get("minutes", 0)
    if demand.get("starts_at"):
        starts_at = timezone.localtime(dt.datetime.fromisoformat(demand["starts_at"]))
        values["time"] = f"{starts_at:%Y-%m-%d %H:%M}"
    return _texts()[demand["kind"]] % {"time": "", **values}


def _texts() -> dict[str, str]:
    return {
        "place": _("“%(session)s” takes place (%(minutes)d min)."),
        "stays": _("“%(session)s” stays where it is (%(time)s)."),
        "room_alone": _("%(room)s holds one session at a time."),
        "room_hours": _("%(room)s is used within its hours only."),
        "person_once": _("%(person)s is in one session at a time."),
        "person_hours": _("%(person)s takes part within the hours that they have stated."),
        "civil_hours": _("%(person)s is not asked to come at night."),
        "room_change": _("%(person)s has time to get from room to room."),
        "encoders": _("No more rooms stream at once than there are encoders."),
        "capacity": _("“%(session)s” is in a room with a seat for each of its stars."),
        "track_rooms": _("“%(track)s” keeps to its rooms."),
        "days": _("Sessions keep to the days and hours that were asked for."),
    }
