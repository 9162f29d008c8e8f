"""Properties of assigning: no conflicts, even loads, the same answer twice, little change."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symposium.jury.assigning import (
    EntryFacts,
    JurorFacts,
    Pair,
    Reason,
    Rules,
    assign,
    conflict,
)

COUNTRIES = ["CN", "FR", "EG", "KE", "RU", "BR", "IN", "PK", "TH", "MY"]
WORDS = ["fossils", "stars", "oceans", "insects", "plants", "minerals", "birds", "climate"]


def people(count: int, seed: int = 1) -> list[JurorFacts]:
    draw = random.Random(seed)
    return [
        JurorFacts(
            key=f"j{number}",
            person=f"p{number}",
            institution=f"i{draw.randrange(40)}",
            country=draw.choice(COUNTRIES),
            expertise=frozenset(draw.sample(WORDS, 3)),
        )
        for number in range(count)
    ]


def works(count: int, seed: int = 2) -> list[EntryFacts]:
    draw = random.Random(seed)
    return [
        EntryFacts(
            key=f"e{number}",
            authors=frozenset({f"p{draw.randrange(200)}"}),
            institutions=frozenset({f"i{draw.randrange(200)}"}),
            countries=frozenset({draw.choice(COUNTRIES)}),
            keywords=frozenset(draw.sample(WORDS, 2)),
        )
        for number in range(count)
    ]


def loads(pairs: frozenset[Pair], jurors: list[JurorFacts]) -> list[int]:
    counted = Counter(juror for _entry, juror in pairs)
    return [counted[juror.key] for juror in jurors]


facts = st.sampled_from(["", "a", "b", "c"])
some_jurors = st.lists(
    st.builds(JurorFacts, key=st.uuids().map(str), person=facts, institution=facts, country=facts),
    max_size=9,
    unique_by=lambda one: one.key,
)
sets = st.frozensets(st.sampled_from(["a", "b", "c"]), max_size=2)
some_entries = st.lists(
    st.builds(EntryFacts, key=st.uuids().map(str), authors=sets, institutions=sets, countries=sets),
    max_size=12,
    unique_by=lambda one: one.key,
)
some_rules = st.builds(
    Rules, wanted=st.integers(1, 4), own_institution=st.booleans(), own_country=st.booleans()
)


@settings(max_examples=80, deadline=None)
@given(some_entries, some_jurors, some_rules)
def test_nobody_judges_in_conflict_and_nothing_lacks_without_need(
    entries: list[EntryFacts], jurors: list[JurorFacts], rules: Rules
) -> None:
    assigned = assign(entries, jurors, rules)
    by_entry = {entry.key: entry for entry in entries}
    by_juror = {juror.key: juror for juror in jurors}
    for entry, juror in assigned.pairs:
        assert conflict(by_entry[entry], by_juror[juror], rules) is None
    given_reviews = Counter(entry for entry, _juror in assigned.pairs)
    for entry in entries:
        free = sum(conflict(entry, juror, rules) is None for juror in jurors)
        assert given_reviews[entry.key] == min(rules.wanted, free)
        assert assigned.lacking.get(entry.key, 0) == rules.wanted - given_reviews[entry.key]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 40), st.integers(3, 12), st.integers(1, 3), st.integers(0, 99))
def test_without_conflicts_loads_differ_by_one_at_most(
    entry_count: int, juror_count: int, wanted: int, seed: int
) -> None:
    jurors = people(juror_count)
    entries = [EntryFacts(key=f"e{number}") for number in range(entry_count)]
    found = loads(assign(entries, jurors, Rules(wanted=wanted, seed=seed)).pairs, jurors)
    assert max(found) - min(found) <= 1


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1000), st.randoms(use_true_random=False))
def test_the_same_seed_gives_the_same_answer_in_any_order(seed: int, draw: random.Random) -> None:
    entries, jurors, rules = works(30), people(8), Rules(own_country=True, seed=seed)
    first = assign(entries, jurors, rules)
    draw.shuffle(entries)
    draw.shuffle(jurors)
    assert assign(entries, jurors, rules) == first


def test_another_seed_draws_other_lots() -> None:
    entries, jurors = works(30), people(8)
    assert (
        assign(entries, jurors, Rules(seed=1)).pairs != assign(entries, jurors, Rules(seed=2)).pairs
    )


def test_experts_come_first() -> None:
    jurors = [
        JurorFacts(key=f"j{n}", person=f"p{n}", expertise=frozenset({WORDS[n]})) for n in range(8)
    ]
    entries = [EntryFacts(key=f"e{n}", keywords=frozenset({WORDS[n]})) for n in range(8)]
    pairs = assign(entries, jurors, Rules(wanted=1)).pairs
    assert pairs == {(f"e{n}", f"j{n}") for n in range(8)}


def test_a_language_that_a_juror_does_not_read_is_avoided() -> None:
    reads_french = JurorFacts(key="j0", person="p0", languages=frozenset({"fr"}))
    reads_all = JurorFacts(key="j1", person="p1")
    entries = [
        EntryFacts(key="e0", languages=frozenset({"fr"})),
        EntryFacts(key="e1", languages=frozenset({"zh-hans"})),
    ]
    pairs = assign(entries, [reads_french, reads_all], Rules(wanted=1)).pairs
    assert pairs == {("e0", "j0"), ("e1", "j1")}


def test_a_juror_who_drops_out_changes_nothing_but_the_own_entries() -> None:
    entries, jurors = works(200), people(20)
    before = assign(entries, jurors, Rules())
    gone = jurors[4]
    left = [juror for juror in jurors if juror != gone]
    after = assign(entries, left, Rules(), kept=before.pairs)
    assert {pair for pair in before.pairs if pair[1] != gone.key} <= after.pairs
    assert len(after.pairs) == 600
    found = loads(after.pairs, left)
    assert max(found) - min(found) <= 1


def test_assigning_again_changes_nothing() -> None:
    entries, jurors = works(50), people(10)
    first = assign(entries, jurors, Rules())
    assert assign(entries, jurors, Rules(seed=99), kept=first.pairs) == first


def test_submitted_reviews_stay_even_against_a_later_conflict() -> None:
    entries, jurors = works(10), people(5)
    first = assign(entries, jurors, Rules())
    pair = sorted(first.pairs)[0]
    again = assign(entries, jurors, Rules(), fixed={pair}, declared={pair}, kept=first.pairs)
    assert pair in again.pairs
    assert Counter(entry for entry, _juror in again.pairs) == {entry.key: 3 for entry in entries}


def test_a_declared_conflict_is_given_to_somebody_else() -> None:
    entries, jurors = works(10), people(5)
    first = assign(entries, jurors, Rules())
    pair = sorted(first.pairs)[0]
    again = assign(entries, jurors, Rules(), declared={pair}, kept=first.pairs)
    assert pair not in again.pairs
    assert Counter(entry for entry, _juror in again.pairs) == {entry.key: 3 for entry in entries}


@pytest.mark.parametrize(
    ("juror", "reason"),
    [
        (JurorFacts(key="j", person="author"), Reason.OWN_ENTRY),
        (JurorFacts(key="j", person="p", institution="museum"), Reason.OWN_INSTITUTION),
        (JurorFacts(key="j", person="p", country="EG"), Reason.OWN_COUNTRY),
        (JurorFacts(key="declared", person="p"), Reason.DECLARED),
        (JurorFacts(key="j", person="p", institution="x", country="FR"), None),
        (JurorFacts(key="j", person="p"), None),
    ],
)
def test_reasons(juror: JurorFacts, reason: Reason | None) -> None:
    entry = EntryFacts(
        key="e",
        authors=frozenset({"author"}),
        institutions=frozenset({"museum"}),
        countries=frozenset({"EG"}),
    )
    declared = {("e", "declared")}
    assert conflict(entry, juror, Rules(own_country=True), declared) == reason


def test_1533_works_among_60_jurors() -> None:
    entries, jurors = works(1533), people(60)
    assigned = assign(entries, jurors, Rules(own_country=True))
    assert (len(assigned.pairs), assigned.lacking) == (4599, {})
    found = loads(assigned.pairs, jurors)
    assert (min(found), max(found)) == (76, 77)
