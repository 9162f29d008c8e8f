"""Seats: what is taken of each quota, who waits in which order, and why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from registration import lines
from registration.models import Quota, Registration, RegistrationQuerySet, SeatRules
from registration.models.seats import Seatable
from symposium.program.models import Edition

# In the last days before the edition no seat stays empty for a delegation that might still fit.
LAST_DAYS = timedelta(days=7)

Waiting = lines.Party[Registration]
Verdict = lines.Verdict[Registration]


@dataclass
class Group:
    """So many registrations that are alike in all that quotas ask about."""

    category_id: int
    institution_id: int | None
    territory: str
    mode: str
    state: str
    count: int


@dataclass(frozen=True)
class Seats:
    """The quotas of an edition with how many registrations of each state they hold."""

    quotas: list[Quota]
    counts: dict[int, Counter[str]]

    @property
    def sizes(self) -> dict[int, int]:
        return {quota.pk: quota.size for quota in self.quotas}

    @property
    def free(self) -> dict[int, int]:
        """How many more may be seated; below zero where a quota is overbooked."""
        return {quota.pk: quota.size - self.taken(quota) for quota in self.quotas}

    def taken(self, quota: Quota) -> int:
        return sum(self.counts[quota.pk][state] for state in Registration.SEATED)

    def needed_by(self, who: Seatable) -> frozenset[int]:
        """The ids of the quotas that somebody needs a seat of."""
        return frozenset(quota.pk for quota in self.quotas if quota.matches(who))


def seats_of(edition: Edition, *, without: Iterable[Registration] = ()) -> Seats:
    """The seats as they are now, some registrations not counted. Two queries."""
    quotas = list(Quota.objects.filter(edition=edition).select_related("category", "institution"))
    counts: dict[int, Counter[str]] = {quota.pk: Counter() for quota in quotas}
    if quotas:
        for group in _groups(edition, without):
            for quota in quotas:
                if quota.matches(group):
                    counts[quota.pk][group.state] += group.count
    return Seats(quotas, counts)


def _groups(edition: Edition, without: Iterable[Registration]) -> list[Group]:
    rows = Registration.objects.filter(edition=edition).order_by()
    rows = rows.exclude(pk__in=[one.pk for one in without if one.pk])
    fields = ("category_id", "institution_id", "territory", "mode", "state")
    return [Group(*row) for row in rows.values_list(*fields).annotate(Count("pk"))]


def waiting_in(edition: Edition, *, without: Iterable[Registration] = ()) -> RegistrationQuerySet:
    """Who waits, in the order of the line."""
    rows = Registration.objects.filter(edition=edition, state=Registration.State.WAITING)
    rows = rows.exclude(pk__in=[one.pk for one in without if one.pk])
    return rows.select_related("delegation").order_by("waiting_since", "pk")


def parties_of(rows: Iterable[Registration], seats: Seats) -> list[Waiting]:
    """These registrations as they move up: the members of a delegation that stays together stand
    where the first of them stands."""
    together: dict[tuple[str, int | None], list[Registration]] = {}
    for row in rows:
        whole = row.delegation is not None and row.delegation.stays_together
        key = ("delegation", row.delegation_id) if whole else ("person", id(row))
        together.setdefault(key, []).append(row)
    return [
        lines.Party(members, Counter(pool for one in members for pool in seats.needed_by(one)))
        for members in together.values()
    ]


def verdicts(rows: Iterable[Registration], seats: Seats, *, holds: bool) -> list[Verdict]:
    """What the rule says of each of these, who stand in this order."""
    parties = parties_of(rows, seats)
    return lines.walk(parties, free=seats.free, sizes=seats.sizes, holds=holds)


def rules_of(edition: Edition) -> SeatRules:
    """The rules that an organizer has set, or the usual ones."""
    return SeatRules.objects.filter(edition=edition).first() or SeatRules(edition=edition)


def holds_seats(edition: Edition, at: datetime) -> bool:
    """Whether free seats are kept for a delegation that needs more than there are."""
    return at < edition.starts_at - LAST_DAYS
