import csv
import io
import json

from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from registration import columns, exports
from registration.columns import COLUMNS
from registration.models import Answer, Category, Question, Registration
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.conftest import NOW
from tests.registration.asking import question
from tests.registration.conftest import Register


def test_csv_keeps_every_script(make: Register, museum: Institution) -> None:
    make(display_name='王玲, "Ling"', institution=museum, territory="HK", email="l@example.net")
    text = "".join(exports.as_csv(Registration.objects.all(), COLUMNS[:13]))
    assert text.startswith("\ufeffEdition,Name,")
    [_header, row] = csv.reader(io.StringIO(text))
    assert row == [
        "2021",
        '王玲, "Ling"',
        "",
        "l@example.net",
        "Nairobi National Museum",
        "Nairobi National Museum",
        "HK",
        "CN",
        "Delegate",
        "On site",
        "en",
        "Confirmed",
        "2021-11-01 16:01+08:00",
    ]


def test_xlsx_holds_texts_and_no_formulas(make: Register) -> None:
    make(display_name="=1+1")
    make(display_name="Bell\x07")
    book = load_workbook(io.BytesIO(exports.as_xlsx(Registration.objects.order_by("pk"), COLUMNS)))
    [sheet] = book.worksheets
    assert [cell.value for cell in sheet["B"]] == ["Name", "=1+1", "Bell"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


def test_answers_have_columns_and_json_keeps_their_keys(
    make: Register, edition: Edition, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    options = [{"key": "v", "label": {"en": "Vegetarian"}}, {"key": "h", "label": {"en": "Halal"}}]
    question = Question.objects.create(
        edition=edition, slug="diet", kind="choices", label={"en": "What you eat"}, options=options
    )
    for value in (["v", "h"], None):
        registration = make()
        if value:
            Answer.objects.create(
                registration=registration, question=question, value=value, answered_at=NOW
            )
    shown = columns.chosen(["answer.diet"], [*COLUMNS, *columns.answer_columns(edition)])
    assert [column.key for column in shown] == ["name", "answer.diet"]
    with django_assert_num_queries(2):
        text = "".join(exports.as_json(Registration.objects.order_by("pk"), shown))
    assert json.loads(text) == [
        {"name": "Person 1", "answer.diet": "Vegetarian; Halal"},
        {"name": "Person 2", "answer.diet": ""},
    ]
    assert "".join(exports.as_json(Registration.objects.none(), shown)) == "[]"


def test_an_answer_reads_as_it_was_asked_and_a_file_by_its_name(
    make: Register, category: Category, edition: Edition
) -> None:
    meal = question("meal", "choice", of=[category], options=["veg"])
    poster = question("poster", "file", of=[category])
    row = make()
    told = {"name": "poster.pdf", "media_type": "application/pdf", "byte_count": 9}
    for one, value in [(meal, "veg"), (poster, told)]:
        Answer.objects.create(
            registration=row, question=one, value=value, asked=one.as_asked(), answered_at=NOW
        )
    meal.options = [{"key": "veg", "label": {"en": "Plants"}}]
    meal.save()
    shown = columns.answer_columns(edition)
    assert [column.value(row) for column in shown] == ["Veg", "poster.pdf"]
