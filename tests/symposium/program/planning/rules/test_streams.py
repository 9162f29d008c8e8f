from symposium.program.planning.rules.streams import crowds
from tests.symposium.program.planning.plans import deeds, found, hall, options, plan, talk, texts

TWO = options("encoders", "block", count=2)
ROOMS = [hall(1), hall(2), hall(3)]


def test_as_many_streams_as_encoders() -> None:
    streams = [talk(room, 9, room=room, is_streamed=True) for room in (1, 2)]
    assert found(plan(*streams, talk(3, 9, room=3), rooms=ROOMS, options=TWO), "encoders") == []


def test_more_streams_than_encoders() -> None:
    streams = [talk(room, 9, room=room, is_streamed=True, stars=9 - room) for room in (1, 2, 3)]
    crowded = plan(*streams, rooms=ROOMS, options=TWO)
    assert texts(crowded, "encoders") == [
        "3 rooms stream at the same time, with 2 encoders: “Talk 1”, “Talk 2”, “Talk 3”."
    ]
    assert deeds(crowded, "encoders") == ["Do not stream “Talk 3”"]
    assert found(plan(*streams, rooms=ROOMS), "encoders") == []


def test_one_after_the_other_needs_no_more() -> None:
    streams = [talk(n, 8 + n, room=n, is_streamed=True) for n in (1, 2, 3)]
    one = options("encoders", "block", count=1)
    assert found(plan(*streams, rooms=ROOMS, options=one), "encoders") == []


def test_a_room_has_one_encoder() -> None:
    streams = [talk(number, 9, room=1, is_streamed=True) for number in (1, 2, 3)]
    assert found(plan(*streams, options=TWO), "encoders") == []


def test_the_largest_crowds_are_told_and_no_part_of_them() -> None:
    sessions = [talk(1, 9, 3), talk(2, 9, 1), talk(3, 9.5, 1), talk(4, 11, 1)]
    told = [[session.id for session in crowd] for crowd in crowds(sessions)]
    assert told == [[1, 2, 3], [1, 4]]


def test_a_crowd_of_many_has_a_key_that_can_be_stored() -> None:
    rooms = [hall(number) for number in range(1, 41)]
    streams = [talk(room.id, 9, room=room.id, is_streamed=True) for room in rooms]
    [finding] = found(plan(*streams, rooms=rooms), "encoders")
    assert len(finding.key) <= 300
