import pytest

from symposium.program.planning.plan import Plan, PlanPerson
from symposium.program.planning.rules.interpreting import assigned
from tests.symposium.program.planning.plans import (
    deeds,
    found,
    options,
    part,
    person,
    plan,
    talk,
    texts,
    window,
)

EN_ZH, ZH_EN = ("en", "zh-hans"), ("zh-hans", "en")


def interpreted(*interpreters: PlanPerson, length: float = 1, **more: object) -> Plan:
    """A session in English and Chinese, interpreted into both."""
    session = talk(
        1,
        9,
        length,
        floor_languages=("en", "zh-hans"),
        interpretation_languages=("zh-hans", "en"),
        parts=tuple(part(one.id, "interpreter") for one in interpreters),
    )
    return plan(session, people=interpreters, **more)  # type: ignore[arg-type]


def test_one_in_each_direction_does_for_an_hour() -> None:
    both = person(1, pairs=(EN_ZH, ZH_EN))
    assert found(interpreted(both), "interpreters") == []


def test_a_pair_works_in_one_direction() -> None:
    assert texts(interpreted(person(1, pairs=(EN_ZH,))), "interpreters") == [
        "Nobody interprets “Talk 1” from Chinese into English."
    ]


def test_a_long_session_takes_two() -> None:
    both = (EN_ZH, ZH_EN)
    team = person(1, pairs=both), person(2, pairs=both)
    assert found(interpreted(*team, length=1.5), "interpreters") == []
    assert texts(interpreted(team[0], length=1.5), "interpreters") == [
        "“Talk 1” needs more interpreters from English into Chinese: 1 of 2 are there.",
        "“Talk 1” needs more interpreters from Chinese into English: 1 of 2 are there.",
    ]


@pytest.mark.parametrize("numbers", [{"longest_solo": 90}, {"per_pair": 1}])
def test_what_is_long_and_how_many_are_the_editions(numbers: dict[str, int]) -> None:
    alone = person(1, pairs=(EN_ZH, ZH_EN))
    set_so = options("interpreters", "warn", **numbers)
    assert found(interpreted(alone, length=1.5, options=set_so), "interpreters") == []


def test_nobody_interprets_into_two_languages_at_once() -> None:
    session = talk(
        1,
        9,
        floor_languages=("en",),
        interpretation_languages=("en", "fr", "es"),
        parts=(part(1, "interpreter"),),
    )
    alone = plan(session, people=[person(1, pairs=(("en", "fr"), ("en", "es")))])
    assert texts(alone, "interpreters") == ["Nobody interprets “Talk 1” from English into Spanish."]


def test_who_speaks_does_not_interpret() -> None:
    session = talk(
        1, 9, floor_languages=("en",), interpretation_languages=("fr",), parts=(part(1),)
    )
    speaking = plan(session, people=[person(1, pairs=(("en", "fr"),))])
    assert len(found(speaking, "interpreters")) == 1


def test_interpretation_out_of_nothing() -> None:
    silent = plan(talk(1, 9, interpretation_languages=("fr",)))
    assert texts(silent, "interpreters") == [
        "“Talk 1” offers interpretation, but not out of which language."
    ]


def test_no_interpretation_needs_no_interpreter() -> None:
    assert found(plan(talk(1, 9, floor_languages=("en",))), "interpreters") == []


def test_free_interpreters_of_the_pair_are_proposed() -> None:
    pair = (("en", "fr"),)
    people = [
        person(1, pairs=pair),
        person(2, pairs=pair),
        person(3, pairs=(("fr", "en"),)),
        person(4, pairs=pair, hours=(window(12, 18),)),
    ]
    session = talk(1, 9, floor_languages=("en",), interpretation_languages=("fr",))
    busy = talk(2, 9, room=2, parts=(part(1),))
    assert deeds(plan(session, busy, people=people), "interpreters") == ["Let Person 2 interpret"]


def test_as_many_places_as_possible_are_filled() -> None:
    assert assigned({"fr": [1, 2], "es": [1]}, 1) == {"fr": 1, "es": 1}
    assert assigned({"fr": [1, 2, 3], "es": [1, 2, 3, 4]}, 2) == {"fr": 2, "es": 2}
    assert assigned({"fr": [1], "es": [1]}, 1) == {"fr": 1, "es": 0}
    assert assigned({"fr": []}, 2) == {"fr": 0}
