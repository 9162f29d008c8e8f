from collections.abc import Callable

from django.http import QueryDict
from django.utils import translation

from symposium.exhibition import queries
from symposium.exhibition.forms import choice_from
from symposium.exhibition.models import Exhibit, Hall, Medium
from symposium.exhibition.queries import Choice, Figures, Wall
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.symposium.exhibition.conftest import AddWork, museum


def chosen(search: str = "", **facets: str) -> Choice:
    return Choice(search, {name: frozenset(value.split()) for name, value in facets.items()})


def slugs(wall: Wall) -> list[str]:
    return [exhibit.work.slug for exhibit in wall.page]


def counts(wall: Wall, name: str) -> dict[str, int]:
    facet = next(facet for facet in wall.facets if facet.name == name)
    return {option.value: option.count for option in facet.options}


def hang(add_work: AddWork, nairobi: Institution, hall: Hall) -> None:
    add_work("reef", form="film", sdg_goals=[14, 13], is_selected=True, hall=hall)
    add_work("bees", form="film", sdg_goals=[15], institution=nairobi)
    add_work("salt", form="game", sdg_goals=[14])
    add_work("secret", form="game", is_on_show=False)


def test_figures_count_what_is_on_show_and_regions_within_their_country(
    edition: Edition, add_work: AddWork, nairobi: Institution, hall: Hall
) -> None:
    hang(add_work, nairobi, hall)
    add_work("harbor", institution=museum("hk", "HK", en="Harbor Museum"))
    wall = queries.wall(edition, Choice())
    assert wall.figures == Figures(works=4, museums=3, countries=2, selected=1)
    assert counts(wall, "place") == {"CN": 2, "HK": 1, "KE": 1}


def test_a_facet_counts_what_each_step_would_show(
    edition: Edition, add_work: AddWork, nairobi: Institution, hall: Hall
) -> None:
    hang(add_work, nairobi, hall)
    wall = queries.wall(edition, chosen(form="film"))
    assert slugs(wall) == ["reef", "bees"]
    assert counts(wall, "form") == {"film": 2, "game": 1}
    assert counts(wall, "place") == {"CN": 1, "KE": 1}
    assert counts(wall, "goal") == {"13": 1, "14": 1, "15": 1}
    assert counts(wall, "hall") == {"sea": 1}
    assert counts(wall, "selected") == {"yes": 1}


def test_values_of_one_facet_add_up_and_facets_narrow(
    edition: Edition, add_work: AddWork, nairobi: Institution, hall: Hall
) -> None:
    hang(add_work, nairobi, hall)
    assert slugs(queries.wall(edition, chosen(form="film game"))) == ["reef", "bees", "salt"]
    assert slugs(queries.wall(edition, chosen(form="film game", goal="14"))) == ["reef", "salt"]
    assert slugs(queries.wall(edition, chosen(goal="14", selected="yes"))) == ["reef"]
    assert slugs(queries.wall(edition, chosen(museum="kenya"))) == ["bees"]
    assert slugs(queries.wall(edition, chosen(form="nonsense"))) == []


def test_halls_come_in_their_order_and_works_without_one_last(
    edition: Edition, add_work: AddWork, nairobi: Institution, hall: Hall
) -> None:
    first = Hall.objects.create(edition=edition, slug="sky", name={"en": "Sky"}, position=0)
    Hall.objects.filter(pk=hall.pk).update(position=1)
    add_work("none")
    add_work("sea", hall=hall)
    add_work("sky", hall=first)
    assert slugs(queries.wall(edition, Choice())) == ["sky", "sea", "none"]


def test_search_in_any_language_part_and_spelling(
    edition: Edition, add_work: AddWork, nairobi: Institution
) -> None:
    titles = {
        "en": "The Reef at Night",
        "zh-hans": "夜晚的珊瑚礁",
        "fr": "Le récif",
        "ru": "Риф Ночью",
        "ar": "الشعابُ المرجانيّة",
    }
    add_work("reef", title=titles)
    add_work("bees", title={"en": "Bees"}, summary={"en": "100% wild"}, institution=nairobi)
    for search in ("reef", "NIGHT reef", "珊瑚", "recif", "ночью", "الشعاب", "中国科技馆", "China"):
        assert slugs(queries.wall(edition, Choice(search))) == ["reef"], search
    for search in ("science centre", "肯尼亚", "Кения", "100%"):
        assert slugs(queries.wall(edition, Choice(search))) == ["bees"], search
    for search in ("reef kenya", "%", "_", "' OR 1=1 --"):
        expected = ["bees"] if search == "%" else []
        assert slugs(queries.wall(edition, Choice(search))) == expected, search


def test_a_search_narrows_the_facets_too(
    edition: Edition, add_work: AddWork, nairobi: Institution, hall: Hall
) -> None:
    hang(add_work, nairobi, hall)
    wall = queries.wall(edition, Choice("reef"))
    assert counts(wall, "form") == {"film": 1}
    assert wall.figures.works == 3


def test_steps_know_their_address_and_the_way_back(edition: Edition, add_work: AddWork) -> None:
    add_work("reef", form="film")
    wall = queries.wall(edition, Choice("reef"))
    form = next(facet for facet in wall.facets if facet.name == "form")
    assert [option.query for option in form.options] == ["q=reef&form=film"]
    taken = queries.wall(edition, Choice("reef", {"form": frozenset({"film"})}))
    assert [option.query for option in taken.chosen] == ["q=reef"]


def test_a_page_out_of_range_is_the_last_one(edition: Edition, add_work: AddWork) -> None:
    add_work("reef")
    assert queries.wall(edition, Choice(), page="99").page.number == 1
    assert queries.wall(edition, Choice(), page="x").page.number == 1


def test_the_address_is_read_leniently() -> None:
    query = QueryDict("q=+reef%00+&form=film&form=&form=video&color=red&goal=999")
    choice = choice_from(query)
    assert choice.search == "reef"
    assert choice.chosen == {
        "form": frozenset({"film", "video"}),
        "goal": frozenset({"999"}),
    }


def test_museums_stand_under_their_countries_in_the_readers_order(
    edition: Edition, add_work: AddWork, nairobi: Institution
) -> None:
    add_work("reef", is_selected=True)
    add_work("bees", institution=nairobi)
    add_work("more", institution=nairobi)
    with translation.override("en"):
        places = queries.institutions_on_show(edition)
    assert [
        (place, [(str(e.institution), e.work_count, e.selected_count) for e in entries])
        for place, entries in places
    ] == [
        ("China", [("China Museum of Science", 1, 1)]),
        ("Kenya", [("Children's Science Centre", 2, 0)]),
    ]


def test_a_work_knows_its_neighbors_along_the_wall(edition: Edition, add_work: AddWork) -> None:
    exhibits = [add_work(name) for name in ("one", "two", "three")]
    add_work("hidden", is_on_show=False)
    page = queries.work_page(exhibits[1])
    assert (page.previous, page.following) == (exhibits[0], exhibits[2])
    assert (page.number, page.count) == (2, 3)
    assert queries.work_page(exhibits[0]).previous is None
    assert queries.work_page(exhibits[2]).following is None


def test_the_table_tells_what_is_missing(
    edition: Edition, add_work: AddWork, add_picture: Callable[[Exhibit], Medium]
) -> None:
    whole = {"en": "Whole", "zh-hans": "完整"}
    add_picture(add_work("whole", title=whole, summary=whole))
    add_work("half", title={"en": "Half"}, summary=whole, is_on_show=False)
    rows = queries.rows_to_edit(edition)
    assert [(row.exhibit.work.slug, row.lacks) for row in rows] == [
        ("whole", set()),
        ("half", {"translation", "picture"}),
    ]
    found = queries.rows_to_edit(edition, lack="translation")
    assert [row.exhibit.work.slug for row in found] == ["half"]
    assert [r.exhibit.work.slug for r in queries.rows_to_edit(edition, search="half")] == ["half"]
    assert [r.exhibit.work.slug for r in queries.rows_to_edit(edition, on_show="no")] == ["half"]
