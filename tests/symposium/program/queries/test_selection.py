from datetime import date
from zoneinfo import ZoneInfo

import pytest

from symposium.program import queries
from symposium.program.models import Edition, Release, Session
from symposium.program.queries import Field, Selection
from symposium.program.released import ReleasedSession


def slugs(sessions: list[ReleasedSession]) -> list[str]:
    return [session.slug for session in sessions]


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(), ["opening", "forum", "evening"]),
        (Selection(track="i"), ["forum"]),
        (Selection(room="room-a"), ["evening"]),
        (Selection(kind="ceremony"), ["opening"]),
        (Selection(language="en"), ["opening", "forum"]),
        (Selection(track="i", kind="ceremony"), []),
        (Selection(search="OCEANS climate"), ["forum"]),
        (Selection(search="elan"), ["forum"]),
        (Selection(search="nature museum"), ["forum"]),
        (Selection(search="与气"), ["forum"]),
        (Selection(search="鲸鱼"), ["forum"]),
        (Selection(search="whale opening"), []),
    ],
)
def test_a_selection_narrows_the_program(
    edition: Edition, release: Release, selection: Selection, found: list[str]
) -> None:
    program = queries.released_program(edition)
    assert slugs(queries.select(program, selection)) == found


def test_only_keeps_these_sessions(edition: Edition, release: Release, forum: Session) -> None:
    program = queries.released_program(edition)
    selection = queries.only(Selection(), frozenset({str(forum.guid)}))
    assert slugs(queries.select(program, selection)) == ["forum"]


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(goal=14), ["forum"]),
        (Selection(pillar=3), ["evening"]),
        (Selection(streamed=True), ["opening"]),
        (Selection(day=date(2021, 12, 15)), ["evening"]),
        (Selection(day=date(2021, 12, 13)), []),
    ],
)
def test_by_goal_pillar_stream_and_the_zone_s_day(
    edition: Edition,
    opening: Session,
    forum: Session,
    evening: Session,
    selection: Selection,
    found: list[str],
) -> None:
    evening.pillars = [3]
    evening.save()
    program = queries.draft_program(edition)
    zone = ZoneInfo("Pacific/Auckland")
    assert slugs(queries.select(program, selection, zone)) == found


def test_titles_come_before_people_and_people_before_abstracts(
    edition: Edition, opening: Session, forum: Session, evening: Session
) -> None:
    opening.abstract = {"en": "Élan will open."}
    opening.save()
    evening.title = {"en": "Night of élan"}
    evening.save()
    program = queries.draft_program(edition)
    found = queries.find(program, Selection(search="ELAN"))
    assert [(field, slugs(list(sessions))) for field, sessions in found.by_field] == [
        (Field.TITLE, ["evening"]),
        (Field.PEOPLE, ["forum"]),
        (Field.ABSTRACT, ["opening"]),
    ]
    assert (found.count, found.is_loose) == (3, False)


def test_where_nothing_holds_all_words_the_closest_is_offered(
    edition: Edition, release: Release
) -> None:
    program = queries.released_program(edition)
    found = queries.find(program, Selection(search="海洋气候"))
    assert [slugs(list(sessions)) for _field, sessions in found.by_field] == [["forum"]]
    assert (found.words, found.is_loose) == (("海洋", "洋气", "气候"), True)
    assert queries.find(program, Selection(search="zzz")).count == 0
