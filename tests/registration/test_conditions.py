import pytest

from registration import conditions
from registration.models import Category, Question
from tests.registration.asking import question


@pytest.fixture
def visa(category: Category) -> Question:
    return question("visa", "choice", of=[category], options=["yes", "no"], asked_in_mode="on_site")


@pytest.fixture
def passport(category: Category, visa: Question) -> Question:
    return question("passport", "text", of=[category], depends_on=visa, depends_on_keys=["yes"])


@pytest.mark.parametrize(
    ("values", "mode", "put"),
    [
        ({}, "on_site", ["visa"]),
        ({"visa": "yes"}, "on_site", ["visa", "passport"]),
        ({"visa": "no"}, "on_site", ["visa"]),
        ({"visa": "yes"}, "online", []),
    ],
)
def test_a_question_follows_the_mode_and_the_answer_before(
    visa: Question, passport: Question, values: dict[str, object], mode: str, put: list[str]
) -> None:
    by_id = {{"visa": visa.pk}[slug]: value for slug, value in values.items()}
    found = conditions.put([visa, passport], by_id, mode=mode)
    assert [one.slug for one in found] == put


def test_any_of_several_answers_is_enough(category: Category) -> None:
    meals = question("meals", "choices", of=[category], options=["lunch", "dinner", "none"])
    wishes = question(
        "wishes", "text", of=[category], depends_on=meals, depends_on_keys=["lunch", "dinner"]
    )
    values: dict[int, object] = {meals.pk: ["none", "dinner"]}
    assert conditions.put([meals, wishes], values, mode="online") == [meals, wishes]
    values = {meals.pk: ["none"]}
    assert conditions.put([meals, wishes], values, mode="online") == [meals]


def test_an_agreement_decides_by_yes_and_no(category: Category) -> None:
    photo = question("photo", "consent", of=[category])
    why = question("why", "text", of=[category], depends_on=photo, depends_on_keys=["no"])
    assert conditions.put([photo, why], {photo.pk: False}, mode="online") == [photo, why]
    assert conditions.put([photo, why], {photo.pk: True}, mode="online") == [photo]


def test_a_circle_is_found_and_hides_its_members(visa: Question, passport: Question) -> None:
    assert conditions.makes_circle(visa.pk, passport.pk, {passport.pk: visa.pk, visa.pk: None})
    assert not conditions.makes_circle(passport.pk, visa.pk, {visa.pk: None})
    visa.depends_on, visa.depends_on_keys = passport, ["x"]
    values: dict[int, object] = {visa.pk: "yes", passport.pk: "x"}
    assert conditions.put([visa, passport], values, mode="on_site") == []
