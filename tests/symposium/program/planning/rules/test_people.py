from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symposium.program.planning import rules
from tests.symposium.program.planning.plans import (
    deeds,
    found,
    hall,
    options,
    part,
    person,
    plan,
    talk,
    texts,
    window,
)


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
    both = [
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
    assert len(both) == len(expected)
    assert {(who, frozenset(pair)) for who, *pair in both} == set(expected)


def test_a_double_booking_is_repaired_when_all_are_free() -> None:
    clash = plan(
        talk(1, 9, parts=(part(1), part(2))),
        talk(2, 9, room=2, parts=(part(1),), status="tentative"),
        talk(3, 10, room=1, parts=(part(2),)),
    )
    assert deeds(clash, "person_twice") == [
        "Move “Talk 2” to Tue, Dec 14, 10:10",
        "Take “Talk 2” out of the timetable",
    ]


def test_within_stated_hours_is_fine() -> None:
    people = [person(1, hours=(window(8, 12),)), person(2)]
    free = plan(talk(1, 9, parts=(part(1), part(2))), people=people)
    assert found(free, "person_unavailable") == []


def test_outside_stated_hours() -> None:
    people = [person(1, hours=(window(8, 9.5), window(32, 36)))]
    away = plan(talk(1, 9, parts=(part(1, "chair"),)), people=people)
    assert texts(away, "person_unavailable") == [
        "Person 1 cannot take part at the time of “Talk 1”."
    ]
    assert deeds(away, "person_unavailable") == [
        "Move “Talk 1” to Wed, Dec 15, 08:00",
        "Take “Talk 1” out of the timetable",
    ]


MEXICO = ZoneInfo("America/Mexico_City")
KOLKATA = ZoneInfo("Asia/Kolkata")


@pytest.mark.parametrize(("start", "is_fine"), [(8, True), (7.5, False), (21, True), (21.5, False)])
def test_civil_hours_at_the_venue(start: float, is_fine: bool) -> None:
    early = plan(talk(1, start, parts=(part(1),)))
    assert (found(early, "civil_hours") == []) == is_fine


def test_civil_hours_on_the_own_clock() -> None:
    people = [person(1, zone=MEXICO), person(2, zone=KOLKATA)]
    far = plan(talk(1, 11, parts=(part(1), part(2))), people=people)
    assert found(far, "civil_hours") == []
    later = plan(talk(1, 13.5, parts=(part(1), part(2))), people=people)
    assert texts(later, "civil_hours") == [
        "For Person 1 “Talk 1” is from 23:30 to 00:30 (Mexico City · UTC−6)."
    ]


def test_an_evening_at_the_venue_is_one_finding() -> None:
    people = [person(1), person(2), person(3, zone=MEXICO)]
    late = plan(talk(1, 22.5, parts=(part(1), part(2), part(3))), people=people)
    assert texts(late, "civil_hours") == [
        "For Person 1, Person 2 “Talk 1” is from 22:30 to 23:30 (Shanghai · UTC+8)."
    ]


def test_who_comes_to_an_edition_on_site_lives_on_its_clock() -> None:
    people = [person(1, zone=MEXICO)]
    late = talk(1, 13.5, parts=(part(1),))
    assert found(plan(late, people=people, mode="on_site"), "civil_hours") == []
    assert len(found(plan(late, people=people, mode="online"), "civil_hours")) == 1


def test_civil_hours_are_the_editions() -> None:
    night = talk(1, 23, 1, parts=(part(1),))
    owls = options("civil_hours", "warn", earliest=480, latest=1440)
    assert found(plan(night, options=owls), "civil_hours") == []
    longer = talk(1, 23, 1.5, parts=(part(1),))
    assert len(found(plan(longer, options=owls), "civil_hours")) == 1


def test_time_to_change_rooms() -> None:
    first = talk(1, 9, parts=(part(1),))
    assert found(plan(first, talk(2, 10, parts=(part(1),))), "room_change_buffer") == []
    near = talk(2, 10 + 5 / 60, room=2, parts=(part(1, "chair"),))
    assert texts(plan(first, near), "room_change_buffer") == [
        "Time for Person 1 to get from “Talk 1” in Hall 1 to “Talk 2” in Hall 2: 5 min."
    ]
    assert deeds(plan(first, near), "room_change_buffer") == [
        "Move “Talk 2” to Hall 1",
        "Move “Talk 1” to Hall 2",
        "Move “Talk 2” to Tue, Dec 14, 10:10",
    ]
    enough = talk(2, 10 + 1 / 6, room=2, parts=(part(1),))
    assert found(plan(first, enough), "room_change_buffer") == []
    quick = options("room_change_buffer", "warn", minutes=5)
    assert found(plan(first, near, options=quick), "room_change_buffer") == []


def test_an_overlap_is_no_matter_of_the_way() -> None:
    both = plan(talk(1, 9, parts=(part(1),)), talk(2, 9.9, room=2, parts=(part(1),)))
    assert found(both, "room_change_buffer") == []


def test_a_short_session_in_between_hides_no_long_way() -> None:
    parts = (part(1),)
    three = plan(
        talk(1, 9, 1, parts=parts),
        talk(2, 9.1, 0.2, room=1, parts=parts),
        talk(3, 10, room=2, parts=parts),
        rooms=[hall(1), hall(2)],
    )
    [finding] = found(three, "room_change_buffer")
    assert [session.id for session in finding.sessions] == [1, 3]
