"""Who is next: the rule by which seats pass down a line, and what becomes of those who stand in it.
It knows no database, so that quotas, workshops and tests share it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar

from django.utils.translation import gettext_lazy as _

from symposium.lib.refusals import Refusal

Row = TypeVar("Row")

# An offer may take up so much of the time that is left before the first day, but at least this.
SHARE_OF_TIME_LEFT = 4
SHORTEST_ANSWER = timedelta(hours=1)


@dataclass(frozen=True)
class Party(Generic[Row]):
    """Those who move up together: mostly one person, else the waiting members of a delegation.
    `needs` counts the seats that it needs of each pool."""

    rows: list[Row]
    needs: Counter[int]


@dataclass(frozen=True)
class Verdict(Generic[Row]):
    """What the rule says of a party: served, or why not. `full` are pools with fewer free seats
    than it needs; `held` are pools whose free seats are kept for a larger party before it."""

    party: Party[Row]
    full: frozenset[int]
    held: frozenset[int]

    @property
    def is_served(self) -> bool:
        return not self.full and not self.held


def walk(
    parties: Iterable[Party[Row]],
    *,
    free: Mapping[int, int],
    sizes: Mapping[int, int],
    holds: bool = True,
) -> list[Verdict[Row]]:
    """Go down the line once and give seats away in strict order.

    A party that does not fit waits for the pools that are full for it, and nobody behind it gets
    a seat of these; unless it could not even fit into the empty pool, or nothing is held any
    more. Seats of pools that are not full for it pass it by. A second walk gives nothing more.
    """
    left = dict(free)
    held: set[int] = set()
    verdicts = []
    for party in parties:
        full = frozenset(pool for pool, need in party.needs.items() if left[pool] < need)
        verdict = Verdict(party, full, frozenset(held & party.needs.keys()) - full)
        verdicts.append(verdict)
        if verdict.is_served:
            for pool, need in party.needs.items():
                left[pool] -= need
        elif holds and all(need <= sizes[pool] for pool, need in party.needs.items()):
            held |= full
    return verdicts


def answer_by(*, at: datetime, hours: int, starts_at: datetime) -> datetime:
    """Until when an offered seat is kept: so many hours, fewer when the first day is near."""
    left = max(starts_at - at, timedelta(0))
    return at + min(timedelta(hours=hours), max(left / SHARE_OF_TIME_LEFT, SHORTEST_ANSWER))


class Standing(Protocol):
    """A registration, or a place in a workshop. Its states are called alike."""

    state: str
    waiting_since: datetime | None
    answer_by: datetime | None


# What the moves below change.
FIELDS = ["state", "waiting_since", "answer_by"]


class OfferEnded(Refusal):
    code = "offer_ended"
    message = _("The time to answer is over; the seat goes to the next in line.")


def arrive(row: Standing, *, is_served: bool, at: datetime) -> None:
    """Confirmed at once, or at the end of the line."""
    row.state = "confirmed" if is_served else "waiting"
    row.waiting_since = None if is_served else at
    row.answer_by = None


def offer(row: Standing, *, until: datetime) -> None:
    row.state, row.answer_by = "offered", until


def accept(row: Standing, *, at: datetime) -> bool:
    """Take what is offered; whether that changed anything, for twice is once.

    Raises OfferEnded when the time to answer is over or nothing is offered any more.
    """
    if row.state == "confirmed":
        return False
    if row.state != "offered" or row.answer_by is None or row.answer_by <= at:
        raise OfferEnded
    row.state, row.waiting_since, row.answer_by = "confirmed", None, None
    return True


def leave(row: Standing) -> None:
    row.state, row.waiting_since, row.answer_by = "canceled", None, None
