"""Organizers write categories and questions, and see what they look like."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from registration.models import Answer, Category, Question
from symposium.accounts.models import User
from tests.registration.asking import question
from tests.registration.conftest import Register

SignIn = Callable[[User], Client]
CATEGORIES = "/en/2021/organize/registrations/categories/"
QUESTIONS = "/en/2021/organize/registrations/questions/"
WORDS = {"name_en": "Guest", "name_zh-hans": "嘉宾", "description_en": "", "allows_online": "on"}


@pytest.fixture
def desk(organizer: User, signed_in: SignIn) -> Client:
    return signed_in(organizer)


def asking(category: Category, **more: str) -> dict[str, str]:
    return {
        "label_en": "What do you eat?",
        "label_zh-hans": "饮食",
        "kind": "choice",
        "option_0_en": "Vegetarian",
        "option_1_en": "Everything",
        f"category_{category.pk}": "required",
        **more,
    }


def test_a_category_is_written_and_changed(desk: Client, category: Category) -> None:
    hours = {"opens_at": "2021-12-01T08:00", "closes_at": "2021-12-10T08:00"}
    assert desk.post(f"{CATEGORIES}new/", {**WORDS, **hours})["Location"] == CATEGORIES
    guest = Category.objects.get(slug="guest")
    assert (guest.name, guest.allows_on_site) == ({"en": "Guest", "zh-hans": "嘉宾"}, False)
    # On the edition's clock, which is Beijing's.
    assert guest.opens_at
    assert guest.opens_at.isoformat() == "2021-12-01T00:00:00+00:00"
    address = f"{CATEGORIES}{guest.pk}/"
    assert 'value="2021-12-01T08:00"' in desk.get(address).content.decode()
    desk.post(address, {**WORDS, "name_en": "Visitor", "needs_approval": "on"})
    guest.refresh_from_db()
    assert (str(guest), guest.slug, guest.needs_approval) == ("Visitor", "guest", True)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name_en": "", "name_zh-hans": ""}, "name"),
        ({"allows_online": ""}, "allows_online"),
        ({"opens_at": "2021-12-10T08:00", "closes_at": "2021-12-10T08:00"}, "closes_at"),
    ],
)
def test_a_wrong_category_is_named_and_kept(
    desk: Client, category: Category, typed: dict[str, str], field: str
) -> None:
    answer = desk.post(f"{CATEGORIES}new/", {**WORDS, "description_en": "Come in", **typed})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert "Come in" in answer.content.decode()
    assert Category.objects.count() == 1


def test_a_question_is_written_with_its_answers_and_condition(
    desk: Client, category: Category
) -> None:
    first = question("first", "consent", of=[category])
    typed = asking(category, condition=f"{first.pk}:no")
    assert desk.post(f"{QUESTIONS}new/", typed)["Location"] == QUESTIONS
    made = Question.objects.get(slug="what-do-you-eat")
    assert made.options == [
        {"key": "vegetarian", "label": {"en": "Vegetarian"}},
        {"key": "everything", "label": {"en": "Everything"}},
    ]
    assert (made.depends_on, made.depends_on_keys) == (first, ["no"])
    assert made.asked_of.get().is_required
    # Other words, the same key; an emptied line goes, a new one comes.
    address = f"{QUESTIONS}{made.pk}/"
    changed = asking(category, key_0="vegetarian", option_0_en="Plants", option_1_en="")
    desk.post(address, {**changed, "option_2_en": "Plants"})
    made.refresh_from_db()
    assert [(one["key"], one["label"]["en"]) for one in made.options] == [
        ("vegetarian", "Plants"),
        ("plants", "Plants"),
    ]
    assert made.depends_on is None


def test_a_look_shows_the_question_and_keeps_nothing(desk: Client, category: Category) -> None:
    answer = desk.post(f"{QUESTIONS}new/", asking(category, look="1"))
    assert answer.status_code == 200
    assert 'name="sample" value="vegetarian"' in answer.content.decode()
    assert not Question.objects.exists()


def test_a_circle_is_refused_with_what_was_typed(desk: Client, category: Category) -> None:
    first = question("first", "choice", of=[category], options=["a", "b"])
    second = question(
        "second", "choice", of=[category], options=["a", "b"], depends_on=first,
        depends_on_keys=["a"],
    )  # fmt: skip
    answer = desk.post(
        f"{QUESTIONS}{first.pk}/",
        asking(category, condition=f"{second.pk}:a", key_0="a", key_1="b"),
    )
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "condition": ["These questions would wait for each other: choose another condition."]
    }
    assert 'value="What do you eat?"' in answer.content.decode()


def test_answers_to_two_questions_make_no_condition(desk: Client, category: Category) -> None:
    pks = [question(f"n{n}", "consent", of=[category]).pk for n in range(2)]
    typed: dict[str, object] = {**asking(category), "condition": [f"{pk}:yes" for pk in pks]}
    answer = desk.post(f"{QUESTIONS}new/", typed)
    assert list(answer.context["form"].errors) == ["condition"]


def test_a_preview_shows_what_a_category_sees(
    desk: Client, category: Category, press: Category
) -> None:
    visa = question("visa", "choice", of=[category], options=["yes", "no"], asked_in_mode="on_site")
    question("born", "date", of=[category], depends_on=visa, depends_on_keys=["yes"])
    question("card", "text", of=[press])
    address = f"{CATEGORIES}{category.pk}/preview/"

    def put(query: str) -> list[str]:
        answer = desk.get(f"{address}?{query}")
        shown = [one for _field, one in answer.context["form"].questions]
        return [one.question.slug for one in shown if one.is_put]

    assert put("") == ["visa"]
    assert put("q-visa=yes") == ["visa", "born"]
    assert put("q-visa=yes&mode=online") == []


def test_retiring_and_moving(
    desk: Client, make: Register, category: Category, now: datetime
) -> None:
    make()
    first = question("first", "text", of=[category])
    second = question("second", "text", of=[category])
    Answer.objects.create(registration=make(), question=first, value="x", answered_at=now)
    desk.post(f"{QUESTIONS}{second.pk}/move/", {"to": "earlier"})
    assert list(Question.objects.all()) == [second, first]
    for row in (first, second):
        desk.post(f"{QUESTIONS}{row.pk}/retire/")
    assert [one.retired_at is None for one in Question.objects.all()] == [False]
    page = desk.get(QUESTIONS).content.decode()
    assert "Retired" in page
    desk.post(f"{QUESTIONS}{first.pk}/restore/")
    desk.post(f"{CATEGORIES}{category.pk}/retire/")
    assert Category.objects.get().retired_at
    desk.post(f"{CATEGORIES}{category.pk}/restore/")
    desk.post(f"{CATEGORIES}{category.pk}/move/", {"to": "later"})
    assert Category.objects.get().retired_at is None


@pytest.mark.parametrize("path", ["categories/", "categories/new/", "questions/", "decisions/"])
def test_an_outsider_and_a_moderator_find_nothing(
    category: Category, outsider: User, moderator: User, signed_in: SignIn, path: str
) -> None:
    for stranger in (outsider, moderator):
        address = f"/en/2021/organize/registrations/{path}"
        assert signed_in(stranger).get(address).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_cost_the_same_for_any_number(
    desk: Client,
    category: Category,
    press: Category,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        Category.objects.create(edition=category.edition, slug=f"c{number}", name={"en": "C"})
        question(f"n{number}", "text", of=[category, press])
    desk.get(QUESTIONS)
    with django_assert_num_queries(9):
        desk.get(QUESTIONS)
    with django_assert_num_queries(6):
        desk.get(CATEGORIES)
