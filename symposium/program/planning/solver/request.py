"""What an organizer asks the planner for, as plain data that a task and a row can carry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from symposium.program.planning.plan import Window


class Wish(StrEnum):
    """What a good schedule has more of. `costs.py` says how each is counted."""

    TOGETHER = "together"
    IN_A_ROW = "in_a_row"
    APART = "apart"
    FAIRNESS = "fairness"
    FEW_CHANGES = "few_changes"
    ROOM_SIZE = "room_size"


# How much a wish counts, by what the organizer says.
OFF, SOME, MUCH = 0, 1, 5


@dataclass(frozen=True)
class Request:
    """`from_standing`: change as little as possible; otherwise plan as if nothing stood yet.

    `days` are the hours in which sessions may take place; none: the whole edition. `rooms` holds
    the rooms of a track, by ids; a track that is missing may use any. `zones` weighs time zones of
    the audience, by name; none: those of the people on the program.
    """

    from_standing: bool = True
    weights: Mapping[Wish, int] = field(default_factory=lambda: dict.fromkeys(Wish, SOME))
    grid_minutes: int = 15
    seconds: float = 30
    days: tuple[Window, ...] = ()
    locked: frozenset[int] = frozenset()
    rooms: Mapping[int, frozenset[int]] = field(default_factory=dict)
    zones: Mapping[str, int] = field(default_factory=dict)
    seed: int = 1
    workers: int = 2

    def weight(self, wish: Wish) -> int:
        return self.weights.get(wish, OFF)

    def as_json(self) -> dict[str, Any]:
        return {
            "from_standing": self.from_standing,
            "weights": {str(wish): weight for wish, weight in self.weights.items()},
            "grid_minutes": self.grid_minutes,
            "seconds": self.seconds,
            "days": [[day.starts_at.isoformat(), day.ends_at.isoformat()] for day in self.days],
            "locked": sorted(self.locked),
            "rooms": {str(track): sorted(rooms) for track, rooms in self.rooms.items()},
            "zones": dict(self.zones),
            "seed": self.seed,
            "workers": self.workers,
        }


def request_of(document: Mapping[str, Any]) -> Request:
    """The request that `as_json` has written."""
    return Request(
        from_standing=document["from_standing"],
        weights={Wish(name): weight for name, weight in document["weights"].items()},
        grid_minutes=document["grid_minutes"],
        seconds=document["seconds"],
        days=tuple(
            Window(datetime.fromisoformat(starts_at), datetime.fromisoformat(ends_at))
            for starts_at, ends_at in document["days"]
        ),
        locked=frozenset(document["locked"]),
        rooms={int(track): frozenset(rooms) for track, rooms in document["rooms"].items()},
        zones=dict(document["zones"]),
        seed=document["seed"],
        workers=document["workers"],
    )
