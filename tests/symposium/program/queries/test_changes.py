from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from symposium.accounts.models import User
from symposium.program import actions, queries
from symposium.program.models import Edition, Participation, Release, Room, Session, Speaker
from tests.conftest import NOW


@pytest.fixture(autouse=True)
def _at_the_venue(edition: Edition) -> Any:
    with timezone.override(edition.zone):
        yield


def told(edition: Edition) -> list[tuple[str, str, str]]:
    return [(c.kind, str(c.title), c.text) for c in queries.changes_since_release(edition)]


def test_before_the_first_release_everything_is_added(edition: Edition, opening: Session) -> None:
    text = "New in the program: December 14, 09:00–11:00, Main hall."
    assert told(edition) == [("added", "Opening ceremony", text)]


def test_nothing_changed(edition: Edition, release: Release) -> None:
    assert told(edition) == []


def test_moved_changed_and_removed(
    edition: Edition,
    release: Release,
    opening: Session,
    forum: Session,
    evening: Session,
    second_room: Room,
    organizer: User,
) -> None:
    assert forum.starts_at
    actions.edit_session(
        session=forum,
        version=1,
        values={
            "room": second_room,
            "starts_at": forum.starts_at + timedelta(minutes=30),
            "ends_at": forum.ends_at,
            "is_streamed": True,
        },
        by=organizer,
        at=NOW,
    )
    actions.edit_session(
        session=opening,
        version=1,
        values={"title": {"en": "Opening", "zh-hans": "开幕式"}, "floor_languages": ["en"]},
        by=organizer,
        at=NOW,
    )
    actions.unschedule_session(session=evening, version=1, by=organizer, at=NOW)
    assert told(edition) == [
        (
            "moved",
            "Oceans and climate",
            "Moved from December 14, 13:30–15:00, Main hall to December 14, 14:00–15:00, Room A. "
            "It is streamed live now.",
        ),
        (
            "changed",
            "Opening",
            "The title “Opening ceremony” is now “Opening”. "
            "Spoken on the floor: English instead of Chinese.",
        ),
        (
            "removed",
            "Night of the stars",
            "No longer in the program; it was to be on December 14, 23:30–00:30, Room A.",
        ),
    ]


@pytest.mark.parametrize(
    ("values", "sentences"),
    [
        (
            {"title": {"en": "Oceans and climate", "zh-hans": "海"}},
            "The title has changed in other languages: Chinese.",
        ),
        ({"abstract": {}}, "The description was taken out."),
        (
            {"abstract": {"en": "Whales.", "zh-hans": "鲸鱼的故事。", "ar": "حوت"}},
            "The description has changed (English, Arabic).",
        ),
        ({"kind": "panel"}, "The kind of session was “Forum” and is now “Panel”."),
        ({"track": None}, "It belongs to no track any more."),
        (
            {"floor_languages": []},
            "Which language is spoken on the floor is open again; it was English.",
        ),
        (
            {"interpretation_languages": []},
            "There is no interpretation any more; it was Chinese.",
        ),
        (
            {"interpretation_languages": ["fr", "ru"]},
            "Interpretation: French, Russian instead of Chinese.",
        ),
        ({"stage": "second"}, "It is shown on another stage now."),
        ({"is_recorded": True}, "It will be recorded."),
        ({"recording_url": "https://example.org/a"}, "The recording is available."),
        ({"capacity": 30}, "Places: 30."),
        ({"sdg_goals": [13]}, "The development goals that it serves have changed."),
        ({"pillars": [1]}, "The pillars that it belongs to have changed."),
        ({"slug": "seas"}, "The address of its page has changed."),
    ],
)
def test_what_has_changed_is_said_in_words(
    edition: Edition, release: Release, forum: Session, values: dict[str, Any], sentences: str
) -> None:
    Session.objects.filter(pk=forum.pk).update(**values)
    [(kind, _title, text)] = told(edition)
    assert (kind, text) == ("changed", sentences)


def test_who_came_who_left_who_does_something_else(
    edition: Edition, release: Release, forum: Session, chair: Speaker
) -> None:
    amina = Speaker.objects.create(edition=edition, name={"en": "Amina Njeri"})
    Participation.objects.create(session=forum, speaker=amina, part="interpreter", position=1)
    actions.publish_program(edition=edition, by=None, at=NOW)
    [change] = queries.changelog(edition).releases[0].changes
    assert change.text == "Amina Njeri takes part now (Interpreter)."

    amina.participations.update(part="speaker")
    chair.title = {"en": "Director"}
    chair.save()
    [(_kind, _title, text)] = told(edition)
    assert text == (
        "What is said about Élan Chair has changed. Amina Njeri has another part now: Speaker."
    )
    chair.participations.all().delete()
    amina.participations.update(part="interpreter")
    assert told(edition)[0][2] == "Élan Chair does not take part any more."


def test_documents_come_and_go(edition: Edition, release: Release, forum: Session) -> None:
    slides = forum.documents.create(title={"en": "Slides"}, url="https://example.org/slides")
    assert told(edition)[0][2] == "New document: “Slides”."
    actions.publish_program(edition=edition, by=None, at=NOW)
    slides.delete()
    assert told(edition)[0][2] == "Document taken out: “Slides”."


def test_what_no_reader_sees_is_no_change(
    edition: Edition, release: Release, forum: Session
) -> None:
    assert forum.track
    assert forum.room
    Session.objects.filter(pk=forum.pk).update(version=9)
    forum.track.color = "#000000"
    forum.track.save()
    forum.room.capacity = 3
    forum.room.save()
    assert told(edition) == []


def test_tentative_sessions_stay_out(edition: Edition, release: Release, forum: Session) -> None:
    Session.objects.filter(pk=forum.pk).update(status=Session.Status.TENTATIVE)
    assert [(kind, title) for kind, title, _text in told(edition)] == [
        ("removed", "Oceans and climate")
    ]


def test_a_release_tells_in_the_reader_s_language_and_zone(
    edition: Edition, release: Release, evening: Session
) -> None:
    Session.objects.filter(pk=evening.pk).update(room=None)
    actions.publish_program(edition=edition, by=None, at=NOW)
    [latest, first] = queries.changelog(edition).releases
    assert (latest.number, latest.counts, latest.is_first) == (2, {"removed": 1}, False)
    assert (first.number, first.session_count, first.is_first) == (1, 3, True)
    text = "No longer in the program; it was to be on %s, Room A."
    assert latest.changes[0].text == text % "December 14, 23:30–00:30"
    with timezone.override("Pacific/Auckland"):
        [there] = queries.changelog(edition).releases[0].changes
    assert there.text == text % "December 15, 04:30–05:30"
    with translation.override("zh-hans"):
        [change] = queries.changelog(edition).releases[0].changes
    assert str(change.title) == "Night of the stars"
    with translation.override("ar"):
        [change] = queries.changelog(edition).releases[0].changes
        assert "\u206623:30–00:30\u2069" in change.text


def test_pages_of_releases(edition: Edition, opening: Session) -> None:
    def page(until: int | None) -> tuple[list[int], int | None, int | None]:
        shown = queries.changelog(edition, until=until)
        return [release.number for release in shown.releases], shown.later, shown.earlier

    assert page(None) == ([], None, None)
    for number in range(12):
        Session.objects.filter(pk=opening.pk).update(title={"en": f"Opening {number}"})
        actions.publish_program(edition=edition, by=None, at=NOW)
    assert page(None) == ([*range(12, 2, -1)], None, 2)
    assert page(2) == ([2, 1], 12, None)
    assert page(99) == page(12) == page(None)
    changes = queries.changelog(edition, until=3).releases[0].changes
    assert changes[0].text == "The title “Opening 1” is now “Opening 2”."


def test_a_page_of_releases_costs_two_queries(
    edition: Edition, opening: Session, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        Session.objects.filter(pk=opening.pk).update(title={"en": f"Opening {number}"})
        actions.publish_program(edition=edition, by=None, at=NOW)
        queries.changelog(edition)
        with django_assert_num_queries(2):
            queries.changelog(edition)
