import pytest
from django.utils import translation

from registration import queries
from registration.models import Category, Registration
from registration.queries import Wanted
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register


@pytest.fixture
def people(make: Register, museum: Institution, edition: Edition) -> dict[str, Registration]:
    press = Category.objects.create(edition=edition, slug="press", name={"en": "Press"}, position=1)
    return {
        "amina": make(display_name="Amina", institution=museum, email="amina@example.net"),
        "ling": make(display_name="王玲", latin_name="Wang Ling", territory="HK", mode="online"),
        "luis": make(display_name="Luis", territory="AR", category=press, language="es"),
        "unesco": make(display_name="Zoe", territory="", state="canceled"),
    }


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Wanted(), {"amina", "ling", "luis", "unesco"}),
        (Wanted(text="王玲"), {"ling"}),
        (Wanted(text=" wang  LING "), {"ling"}),
        (Wanted(text="amina@example"), {"amina"}),
        (Wanted(text="内罗毕"), {"amina"}),
        (Wanted(text="nobody"), set()),
        (Wanted(category="press"), {"luis"}),
        (Wanted(mode="online"), {"ling"}),
        (Wanted(country="CN"), {"ling"}),
        (Wanted(territory="CN"), set()),
        (Wanted(territory="HK"), {"ling"}),
        (Wanted(country=queries.NO_COUNTRY), {"unesco"}),
        (Wanted(language="es", state="confirmed"), {"luis"}),
        (Wanted(state="canceled"), {"unesco"}),
    ],
)
def test_narrowing(people: dict[str, Registration], wanted: Wanted, names: set[str]) -> None:
    found = set(queries.narrowed(Registration.objects.all(), wanted))
    assert found == {people[name] for name in names}


def test_narrowing_to_an_institution_and_to_a_code(
    people: dict[str, Registration], museum: Institution
) -> None:
    rows = Registration.objects.all()
    assert queries.narrowed(rows, Wanted(institution=museum.pk)).get() == people["amina"]
    code = people["luis"].code.lower()
    assert queries.narrowed(rows, Wanted(text=code)).get() == people["luis"]


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("", ["unesco", "luis", "ling", "amina"]),
        ("name", ["amina", "luis", "unesco", "ling"]),
        ("-name", ["ling", "unesco", "luis", "amina"]),
        ("territory", ["luis", "ling", "amina", "unesco"]),
        ("-territory", ["amina", "ling", "luis", "unesco"]),
        ("drop table", ["unesco", "luis", "ling", "amina"]),
    ],
)
def test_sorting(people: dict[str, Registration], sort: str, names: list[str]) -> None:
    rows = queries.sorted_by(Registration.objects.all(), sort)
    assert list(rows) == [people[name] for name in names]


def test_countries_stand_in_the_order_of_the_readers_language(
    people: dict[str, Registration],
) -> None:
    with translation.override("zh-hans"):
        rows = queries.sorted_by(Registration.objects.all(), "territory")
        # 阿根廷 a, 肯尼亚 ken, 中国香港 zhong
        assert [row.territory for row in rows] == ["AR", "KE", "HK", ""]


def test_what_filters_can_offer(people: dict[str, Registration], museum: Institution) -> None:
    rows = Registration.objects.all()
    assert queries.countries_in(rows) == [("AR", "Argentina"), ("CN", "China"), ("KE", "Kenya")]
    assert queries.institutions_in(rows) == [(museum.pk, "Nairobi National Museum")]
