import pytest

from symposium.lib.translated import Translated
from tests.symposium.program.planning.plans import (
    deeds,
    found,
    options,
    part,
    plan,
    talk,
    texts,
)


def test_all_have_confirmed() -> None:
    assert found(plan(talk(1, 9, parts=(part(1),))), "unconfirmed_speaker") == []


def test_somebody_has_not_confirmed_yet() -> None:
    parts = (part(1, confirmed=False), part(1, "chair", confirmed=False), part(2))
    waiting = plan(talk(1, parts=parts))
    assert texts(waiting, "unconfirmed_speaker") == ["Person 1 has not confirmed “Talk 1” yet."]
    assert deeds(waiting, "unconfirmed_speaker") == ["Mark Person 1 as confirmed"]


def test_a_session_without_a_track() -> None:
    lost = plan(talk(1, 9, track_id=None), talk(2, 10))
    assert texts(lost, "no_track") == ["“Talk 1” belongs to no track."]
    assert deeds(lost, "no_track") == ["Give it the track Track 1"]


@pytest.mark.parametrize("kind", ["break", "service", "ceremony", "blocker"])
def test_what_needs_no_track(kind: str) -> None:
    assert found(plan(talk(1, 9, kind=kind, track_id=None)), "no_track") == []


def test_an_edition_without_tracks_misses_none() -> None:
    assert found(plan(talk(1, 9, track_id=None), tracks={}), "no_track") == []


def test_a_session_in_all_languages() -> None:
    both = talk(
        1,
        title=Translated(en="Reef", fr="Récif"),
        abstract_languages=frozenset({"en", "fr"}),
    )
    assert found(plan(both, languages=("en", "fr")), "missing_translation") == []


def test_what_is_not_translated() -> None:
    title = Translated({"en": "Reef", "zh-hans": "珊瑚礁"})
    halves = plan(talk(1, title=title), languages=("en", "zh-hans", "fr"))
    assert texts(halves, "missing_translation") == [
        "“Reef” lacks its title in French, and its abstract in Chinese and French."
    ]
    no_title = talk(2, title=Translated(en="Reef"), abstract_languages=frozenset({"en", "fr"}))
    assert texts(plan(no_title, languages=("en", "fr")), "missing_translation") == [
        "“Reef” lacks its title in French."
    ]
    no_abstract = talk(2, title=Translated(en="Reef", fr="Récif"))
    assert texts(plan(no_abstract, languages=("en", "fr")), "missing_translation") == [
        "“Reef” lacks its abstract in French."
    ]


@pytest.mark.parametrize("kind", ["break", "blocker"])
def test_what_needs_no_abstract(kind: str) -> None:
    bare = talk(1, kind=kind, abstract_languages=frozenset())
    assert found(plan(bare), "missing_translation") == []
    assert len(found(plan(bare, languages=("fr",)), "missing_translation")) == 1


@pytest.mark.parametrize("start", [0, 71, 23.5])
def test_on_the_days_of_the_edition(start: float) -> None:
    assert found(plan(talk(1, start)), "outside_edition") == []


@pytest.mark.parametrize(("start", "length"), [(-1, 1), (-0.5, 1), (72, 1), (71, 6)])
def test_outside_the_edition(start: float, length: float) -> None:
    outside = plan(talk(1, start, length))
    assert texts(outside, "outside_edition") == ["“Talk 1” is not on the days of the edition."]


def test_how_long_the_last_night_may_be() -> None:
    night = talk(1, 71, 3)
    assert found(plan(night), "outside_edition") == []
    strict = options("outside_edition", "block", overtime=0)
    assert len(found(plan(night, options=strict), "outside_edition")) == 1


def test_rooms_are_built_before() -> None:
    assert found(plan(talk(1, -9, kind="blocker")), "outside_edition") == []
