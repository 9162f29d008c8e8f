from datetime import timedelta

import pytest

from symposium.accounts.models import User
from symposium.program import actions, queries
from symposium.program.models import Edition, Participation, Room, Session, Speaker, Track
from symposium.program.planning.findings import Finding
from tests.conftest import NOW


def the(edition: Edition, rule: str) -> Finding:
    [finding] = [found for found in queries.findings_of(edition) if found.rule == rule]
    return finding


def press(edition: Edition, rule: str, verb: str, by: User) -> Session:
    """Press the first button of the rule's finding that does this."""
    finding = the(edition, rule)
    marks = [repair.mark for repair in finding.repairs if repair.verb == verb]
    return actions.repair_finding(edition=edition, key=finding.key, mark=marks[0], by=by, at=NOW)


@pytest.mark.parametrize("verb", ["move_to_room", "move_to_time", "unschedule"])
def test_two_sessions_in_a_room_are_parted(
    edition: Edition, clash: Session, organizer: User, verb: str
) -> None:
    changed = press(edition, "room_overlap", verb, organizer)
    assert (changed, changed.version) == (clash, 2)
    assert [f for f in queries.findings_of(edition) if f.rule == "room_overlap"] == []


def test_the_room_of_a_repair_is_free_at_the_time(
    edition: Edition, clash: Session, second_room: Room, organizer: User
) -> None:
    moved = press(edition, "room_overlap", "move_to_room", organizer)
    assert (moved.room, moved.starts_at) == (second_room, clash.starts_at)


def test_the_time_of_a_repair_is_the_next_at_which_all_is_free(
    edition: Edition, opening: Session, clash: Session, organizer: User
) -> None:
    moved = press(edition, "room_overlap", "move_to_time", organizer)
    assert (moved.room, moved.starts_at) == (opening.room, opening.ends_at)
    assert moved.ends_at == opening.ends_at + timedelta(hours=2)  # type: ignore[operator]


def test_somebody_is_marked_as_confirmed(edition: Edition, forum: Session, organizer: User) -> None:
    press(edition, "unconfirmed_speaker", "confirm", organizer)
    assert forum.participations.get().is_confirmed


def test_a_session_gets_a_track(
    edition: Edition, forum: Session, track: Track, organizer: User
) -> None:
    Session.objects.update(track=None)
    assert press(edition, "no_track", "give_track", organizer).track == track


def test_an_interpreter_joins_the_others(
    edition: Edition, forum: Session, chair: Speaker, organizer: User
) -> None:
    Session.objects.filter(pk=forum.pk).update(minutes=60)
    booth = Speaker.objects.create(
        edition=edition, name={"en": "Booth"}, language_pairs=[["en", "zh-hans"]]
    )
    press(edition, "interpreters", "add_interpreter", organizer)
    people = forum.participations.order_by("position")
    assert list(people.values_list("speaker", "part")) == [
        (chair.pk, "chair"),
        (booth.pk, "interpreter"),
    ]
    assert [f for f in queries.findings_of(edition) if f.rule == "interpreters"] == []


def test_a_stream_is_stopped(
    edition: Edition, opening: Session, evening: Session, organizer: User
) -> None:
    edition.rule_settings.create(rule="encoders", severity="block", parameters={"count": 0})
    assert not press(edition, "encoders", "stop_streaming", organizer).is_streamed
    assert Participation.objects.count() == 0


def test_a_button_does_what_stood_on_it_or_nothing(
    edition: Edition, clash: Session, second_room: Room, organizer: User
) -> None:
    finding = the(edition, "room_overlap")
    into_second_room = finding.repairs[0]
    Room.objects.create(edition=edition, slug="better", name={"en": "Better"}, capacity=400)
    second_room.hours.create(starts_at=NOW + timedelta(days=1), ends_at=NOW + timedelta(days=2))
    with pytest.raises(actions.FindingSettled):
        actions.repair_finding(
            edition=edition, key=finding.key, mark=into_second_room.mark, by=organizer, at=NOW
        )
    clash.refresh_from_db()
    assert clash.version == 1


def test_a_second_click_finds_it_settled(edition: Edition, clash: Session, organizer: User) -> None:
    finding = the(edition, "room_overlap")
    actions.repair_finding(edition=edition, key=finding.key, index=0, by=organizer, at=NOW)
    with pytest.raises(actions.FindingSettled):
        actions.repair_finding(edition=edition, key=finding.key, index=0, by=organizer, at=NOW)


@pytest.mark.parametrize("index", [None, 99])
def test_a_repair_that_is_not_offered(
    edition: Edition, clash: Session, organizer: User, index: int | None
) -> None:
    key = the(edition, "room_overlap").key
    with pytest.raises(actions.FindingSettled):
        actions.repair_finding(edition=edition, key=key, index=index, by=organizer, at=NOW)
