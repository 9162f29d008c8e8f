"""Delegations: the organizers' list, and the members of one with what each still lacks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from registration import lacking
from registration.models import Delegation, Registration
from registration.queries import lines
from symposium.program.models import Edition

State = Registration.State
# The order in which a page counts them.
STATES = [
    State.CONFIRMED,
    State.OFFERED,
    State.WAITING,
    State.REQUESTED,
    State.DECLINED,
    State.CANCELED,
]


@dataclass(frozen=True)
class MemberRow:
    """A member; `place` counts from 1 those who wait for the same seats, as the member sees it too;
    0 for whoever does not wait."""

    registration: Registration
    lacks: list[str]
    place: int = 0

    @property
    def is_coming(self) -> bool:
        return self.registration.state not in (State.CANCELED, State.DECLINED)


@dataclass(frozen=True)
class Count:
    """So many members in a state, for a badge."""

    state: str
    label: str
    count: int


@dataclass
class DelegationRow:
    """A line of the organizers' list."""

    delegation: Delegation
    states: Counter[str] = field(default_factory=Counter)
    lacking: int = 0

    @property
    def counts(self) -> list[Count]:
        return [
            Count(state, str(state.label), self.states[state])
            for state in STATES
            if self.states[state]
        ]

    @property
    def coming(self) -> int:
        return sum(
            count
            for state, count in self.states.items()
            if state not in (State.CANCELED, State.DECLINED)
        )


def delegations_in(edition: Edition) -> QuerySet[Delegation]:
    rows = Delegation.objects.filter(edition=edition)
    return rows.select_related("institution", "head").order_by("institution__sort_name", "pk")


def rows_of(delegations: Sequence[Delegation]) -> list[DelegationRow]:
    """Their members counted by state, and how many of them lack something."""
    found = {one.pk: DelegationRow(one) for one in delegations}
    members = list(Registration.objects.filter(delegation__in=found).with_details())
    lacks = lacking.of(members)
    for member in members:
        assert member.delegation_id is not None  # noqa: S101 - asked for above
        row = found[member.delegation_id]
        row.states[member.state] += 1
        row.lacking += bool(lacks[member.pk])
    return list(found.values())


def members_of(delegation: Delegation) -> list[MemberRow]:
    """Who comes first, by name; then who does not."""
    members = list(delegation.members.select_related("category", "edition"))
    lacks = lacking.of(members)
    waits = any(one.state == State.WAITING for one in members)
    places = lines.places_of(delegation.edition) if waits else {}
    rows = [
        MemberRow(one, lacks[one.pk], places[one.pk].before + 1 if one.pk in places else 0)
        for one in members
    ]
    return sorted(rows, key=lambda row: (not row.is_coming, row.registration.display_name))
