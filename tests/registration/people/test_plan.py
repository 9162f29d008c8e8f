import pytest

from registration.models import Category, Registration
from registration.people import columns, table
from registration.people.plan import NEW
from symposium.institutions.models import Institution
from symposium.lib.tables.faults import InvalidFile
from tests.registration.conftest import Register
from tests.registration.people.conftest import MakePlan


@pytest.mark.parametrize(
    "header",
    [
        "Full name,E-mail,Institution,Country,Category",
        "姓名,电子邮箱,单位,国家或地区,类别",
        "Nom complet,Courriel,Établissement,Pays,Catégorie",
        "Nombre completo,Correo electrónico,Institución,País,Categoría",
        "ФИО,Электронная почта,Учреждение,Страна,Категория",
        "الاسم الكامل,البريد الإلكتروني,المؤسسة,البلد,الفئة",
    ],
)
def test_headers_are_recognized_in_six_languages(header: str) -> None:
    found = columns.guessed(header.split(","))
    assert [str(one) for one in found.values()] == [
        "name", "email", "institution", "territory", "category",
    ]  # fmt: skip


def test_institutions_may_have_a_column_for_each_language() -> None:
    found = columns.guessed(["organisation_en", "organisation_zh", "Institution (français)", "??"])
    assert [str(one) for one in found.values()] == [
        "institution:en", "institution:zh-hans", "institution:fr",
    ]  # fmt: skip


def test_a_row_says_what_it_says(planned: MakePlan, museum: Institution) -> None:
    plan = planned(
        "姓名,拼音,邮箱,单位,国家,类别,参会方式,语言\n"
        "王玲,Wang Ling,Ling@Example.net,内罗毕国家博物馆,肯尼亚,参会代表,线上,中文\n"
    )
    [entry] = plan.created
    assert (entry.row.display_name, entry.row.latin_name, entry.row.email) == (
        "王玲", "Wang Ling", "ling@example.net",
    )  # fmt: skip
    assert (entry.institution, entry.territory, entry.mode, entry.language) == (
        museum.pk, "KE", "online", "zh-hans",
    )  # fmt: skip
    assert plan.is_ready


@pytest.mark.parametrize("country", ["KE", "KEN", "kenya", "Кения", "كينيا"])
def test_countries_are_known_by_codes_and_names(planned: MakePlan, country: str) -> None:
    [entry] = planned(f"name,country\nAna,{country}\n").created
    assert entry.territory == "KE"


@pytest.mark.parametrize(
    ("row", "error"),
    [
        (",a@x.org,,KE,", "The name is missing."),
        ("Ana,nobody,,KE,", "“nobody” is no e-mail address."),
        ("Ana,,,Atlantis,", "“Atlantis” is no country or region."),
        ("Ana,,,KE,Emperor", "There is no category “Emperor”."),
        ("Ana,,Museum of Dust,,", "A new institution needs a country or region."),
        (f"{'x' * 201},,,KE,", "The name is longer than 200 letters."),
    ],
)
def test_errors_stand_at_their_row(planned: MakePlan, row: str, error: str) -> None:
    plan = planned(f"name,email,institution,country,category\nBen,b@x.org,,,\n{row}\n")
    [entry] = plan.faulty
    assert (entry.row.number, entry.row.errors) == (3, [error])
    assert not plan.is_ready


def test_who_stands_twice(planned: MakePlan) -> None:
    plan = planned("name,email\nAna,a@x.org\nAna Mora,A@X.org\nBen,\nBEN,\n")
    assert [entry.row.errors for entry in plan.faulty] == [
        ["The e-mail address stands in row 2 already."]
    ]
    assert [entry.row.warnings for entry in plan.warned] == [
        ["The same person stands in row 4; this one was left out."]
    ]
    assert len(plan.created) == 2


def test_a_similar_institution_has_to_be_decided(planned: MakePlan, museum: Institution) -> None:
    text = (
        "name,institution,country\nAna,Nairobi Natonal Museum,KE\nBen,Nairobi Natonal Museum,KE\n"
    )
    plan = planned(text)
    [unsure] = plan.unsure
    assert (unsure.similar, unsure.row_numbers, plan.is_ready) == ([museum.pk], [2, 3], False)
    kept = {"columns": {"0": "name", "1": "institution", "2": "territory"}}
    meant = planned(text, **kept, institutions={unsure.key: str(museum.pk)})
    assert [entry.institution for entry in meant.created] == [museum.pk] * 2
    new = planned(text, **kept, institutions={unsure.key: NEW})
    assert (new.is_ready, len(new.institutions)) == (True, 1)
    assert [entry.new for entry in new.created] == [0, 0]
    # Only what was offered can be chosen.
    assert not planned(text, **kept, institutions={unsure.key: "999"}).is_ready


def test_international_bodies_have_no_country(planned: MakePlan) -> None:
    text = "name,institution,kind,country\nAna,Council of Museums,international organisation,FR\n"
    plan = planned(text)
    assert [(one.territory, one.kind) for one in plan.institutions] == [("", "international")]


def test_who_is_registered_is_found_again(
    planned: MakePlan, make: Register, museum: Institution, category: Category
) -> None:
    by_address = make(email="ana@x.org", display_name="Ana", institution=museum)
    by_name = make(email="", display_name="Ben", institution=museum)
    canceled = make(email="chi@x.org", display_name="Chi", state="canceled")
    plan = planned(
        "name,email,institution,mode\n"
        "Ana Mora,Ana@X.org,Nairobi National Museum,online\n"
        "BEN,ben@x.org,Nairobi National Museum,\n"
        "Chi,chi@x.org,,\n"
    )
    assert plan.created == []
    assert [(entry.registration, entry.changes) for entry in plan.changed] == [
        (by_address.pk, {"display_name": "Ana Mora"}),
        (by_name.pk, {"display_name": "BEN", "email": "ben@x.org"}),
    ]
    assert [entry.registration for entry in plan.kept] == [canceled.pk]
    assert [entry.row.warnings for entry in plan.warned] == [
        ["The way of taking part is another one; change it there."],
        ["The person has canceled; that stays so."],
    ]


def test_what_a_person_has_written_is_not_changed(
    planned: MakePlan, make: Register, outsider: object
) -> None:
    make(email="ana@x.org", display_name="Ana", user=outsider)
    plan = planned("name,email\nAnna,ana@x.org\n")
    assert (plan.does_nothing, len(plan.kept)) == (True, 1)


def test_given_and_family_names_are_joined_as_people_write_them(planned: MakePlan) -> None:
    plan = planned("First name,Last name\nAna,Mora\n玲,王\n")
    assert [entry.row.display_name for entry in plan.created] == ["Ana Mora", "王玲"]


@pytest.mark.parametrize("text", ["", "\n\n", "name\n", ",,,\n"])
def test_what_holds_nobody_is_refused(text: str) -> None:
    with pytest.raises(InvalidFile):
        table.read(text.encode())


def test_a_hundred_columns_and_a_caption_do_no_harm(planned: MakePlan) -> None:
    many = ",".join(f"extra {number}" for number in range(150))
    values = ",".join(["x"] * 150)
    plan = planned(f"Participants of the symposium\nname,{many}\nAna,{values}\n")
    assert [entry.row.display_name for entry in plan.created] == ["Ana"]


def test_names_that_turn_the_direction_are_cleaned(planned: MakePlan) -> None:
    [entry] = planned("name\n\u202eanA\u2066\n").created
    assert entry.row.display_name == "anA"


def test_a_plan_costs_the_same_queries_for_any_length(
    planned: MakePlan, django_assert_num_queries: object
) -> None:
    for rows in (1, 50):
        text = "name,institution,country\n" + "".join(
            f"Person {number},Museum {number} of something,KE\n" for number in range(rows)
        )
        with django_assert_num_queries(5):  # type: ignore[operator]
            assert len(planned(text).created) == rows
    assert Registration.objects.count() == 0
