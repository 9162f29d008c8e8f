from hypothesis import given, settings
from hypothesis import strategies as st

from symposium.program.planning import rules
from symposium.program.planning.plan import Plan
from tests.symposium.program.planning.plans import part, person, plan, talk


def texts(given_plan: Plan, rule: str) -> list[str]:
    return [finding.text for finding in rules.findings(given_plan) if finding.rule == rule]


def test_a_person_in_two_sessions_at_once() -> None:
    speaking = talk(1, 9, parts=(part(1),))
    interpreting = talk(2, 9.5, room=2, parts=(part(1, "interpreter"),))
    assert texts(plan(speaking, interpreting), "person_twice") == [
        "Person 1 takes part in “Talk 1” and “Talk 2” at the same time."
    ]


def test_two_parts_in_one_session_are_fine() -> None:
    both = talk(1, 9, parts=(part(1), part(1, "chair")))
    assert texts(plan(both), "person_twice") == []


def test_two_people_in_the_same_two_sessions_are_two_findings() -> None:
    parts = (part(1), part(2))
    clash = plan(talk(1, 9, parts=parts), talk(2, 9, room=2, parts=parts))
    findings = [item for item in rules.findings(clash) if item.rule == "person_twice"]
    assert len({finding.key for finding in findings}) == 2


DRAWN = st.lists(
    st.tuples(st.integers(0, 8), st.integers(1, 4), st.sets(st.integers(1, 3), max_size=3)),
    max_size=10,
)


@settings(deadline=None)
@given(DRAWN)
def test_double_bookings_are_those_that_comparing_all_pairs_finds(
    drawn: list[tuple[int, int, set[int]]],
) -> None:
    sessions = [
        talk(number, start, length, room=1 + number % 2, parts=tuple(part(one) for one in people))
        for number, (start, length, people) in enumerate(drawn, start=1)
    ]
    everybody = [person(number) for number in (1, 2, 3)]
    found = [
        (finding.person_id, *(session.id for session in finding.sessions))
        for finding in rules.findings(plan(*sessions, people=everybody))
        if finding.rule == "person_twice"
    ]
    expected = [
        (who, frozenset((a + 1, b + 1)))
        for a, (start, length, people) in enumerate(drawn)
        for b, (other_start, other_length, others) in enumerate(drawn)
        if a < b and start < other_start + other_length and other_start < start + length
        for who in people & others
    ]
    assert len(found) == len(expected)
    assert {(who, frozenset(pair)) for who, *pair in found} == set(expected)
