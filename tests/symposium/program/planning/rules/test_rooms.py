from hypothesis import given, settings
from hypothesis import strategies as st

from symposium.program.planning import rules
from symposium.program.planning.findings import Finding
from symposium.program.planning.plan import Plan, PlanSession
from tests.symposium.program.planning.plans import hall, plan, talk


def found(given_plan: Plan, rule: str) -> list[Finding]:
    return [finding for finding in rules.findings(given_plan) if finding.rule == rule]


def pairs_of(findings: list[Finding]) -> set[frozenset[int]]:
    return {frozenset(session.id for session in finding.sessions) for finding in findings}


def test_one_after_the_other_in_a_room_is_fine() -> None:
    assert found(plan(talk(1, 9), talk(2, 10)), "room_overlap") == []


def test_two_sessions_in_one_room() -> None:
    [finding] = found(plan(talk(1, 9), talk(2, 9.5)), "room_overlap")
    assert (finding.text, finding.severity, finding.room_id, finding.stops_publishing) == (
        "Hall 1 holds “Talk 1” and “Talk 2” at the same time.",
        "block",
        1,
        True,
    )


def test_what_is_called_off_or_has_no_room_or_no_slot_is_no_overlap() -> None:
    off = talk(2, 9, status="cancelled")
    assert found(plan(talk(1, 9), off, talk(3, 9, room=None), talk(4)), "room_overlap") == []


def test_a_tentative_session_takes_its_room() -> None:
    assert len(found(plan(talk(1, 9), talk(2, 9, status="tentative")), "room_overlap")) == 1


SESSIONS = st.lists(
    st.tuples(
        st.integers(0, 12),
        st.integers(1, 6),
        st.integers(1, 3),
        st.sampled_from(["confirmed", "tentative", "cancelled"]),
    ),
    max_size=14,
)


@settings(deadline=None)
@given(SESSIONS)
def test_overlaps_are_those_that_comparing_all_pairs_finds(
    drawn: list[tuple[int, int, int, str]],
) -> None:
    sessions = [
        talk(number, start, length, room=room, status=status)
        for number, (start, length, room, status) in enumerate(drawn, start=1)
    ]
    findings = found(plan(*sessions, rooms=[hall(1), hall(2), hall(3)]), "room_overlap")
    expected = {
        frozenset((a.id, b.id)) for a in sessions for b in sessions if a.id < b.id and clash(a, b)
    }
    assert pairs_of(findings) == expected
    assert len(findings) == len(expected)


def clash(a: PlanSession, b: PlanSession) -> bool:
    assert a.starts_at
    assert a.ends_at
    assert b.starts_at
    assert b.ends_at
    return (
        a.room_id == b.room_id
        and a.starts_at < b.ends_at
        and b.starts_at < a.ends_at
        and "cancelled" not in (a.status, b.status)
    )
