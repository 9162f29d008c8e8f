from hypothesis import given, settings
from hypothesis import strategies as st

from symposium.program.planning.findings import Finding
from symposium.program.planning.plan import PlanSession
from tests.symposium.program.planning.plans import deeds, found, hall, plan, talk, texts, window


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


def test_the_easier_one_is_proposed_to_move() -> None:
    ceremony = talk(1, 9, kind="ceremony")
    assert deeds(plan(ceremony, talk(2, 9, stars=50)), "room_overlap") == [
        "Move “Talk 2” to Hall 2",
        "Move “Talk 2” to Tue, Dec 14, 10:00",
        "Take “Talk 2” out of the timetable",
    ]


def test_a_room_that_is_taken_closed_or_too_small_is_not_proposed() -> None:
    rooms = [hall(1), hall(2), hall(3, hours=(window(12, 18),)), hall(4, capacity=5)]
    crowded = plan(talk(1, 9), talk(2, 9, stars=6), talk(3, 8.5, room=2), rooms=rooms)
    assert not [text for text in deeds(crowded, "room_overlap") if "Hall" in text and "2”" in text]


def test_within_the_hours_of_a_room_is_fine() -> None:
    rooms = [hall(1, hours=(window(8, 10), window(10, 12)))]
    assert found(plan(talk(1, 9, 2), rooms=rooms), "room_unavailable") == []


def test_outside_the_hours_of_a_room() -> None:
    rooms = [hall(1, hours=(window(8, 10), window(11, 14))), hall(2)]
    shut = plan(talk(1, 9.5, 2), rooms=rooms)
    assert texts(shut, "room_unavailable") == ["Hall 1 is not available during “Talk 1”."]
    assert deeds(shut, "room_unavailable") == [
        "Move “Talk 1” to Hall 2",
        "Move “Talk 1” to Tue, Dec 14, 11:00",
        "Take “Talk 1” out of the timetable",
    ]


def test_places_for_all_who_want_to_come() -> None:
    assert found(plan(talk(1, 9, stars=100)), "capacity_below_stars") == []
    assert found(plan(talk(1, 9, stars=500), rooms=[hall(1, None)]), "capacity_below_stars") == []
    assert found(plan(talk(1, 9, stars=101, capacity=200)), "capacity_below_stars") == []


def test_more_stars_than_places() -> None:
    rooms = [hall(1), hall(2, 400)]
    crowded = plan(talk(1, 9, stars=101), talk(2, 9, room=2, capacity=0, stars=1), rooms=rooms)
    assert texts(crowded, "capacity_below_stars") == [
        "101 people want to see “Talk 1”, and it has room for 100.",
        "1 person wants to see “Talk 2”, and it has room for 0.",
    ]
    alone = plan(talk(1, 9, stars=101), rooms=rooms)
    assert deeds(alone, "capacity_below_stars") == ["Move “Talk 1” to Hall 2"]
