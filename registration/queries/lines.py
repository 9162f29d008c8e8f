"""Pages about seats: the figures of each quota, who stands in line and why, one's own place."""

import dataclasses
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from registration.models import Quota, Registration
from registration.queries import seats as reads
from symposium.program.models import Edition

State = Registration.State


@dataclass(frozen=True)
class QuotaRow:
    """A quota with its figures, and the query of a list that shows the rows behind them."""

    quota: Quota
    confirmed: int
    offered: int
    waiting: int

    @property
    def taken(self) -> int:
        return self.confirmed + self.offered

    @property
    def free(self) -> int:
        return max(self.quota.size - self.taken, 0)

    @property
    def overbooked(self) -> int:
        return max(self.taken - self.quota.size, 0)

    @property
    def query(self) -> str:
        quota = self.quota
        narrowed = {
            "category": quota.category.slug if quota.category else "",
            "mode": quota.mode,
            "country": quota.country,
            "institution": quota.institution_id or "",
        }
        return urlencode({name: value for name, value in narrowed.items() if value})


def table_of(edition: Edition) -> list[QuotaRow]:
    """All quotas with their figures. Two queries."""
    seats = reads.seats_of(edition)
    return [
        QuotaRow(quota, counts[State.CONFIRMED], counts[State.OFFERED], counts[State.WAITING])
        for quota, counts in ((quota, seats.counts[quota.pk]) for quota in seats.quotas)
    ]


@dataclass(frozen=True)
class Standing:
    """Somebody in line: the place, who moves up with them, and what keeps them waiting."""

    place: int
    registration: Registration
    together: int
    full: list[Quota]
    held: list[Quota]


@dataclass(frozen=True)
class Line:
    offered: list[Registration]
    waiting: list[Standing]
    quota: Quota | None


def line_of(edition: Edition, *, at: datetime, quota: str = "") -> Line:
    """The open offers and the line, or only those of one quota. Four queries."""
    seats = reads.seats_of(edition)
    wanted = next((one for one in seats.quotas if str(one.pk) == quota), None)
    offered = Registration.objects.filter(edition=edition, state=State.OFFERED).with_details()
    waiting = reads.waiting_in(edition).with_details()
    found = reads.verdicts(waiting, seats, holds=reads.holds_seats(edition, at))
    standings = [
        Standing(
            place=0,
            registration=one,
            together=len(verdict.party.rows),
            full=[quota for quota in seats.quotas if quota.pk in verdict.full],
            held=[quota for quota in seats.quotas if quota.pk in verdict.held],
        )
        for verdict in found
        for one in verdict.party.rows
    ]
    return Line(
        offered=[
            one
            for one in offered.order_by("answer_by", "pk")
            if wanted is None or wanted.matches(one)
        ],
        waiting=[
            dataclasses.replace(standing, place=place)
            for place, standing in enumerate(
                (one for one in standings if wanted is None or wanted.matches(one.registration)), 1
            )
        ],
        quota=wanted,
    )


@dataclass(frozen=True)
class Place:
    """Where somebody stands: so many people before, and the quotas that are waited for."""

    before: int
    quotas: list[Quota]


def place_of(registration: Registration) -> Place:
    """The place of somebody who waits, among those who wait for any of the same quotas. Three
    queries."""
    return places_of(registration.edition).get(registration.pk) or Place(0, [])


def places_of(edition: Edition) -> dict[int, Place]:
    """The same for everybody who waits, by id. Three queries."""
    seats = reads.seats_of(edition)
    free = seats.free
    found: dict[int, Place] = {}
    before: Counter[frozenset[int]] = Counter()
    for row in reads.waiting_in(edition):
        needed = seats.needed_by(row)
        full = [one for one in seats.quotas if one.pk in needed and free[one.pk] < 1]
        shared = frozenset(one.pk for one in full) or needed
        count = sum(count for other, count in before.items() if shared & other)
        found[row.pk] = Place(count, full)
        before[needed] += 1
    return found
