from symposium.lib import sdg
from symposium.lib.translated import LANGUAGE_CODES


def test_seventeen_goals_in_every_language() -> None:
    assert list(sdg.goals()) == list(sdg.NUMBERS)
    for goal in sdg.goals().values():
        assert goal.short.missing(LANGUAGE_CODES) == []
        assert goal.title.missing(LANGUAGE_CODES) == []
    assert sdg.goals()[14].short["en"] == "Life below water"
