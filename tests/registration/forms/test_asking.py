"""What a form asks, requires and keeps, whatever is typed into it."""

from typing import Any

import pytest
from django.utils.datastructures import MultiValueDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registration.answer_files import KeptFile
from registration.forms import Files, RegistrationForm
from registration.models import Answer, Category, Question
from symposium.program.models import Edition
from tests.registration.asking import question
from tests.registration.conftest import Register

Answers = dict[str, str]


@pytest.fixture
def visa(category: Category, press: Category) -> Question:
    return question(
        "visa",
        "choice",
        of=[category, press],
        options=["yes", "no"],
        asked_in_mode="on_site",
        required=True,
    )


@pytest.fixture
def passport(category: Category, visa: Question) -> Question:
    return question(
        "passport", "text", of=[category], depends_on=visa, depends_on_keys=["yes"], required=True
    )


def form_of(edition: Edition, typed: dict[str, Any], **more: Any) -> RegistrationForm:
    data = MultiValueDict({k: v if isinstance(v, list) else [v] for k, v in typed.items()})
    return RegistrationForm(data, edition=edition, **more)


def given_by(form: RegistrationForm) -> dict[str, object]:
    assert form.errors == {}
    return {one.slug: value for one, value in form.details().answers.items()}


def test_what_a_condition_brings_up_is_required(
    edition: Edition, answers: Answers, passport: Question
) -> None:
    assert list(form_of(edition, answers).errors) == ["q-visa"]
    assert list(form_of(edition, {**answers, "q-visa": "yes"}).errors) == ["q-passport"]
    form = form_of(edition, {**answers, "q-visa": "yes", "q-passport": "X1"})
    assert given_by(form) == {"visa": "yes", "passport": "X1"}


def test_what_is_hidden_is_neither_required_nor_wrong_nor_kept(
    edition: Edition, answers: Answers, passport: Question
) -> None:
    hidden = {"q-passport": "x" * 9000}
    assert given_by(form_of(edition, {**answers, "q-visa": "no", **hidden})) == {"visa": "no"}
    online = {**answers, "mode": "online", "q-visa": "nonsense", **hidden}
    assert given_by(form_of(edition, online)) == {}


def test_another_category_is_asked_its_own(
    edition: Edition, answers: Answers, passport: Question
) -> None:
    typed = {**answers, "category": "press", "q-visa": "yes", "q-passport": "X1"}
    assert given_by(form_of(edition, typed)) == {"visa": "yes"}


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("text", "  By\u202e  train ", "By train"),
        ("long_text", "a\nb", "a\nb"),
        ("choice", "a", "a"),
        ("choices", ["b", "a"], ["b", "a"]),
        ("number", "0", 0),
        ("number", "2.50", 2.5),
        ("date", "2021-12-13", "2021-12-13"),
        ("country", "KE", "KE"),
        ("consent", "on", True),
    ],
)
def test_each_kind_of_answer(
    edition: Edition, category: Category, answers: Answers, kind: str, typed: Any, kept: object
) -> None:
    question("it", kind, of=[category], options=["a", "b"], required=True)
    assert given_by(form_of(edition, {**answers, "q-it": typed})) == {"it": kept}


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("text", "x" * 5000),
        ("long_text", "a\x00b"),
        ("long_text", "x" * 5001),
        ("choice", "c"),
        ("choices", ["a", "c"]),
        ("number", "1e400"),
        ("number", "NaN"),
        ("date", "2021-02-30"),
        ("country", "XX"),
    ],
)
def test_a_forged_answer_is_named(
    edition: Edition, category: Category, answers: Answers, kind: str, typed: Any
) -> None:
    question("it", kind, of=[category], options=["a", "b"])
    form = form_of(edition, {**answers, "q-it": typed})
    assert list(form.errors) == ["q-it"]


def test_a_long_text_of_5000_letters_is_taken(
    edition: Edition, category: Category, answers: Answers
) -> None:
    question("it", "long_text", of=[category])
    assert given_by(form_of(edition, {**answers, "q-it": "x" * 5000})) == {"it": "x" * 5000}


def test_an_agreement_can_be_asked_for_or_required(
    edition: Edition, category: Category, answers: Answers
) -> None:
    question("photos", "consent", of=[category])
    rules = question("rules", "consent", of=[category], required=True)
    form = form_of(edition, answers)
    assert form.errors == {
        "q-rules": ["Without this agreement you cannot take part in this category."]
    }
    rules.delete()
    assert given_by(form_of(edition, answers)) == {"photos": False}


def test_a_file_comes_from_what_was_taken_before(
    edition: Edition, category: Category, answers: Answers
) -> None:
    question("poster", "file", of=[category], required=True)
    assert list(form_of(edition, answers).errors) == ["q-poster"]
    # What a forged request says in words is no file.
    assert list(form_of(edition, {**answers, "q-poster": "private/other"}).errors) == ["q-poster"]
    kept = KeptFile("private/answers/1", "poster.pdf", "application/pdf", 9)
    sent = Files(kept={"poster": kept})
    assert given_by(form_of(edition, answers, files=sent)) == {"poster": kept}
    refused = Files(refused={"poster": "The file is empty."})
    assert form_of(edition, answers, files=refused).errors == {"q-poster": ["The file is empty."]}


def test_a_retired_question_is_not_asked(
    edition: Edition, category: Category, answers: Answers, now: Any
) -> None:
    question("old", "text", of=[category], required=True, retired_at=now)
    assert given_by(form_of(edition, answers)) == {}


def test_an_option_that_is_gone_stays_for_who_has_chosen_it(
    make: Register, edition: Edition, category: Category, answers: Answers, now: Any
) -> None:
    meal = question("meal", "choice", of=[category], options=["veg", "fish"])
    own = make()
    Answer.objects.create(
        registration=own, question=meal, value="fish", asked=meal.as_asked(), answered_at=now
    )
    meal.options = meal.options[:1]
    meal.save()
    typed = {**answers, "q-meal": "fish"}
    assert list(form_of(edition, typed).errors) == ["q-meal"]
    assert given_by(form_of(edition, typed, own=own)) == {"meal": "fish"}


KEYS = st.sampled_from(["", "a", "b", "zzz"])


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    parents=st.lists(st.integers(-1, 3), min_size=5, max_size=5),
    required=st.lists(st.booleans(), min_size=5, max_size=5),
    modes=st.lists(st.sampled_from(["", "on_site", "online"]), min_size=5, max_size=5),
    typed=st.lists(KEYS, min_size=5, max_size=5),
    mode=st.sampled_from(["on_site", "online"]),
)
def test_whatever_depends_on_whatever(
    edition: Edition,
    category: Category,
    answers: Answers,
    parents: list[int],
    required: list[bool],
    modes: list[str],
    typed: list[str],
    mode: str,
) -> None:
    """Nothing hidden is kept or complained about, and all that is put is kept or complained of."""
    Question.objects.all().delete()
    made: list[Question] = []
    for number, parent in enumerate(parents):
        depends_on = made[parent] if 0 <= parent < number else None
        made.append(
            question(
                f"n{number}",
                "choice",
                of=[category],
                options=["a", "b"],
                required=required[number],
                asked_in_mode=modes[number],
                depends_on=depends_on,
                depends_on_keys=["a"],
            )
        )
    sent = {f"q-n{number}": key for number, key in enumerate(typed)}
    form = form_of(edition, {**answers, "mode": mode, **sent})

    put: set[int] = set()
    for number, one in enumerate(made):
        parent = parents[number] if 0 <= parents[number] < number else -1
        met = parent == -1 or (parent in put and typed[parent] == "a")
        if met and one.asked_in_mode in ("", mode):
            put.add(number)
    wrong = {n for n in put if typed[n] == "zzz" or (typed[n] == "" and required[n])}
    assert set(form.errors) == {f"q-n{number}" for number in wrong}
    kept = {f"n{n}": typed[n] for n in put - wrong if typed[n]}
    assert {one.slug: value for one, value in form.given.items()} == kept
