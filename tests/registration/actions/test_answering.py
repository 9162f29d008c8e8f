import dataclasses
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from registration import actions, answer_files
from registration.actions import Details
from registration.actions.answering import save_answers
from registration.models import Category, Question, Registration
from registration.queries import answers as queries
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from tests.registration.asking import pdf, question
from tests.registration.conftest import Register


@pytest.fixture
def meal(category: Category) -> Question:
    return question("meal", "choice", of=[category], options=["veg", "fish"], needs_approval=True)


def stored(registration: Registration) -> dict[str, object]:
    return {one.question.slug: one.value for one in registration.answers.all()}


def change(
    registration: Registration, details: Details, answers: Mapping[Question, object], at: datetime
) -> Registration:
    changed = dataclasses.replace(details, answers=answers)
    actions.change_details(registration=registration, details=changed, at=at)
    return Registration.objects.get(pk=registration.pk)


def test_an_answer_keeps_the_words_with_which_it_was_asked(
    make: Register, meal: Question, now: datetime
) -> None:
    registration = make()
    save_answers(registration=registration, given={meal: "veg"}, at=now)
    meal.label = {"en": "What do you eat?"}
    meal.options = [{"key": "veg", "label": {"en": "Plants"}}]
    meal.save()
    # The same answer again was given to the old words.
    save_answers(registration=registration, given={meal: "veg"}, at=now + timedelta(days=1))
    [line] = queries.lines_of(registration)
    assert (line.label, line.text, line.asked_today) == ("Meal", "Veg", "What do you eat?")
    assert registration.answers.get().answered_at == now
    save_answers(registration=registration, given={meal: "fish"}, at=now + timedelta(days=2))
    assert registration.answers.get().asked["label"] == {"en": "What do you eat?"}


def test_what_is_not_put_is_not_kept_even_if_it_comes(
    make: Register, category: Category, press: Category, meal: Question, now: datetime
) -> None:
    allergy = question("allergy", "text", of=[category], depends_on=meal, depends_on_keys=["veg"])
    card = question("card", "text", of=[press])
    registration = make()
    given: dict[Question, object] = {meal: "fish", allergy: "nuts", card: "123"}
    save_answers(registration=registration, given=given, at=now)
    assert stored(registration) == {"meal": "fish"}


def test_an_answer_goes_when_its_question_is_not_put_any_more(
    make: Register, category: Category, press: Category, meal: Question, now: datetime
) -> None:
    allergy = question("allergy", "text", of=[category], depends_on=meal, depends_on_keys=["veg"])
    retired = question("retired", "text", of=[category])
    registration = make()
    given: dict[Question, object] = {meal: "veg", allergy: "nuts", retired: "kept"}
    save_answers(registration=registration, given=given, at=now)
    Question.objects.filter(pk=retired.pk).update(retired_at=now)
    save_answers(registration=registration, given={meal: "fish"}, at=now)
    assert stored(registration) == {"meal": "fish", "retired": "kept"}
    registration.category = press
    save_answers(registration=registration, given={}, at=now, old_category_id=category.pk)
    assert stored(registration) == {"retired": "kept"}


def test_a_new_file_takes_the_place_of_the_old_one(
    make: Register,
    category: Category,
    now: datetime,
    settings: Settings,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.MEDIA_ROOT = tmp_path
    poster = question("poster", "file", of=[category])
    registration, kept = make(), [answer_files.keep(pdf()) for _number in range(2)]
    for file in [kept[0], kept[1], kept[1]]:
        with django_capture_on_commit_callbacks(execute=True):
            save_answers(registration=registration, given={poster: file}, at=now)
    assert [default_storage.exists(file.path) for file in kept] == [False, True]
    # The form gives back what is stored when nothing new was sent.
    save_answers(registration=registration, given={poster: kept[1].value}, at=now)
    assert registration.answers.get().file.name == kept[1].path


def test_a_changed_answer_of_an_approved_registration_is_looked_at_again(
    make: Register, meal: Question, details: Details, museum: Institution, now: datetime
) -> None:
    registration = make(decided_at=now, institution=museum, state="confirmed")
    save_answers(registration=registration, given={meal: "veg"}, at=now)
    later = now + timedelta(hours=1)
    registration = change(registration, details, {meal: "fish"}, later)
    assert (registration.state, registration.review_since) == ("confirmed", later)
    assert registration.review_changes == [
        {"field": "question:meal", "label": {"en": "Meal"}, "before": "Veg", "after": "Fish"}
    ]
    # Back to what was agreed to: nothing is left to decide.
    registration = change(registration, details, {meal: "veg"}, later)
    assert (registration.review_since, registration.review_changes) == (None, [])


def test_so_is_another_institution(
    make: Register, details: Details, museum: Institution, now: datetime
) -> None:
    registration = change(make(decided_at=now), details, {}, now)
    assert [one["field"] for one in registration.review_changes] == ["institution"]


def test_what_nobody_approved_is_not_looked_at(
    make: Register, meal: Question, details: Details, now: datetime
) -> None:
    registration = change(make(), details, {meal: "fish"}, now)
    assert registration.review_since is None


def test_a_category_that_needs_approval_has_to_be_agreed_to(
    make: Register, details: Details, press: Category, category: Category, now: datetime
) -> None:
    registration = make()
    as_press = dataclasses.replace(details, category=press)
    registration = change(registration, as_press, {}, now)
    assert registration.state == "requested"
    # And back: nobody has to agree.
    registration = change(registration, details, {}, now)
    assert registration.state == "confirmed"


def test_changing_into_a_closed_category_is_refused(
    make: Register, details: Details, press: Category, category: Category, now: datetime
) -> None:
    press.closes_at = now
    press.save()
    with pytest.raises(actions.CategoryClosed):
        change(make(), dataclasses.replace(details, category=press), {}, now)
    # Whoever has it may still change the rest.
    change(make(category=press), dataclasses.replace(details, category=press), {}, now)


def test_what_each_still_lacks(
    make: Register, amina: User, category: Category, now: datetime
) -> None:
    born = question("born", "date", of=[category], required=True)
    rules = question("rules", "consent", of=[category], required=True)
    done, open_ = make(), make()
    save_answers(registration=done, given={born: "1980-01-01", rules: True}, at=now)
    save_answers(registration=open_, given={rules: False}, at=now)
    questions = queries.questions_of(done.edition)
    assert queries.lacking([done, open_], questions) == {done.pk: [], open_.pk: [born, rules]}
