from collections.abc import Mapping
from datetime import datetime

import pytest

from registration.actions import categories
from registration.actions import questions as actions
from registration.models import Answer, Category, CategoryQuestion, Question
from symposium.accounts.models import AuditEntry, User
from tests.registration.asking import question
from tests.registration.conftest import Register


def save(
    row: Question, by: User, at: datetime, put_to: Mapping[Category, bool] | None = None
) -> Question:
    return actions.save_question(
        question=row, put_to=put_to or {}, changes={"label": ("", "x")}, by=by, at=at
    )


def answered(make: Register, row: Question, at: datetime) -> Answer:
    return Answer.objects.create(
        registration=make(), question=row, value="a", asked=row.as_asked(), answered_at=at
    )


@pytest.fixture
def first(category: Category) -> Question:
    return question("first", "choice", of=[category], options=["a", "b"])


def test_a_new_question_gets_a_name_a_place_and_its_categories(
    category: Category, press: Category, first: Question, organizer: User, now: datetime
) -> None:
    for slug in ("what-do-you-eat", "what-do-you-eat-2"):
        row = Question(edition=category.edition, kind="text", label={"en": "What do you eat?"})
        saved = save(row, organizer, now, {category: True, press: False})
        assert (saved.slug, saved.position > first.position) == (slug, True)
    links = CategoryQuestion.objects.filter(question=saved)
    assert {link.category: link.is_required for link in links} == {category: True, press: False}
    save(saved, organizer, now, {press: True})
    assert [(link.category, link.is_required) for link in links.all()] == [(press, True)]
    verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["question.added", "question.added", "question.changed"]


def test_a_circle_of_conditions_is_refused_whatever_its_length(
    category: Category, first: Question, organizer: User, now: datetime
) -> None:
    chain = [first]
    for number in range(3):
        chain.append(
            question(
                f"n{number}",
                "choice",
                of=[category],
                options=["a", "b"],
                depends_on=chain[-1],
                depends_on_keys=["a"],
            )
        )
    for last in chain[1:]:
        first.depends_on, first.depends_on_keys = last, ["a"]
        with pytest.raises(actions.ConditionsInCircle):
            save(first, organizer, now)
    first.depends_on, first.depends_on_keys = first, ["a"]
    with pytest.raises(actions.ConditionsInCircle):
        save(first, organizer, now)


def test_a_condition_that_nobody_can_meet_is_refused(
    category: Category, other_edition: object, first: Question, organizer: User, now: datetime
) -> None:
    text = question("text", "text", of=[category])
    row = question("row", "text", of=[category])
    for other, keys in [(first, ["zzz"]), (first, []), (text, ["a"])]:
        row.depends_on, row.depends_on_keys = other, keys
        with pytest.raises(actions.ConditionNotPossible):
            save(row, organizer, now)


def test_what_others_depend_on_stays(
    category: Category, first: Question, organizer: User, now: datetime
) -> None:
    question("row", "text", of=[category], depends_on=first, depends_on_keys=["b"])
    first.options = [*first.options[:1], {"key": "c", "label": {"en": "C"}}]
    with pytest.raises(actions.OthersDependOnIt):
        save(first, organizer, now)
    with pytest.raises(actions.OthersDependOnIt):
        actions.retire_question(question=first, by=organizer, at=now)


def test_an_answered_question_keeps_its_kind_and_is_retired_not_deleted(
    make: Register, first: Question, organizer: User, now: datetime
) -> None:
    answer = answered(make, first, now)
    first.kind = "text"
    with pytest.raises(actions.KindIsAnswered):
        save(first, organizer, now)
    for _time in range(2):
        assert not actions.retire_question(question=first, by=organizer, at=now)
    answer.refresh_from_db()
    assert Question.objects.get().retired_at == now
    actions.restore_question(question=first, by=organizer, at=now)
    assert Question.objects.get().retired_at is None
    answer.delete()
    assert actions.retire_question(question=first, by=organizer, at=now)
    assert not Question.objects.exists()


def test_choices_need_answers_to_choose_from(
    category: Category, organizer: User, now: datetime
) -> None:
    row = Question(edition=category.edition, kind="choice", label={"en": "Which?"})
    with pytest.raises(actions.OptionsMissing):
        save(row, organizer, now)


def test_moving(category: Category, press: Category, first: Question) -> None:
    second = question("second", "text", of=[category])
    for _time in range(2):
        actions.move_question(question=first, later=True)
        assert list(Question.objects.all()) == [second, first]
    actions.move_question(question=first, later=False)
    assert list(Question.objects.all()) == [first, second]
    categories.move_category(category=press, later=False)
    assert list(Category.objects.all()) == [press, category]


def test_a_category_that_somebody_has_is_retired_not_deleted(
    make: Register, category: Category, press: Category, organizer: User, now: datetime
) -> None:
    make()
    assert categories.retire_category(category=press, by=organizer, at=now)
    for _time in range(2):
        assert not categories.retire_category(category=category, by=organizer, at=now)
    [left] = Category.objects.all()
    assert (left, left.retired_at) == (category, now)
    categories.restore_category(category=category, by=organizer, at=now)
    assert Category.objects.get().retired_at is None
    verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["category.deleted", "category.retired", "category.restored"]
