import json
from pathlib import Path

import pytest
from pytest_django import Settings

from symposium.institutions import countries
from symposium.lib.translated import LANGUAGE_CODES


def test_every_territory_has_a_name_in_every_language() -> None:
    found = countries.territories()
    assert len(found) == 250
    assert [item.code for item in found.values() if item.name.missing(LANGUAGE_CODES)] == []


@pytest.mark.parametrize(
    ("territory", "country"),
    [("HK", "CN"), ("MO", "CN"), ("TW", "CN"), ("CN", "CN"), ("KE", "KE"), ("", "")],
)
def test_regions_count_within_their_country(territory: str, country: str) -> None:
    assert countries.country_of(territory) == country


def test_codes_that_count_as_a_country() -> None:
    assert set(countries.codes_within("CN")) == {"CN", "HK", "MO", "TW"}
    assert countries.codes_within("KE") == ["KE"]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Austria", "Côte d’Ivoire", "Croatia", "Fiji", "Finland", "Zimbabwe"]),
        # By sound: ao, fei, fen, jin, kē, kè.
        ("zh-hans", ["奥地利", "斐济", "芬兰", "津巴布韦", "科特迪瓦", "克罗地亚"]),
        ("fr", ["Autriche", "Côte d’Ivoire", "Croatie", "Fidji", "Finlande", "Zimbabwe"]),
        ("ru", ["Австрия", "Зимбабве", "Кот-д’Ивуар", "Фиджи", "Финляндия", "Хорватия"]),
    ],
)
def test_names_stand_in_the_order_of_the_language(language: str, names: list[str]) -> None:
    order = [name for _code, name in countries.choices_in(language)]
    assert [name for name in order if name in names] == names


def test_organizers_decide_names_and_what_counts_where(tmp_path: Path, settings: Settings) -> None:
    file = tmp_path / "territories.json"
    changes = {
        "names": {"KE": {"en": "Republic of Kenya"}},
        "within": {"HK": "HK"},
        "left_out": ["AQ"],
    }
    file.write_text(json.dumps(changes), encoding="utf-8")
    settings.TERRITORIES_FILE = str(file)
    countries.territories.cache_clear()
    try:
        assert countries.name_of("KE") == "Republic of Kenya"
        assert countries.territories()["KE"].name.in_language("fr") == "Kenya"
        assert countries.country_of("HK") == "HK"
        assert countries.country_of("MO") == "CN"
        assert countries.name_of("AQ") == "AQ"
    finally:
        countries.territories.cache_clear()
