import pytest

from symposium.institutions import queries
from symposium.institutions.models import Institution


@pytest.mark.parametrize(
    "typed",
    ["china sci", "SCIENCE", "technology museum", "museum china", "科学技术", "技", "beijing"],
)
def test_any_part_of_a_name_in_any_script_finds_it(beijing: Institution, typed: str) -> None:
    assert queries.suggestions(typed) == [beijing]


@pytest.mark.parametrize("typed", ["musee", "MUSÉE", "d’histoire", "Ｍｕｓｅｅ", "luxembourg"])
def test_accents_case_and_width_do_not_count(luxembourg: Institution, typed: str) -> None:
    assert queries.suggestions(typed) == [luxembourg]


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "nothing like it", "x" * 5000])
def test_what_finds_nothing(beijing: Institution, typed: str) -> None:
    assert queries.suggestions(typed) == []


def test_the_likeliest_stand_first_and_ten_are_enough(db: None) -> None:
    for name in ["Old Science Park", "Conscience", "Science Park", "Science", "Science Hall"]:
        Institution.objects.create(slug=name, name={"en": name}, sort_name=name, territory="KE")
    for number in range(20):
        name = f"Zoo of Science {number:02}"
        Institution.objects.create(slug=str(number), name={"en": name}, sort_name=name)
    found = [str(row) for row in queries.suggestions("science")]
    assert found[:4] == ["Science", "Science Hall", "Science Park", "Old Science Park"]
    assert len(found) == 10


def test_what_somebody_proposed_is_not_offered(proposed: Institution) -> None:
    assert queries.suggestions("science") == []
    assert queries.named("Museum of Science") is None
    assert queries.similar("Museum of Science") == []
    assert queries.suggestions("science", among=Institution.objects.all()) == [proposed]


def test_a_name_that_two_countries_have_needs_the_country(db: None) -> None:
    here, there = (
        Institution.objects.create(
            slug=f"nm-{code}",
            name={"en": "National Museum"},
            sort_name="National Museum",
            territory=code,
        )
        for code in ("KE", "TZ")
    )
    assert queries.named("national museum") is None
    assert queries.named("national museum", "TZ") == there
    assert queries.named("National Museum", "KE") == here


def test_similar_names_forgive_slips(beijing: Institution, luxembourg: Institution) -> None:
    assert queries.similar("China Sience and Tecnology Musem") == [beijing]
    assert queries.similar("Musee national histoire naturelle") == [luxembourg]
    assert queries.similar("Aquarium") == []
