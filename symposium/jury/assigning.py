"""Who judges what: a minimum-cost flow from entries to jurors.

In this order: every entry gets its reviews where jurors free of conflicts allow it; what is
assigned stays; loads differ by one at most, as far as conflicts and what is kept allow; experts
come first; a lot drawn from the seed decides the rest. The same input gives the same answer.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _
from ortools.graph.python import min_cost_flow

Pair = tuple[str, str]

# Costs of one pair. Each step outweighs all that may follow it, summed over an edition's pairs
# (up to some 10,000), so that the flow compares them one after the other.
LOTS = 100
LANGUAGE = 4 * LOTS
EXPERTISE = LOTS  # for each shared word, at most MOST_SHARED of them
MOST_SHARED = 3
DEAREST = LOTS + LANGUAGE + EXPERTISE * MOST_SHARED
LOAD = DEAREST * 20_000
KEPT = LOAD * 20_000


class Reason(models.TextChoices):
    OWN_ENTRY = "own_entry", _("own entry")
    OWN_INSTITUTION = "own_institution", _("own institution")
    OWN_COUNTRY = "own_country", _("own country")
    DECLARED = "declared", _("declared")


@dataclass(frozen=True)
class Rules:
    """What the procedure says."""

    wanted: int = 3
    own_institution: bool = True
    own_country: bool = False
    seed: int = 1


@dataclass(frozen=True)
class JurorFacts:
    key: str
    person: str
    institution: str = ""
    country: str = ""
    expertise: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True)
class EntryFacts:
    key: str
    authors: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    keywords: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Assigned:
    """`pairs` of (entry, juror), those kept included; `lacking` says how many reviews an entry
    could not be given."""

    pairs: frozenset[Pair]
    lacking: Mapping[str, int] = field(default_factory=dict)


def conflict(
    entry: EntryFacts, juror: JurorFacts, rules: Rules, declared: Collection[Pair] = ()
) -> Reason | None:
    """Why a juror must not judge an entry; None when nothing speaks against it."""
    if juror.person in entry.authors:
        return Reason.OWN_ENTRY
    if (entry.key, juror.key) in declared:
        return Reason.DECLARED
    if rules.own_institution and juror.institution and juror.institution in entry.institutions:
        return Reason.OWN_INSTITUTION
    if rules.own_country and juror.country and juror.country in entry.countries:
        return Reason.OWN_COUNTRY
    return None


def assign(
    entries: Sequence[EntryFacts],
    jurors: Sequence[JurorFacts],
    rules: Rules,
    *,
    declared: Collection[Pair] = (),
    kept: Collection[Pair] = (),
    fixed: Collection[Pair] = (),
) -> Assigned:
    """Give each entry its jurors.

    `kept` stays where it can: a pair is given up only for a conflict, for a juror who is gone, or
    for an entry that else would lack a review. `fixed` (reviews that have been submitted) stays
    whatever happens, and counts. 1,533 entries x 3 reviews by 60 jurors take about two seconds.
    """
    declared, kept, fixed = frozenset(declared), frozenset(kept), frozenset(fixed)
    entries = sorted(entries, key=lambda entry: entry.key)
    jurors = sorted(jurors, key=lambda juror: juror.key)
    had = Counter(entry for entry, _juror in fixed)
    load = Counter(juror for _entry, juror in fixed)
    demand = {entry.key: max(0, rules.wanted - had[entry.key]) for entry in entries}
    network = _Network(jurors, load)
    for entry in entries:
        if not demand[entry.key]:
            continue
        network.demand(entry.key, demand[entry.key])
        for juror in jurors:
            pair = (entry.key, juror.key)
            if pair not in fixed and conflict(entry, juror, rules, declared) is None:
                network.allow(pair, _cost(entry, juror, rules.seed) - KEPT * (pair in kept))
    found = network.solved()
    given = Counter(entry for entry, _juror in found)
    lacking = {key: wanted - given[key] for key, wanted in demand.items() if given[key] < wanted}
    return Assigned(frozenset(found) | fixed, lacking)


def _cost(entry: EntryFacts, juror: JurorFacts, seed: int) -> int:
    text = f"{seed}:{entry.key}:{juror.key}".encode()
    cost = int.from_bytes(hashlib.blake2b(text, digest_size=4).digest()) % LOTS
    if juror.languages and entry.languages and not juror.languages & entry.languages:
        cost += LANGUAGE
    shared = len(entry.keywords & juror.expertise)
    return cost + EXPERTISE * (MOST_SHARED - min(shared, MOST_SHARED))


class _Network:
    """Source → entries → jurors → sink. A juror's arcs to the sink rise in cost by one LOAD each,
    so that the cheapest flow has the flattest loads."""

    def __init__(self, jurors: Sequence[JurorFacts], load: Mapping[str, int]) -> None:
        self._flow = min_cost_flow.SimpleMinCostFlow()
        self._juror = {juror.key: 2 + number for number, juror in enumerate(jurors)}
        self._next = 2 + len(jurors)
        self._load = load
        self._entry: dict[str, int] = {}
        self._arcs: dict[int, Pair] = {}
        self._allowed: dict[str, int] = defaultdict(int)
        self._wanted = 0

    def demand(self, entry: str, count: int) -> None:
        self._entry[entry] = self._next
        self._next += 1
        self._wanted += count
        self._flow.add_arc_with_capacity_and_unit_cost(0, self._entry[entry], count, 0)

    def allow(self, pair: Pair, cost: int) -> None:
        entry, juror = pair
        arc = self._flow.add_arc_with_capacity_and_unit_cost(
            self._entry[entry], self._juror[juror], 1, cost
        )
        self._arcs[arc] = pair
        self._allowed[juror] += 1

    def solved(self) -> list[Pair]:
        if not self._arcs:
            return []
        for juror, node in self._juror.items():
            start = self._load.get(juror, 0)
            for number in range(min(self._allowed[juror], self._wanted)):
                cost = LOAD * (start + number)
                self._flow.add_arc_with_capacity_and_unit_cost(node, 1, 1, cost)
        self._flow.set_node_supply(0, self._wanted)
        self._flow.set_node_supply(1, -self._wanted)
        status = self._flow.solve_max_flow_with_min_cost()
        if status != self._flow.OPTIMAL:
            raise ArithmeticError(f"The assignment has no optimum: {status}.")
        return [pair for arc, pair in self._arcs.items() if self._flow.flow(arc)]
