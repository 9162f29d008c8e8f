from typing import Any

import pytest

from registration.forms import RegistrationForm
from registration.models import Category
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register

Answers = dict[str, str]


def _errors(form: RegistrationForm) -> dict[str, list[Any]]:
    return {name: list(texts) for name, texts in form.errors.items()}


def test_complete_answers(edition: Edition, answers: Answers, museum: Institution) -> None:
    form = RegistrationForm(answers, edition=edition)
    assert _errors(form) == {}
    details = form.details()
    assert (details.institution, details.proposed_institution) == (museum, "")
    assert (details.territory, details.category.slug, details.mode) == ("KE", "delegate", "on_site")


def test_each_missing_answer_is_named(edition: Edition, category: Category) -> None:
    form = RegistrationForm({}, edition=edition)
    assert set(form.errors) == {
        "email",
        "display_name",
        "institution_name",
        "territory",
        "category",
        "mode",
        "language",
        "consent",
    }


def test_a_signed_in_person_gives_no_address(
    edition: Edition, answers: Answers, delegate: User
) -> None:
    form = RegistrationForm(answers, edition=edition, account=delegate)
    assert form.is_valid()
    assert "email" not in form.fields


@pytest.mark.parametrize(
    "typed", ["nairobi  national museum", "NAIROBI NATIONAL MUSEUM", "内罗毕国家博物馆"]
)
def test_the_very_name_is_enough_without_javascript(
    edition: Edition, answers: Answers, museum: Institution, typed: str
) -> None:
    form = RegistrationForm(
        {**answers, "institution": "", "institution_name": typed}, edition=edition
    )
    assert _errors(form) == {}
    assert form.details().institution == museum


def test_a_similar_name_asks_which_one_it_is(
    edition: Edition, answers: Answers, museum: Institution
) -> None:
    typed = {**answers, "institution": "", "institution_name": "Nairobi Museum"}
    form = RegistrationForm(typed, edition=edition)
    assert list(form.errors) == ["institution_choice"]
    choices = form.fields["institution_choice"].choices  # type: ignore[attr-defined]
    assert [value for value, _label in choices] == [museum.pk, "new"]

    chosen = RegistrationForm({**typed, "institution_choice": str(museum.pk)}, edition=edition)
    assert chosen.is_valid()
    assert chosen.details().institution == museum

    new = RegistrationForm({**typed, "institution_choice": "new"}, edition=edition)
    assert new.is_valid()
    assert new.details().institution is None
    assert new.details().proposed_institution == "Nairobi Museum"


def test_a_name_like_no_other_is_proposed(edition: Edition, answers: Answers) -> None:
    form = RegistrationForm(
        {**answers, "institution": "", "institution_name": "Zwei Welten Haus"}, edition=edition
    )
    assert form.is_valid()
    assert form.details().proposed_institution == "Zwei Welten Haus"


def test_an_id_counts_only_for_the_name_it_was_chosen_with(
    edition: Edition, answers: Answers
) -> None:
    form = RegistrationForm({**answers, "institution_name": "Zwei Welten Haus"}, edition=edition)
    assert form.is_valid()
    assert form.details().proposed_institution == "Zwei Welten Haus"


def test_a_proposed_institution_is_not_offered_to_others(
    edition: Edition, answers: Answers, museum: Institution
) -> None:
    Institution.objects.filter(pk=museum.pk).update(is_proposed=True)
    form = RegistrationForm(answers, edition=edition)
    assert form.is_valid()
    assert form.details().institution is None


def test_the_institutions_country_serves_where_none_was_chosen(
    edition: Edition, answers: Answers
) -> None:
    form = RegistrationForm({**answers, "territory": ""}, edition=edition)
    assert form.is_valid()
    assert form.details().territory == "KE"


def test_an_international_body_has_no_country(
    edition: Edition, answers: Answers, museum: Institution
) -> None:
    museum.kind, museum.territory = "international", ""
    museum.save()
    form = RegistrationForm(answers, edition=edition)
    assert form.is_valid()
    assert form.details().territory == ""


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        (
            "display_name",
            "x" * 10_000,
            "Ensure this value has at most 200 characters (it has 10000).",
        ),
        ("display_name", "....", "Write a name with letters."),
        ("latin_name", "王小明", "Use Latin letters here, as in your passport."),
        ("email", "nobody", "Enter a valid email address."),
        ("email", "a@example.net\r\nBcc: b@example.net", "Enter a valid email address."),
        ("territory", "XX", "Select a valid choice. XX is not one of the available choices."),
        ("mode", "by_boat", "Select a valid choice. by_boat is not one of the available choices."),
    ],
)
def test_bad_answers_are_named(
    edition: Edition, answers: Answers, field: str, value: str, error: str
) -> None:
    form = RegistrationForm({**answers, field: value}, edition=edition)
    assert _errors(form) == {field: [error]}


def test_turning_characters_are_taken_out_of_names(edition: Edition, answers: Answers) -> None:
    form = RegistrationForm({**answers, "display_name": "Amina\u202e Njeri"}, edition=edition)
    assert form.is_valid()
    assert form.details().display_name == "Amina Njeri"


def test_a_category_of_another_edition_is_refused(
    edition: Edition, other_edition: Edition, answers: Answers
) -> None:
    Category.objects.create(edition=other_edition, slug="press", name={"en": "Press"})
    form = RegistrationForm({**answers, "category": "press"}, edition=edition)
    assert list(form.errors) == ["category"]


def test_an_online_edition_offers_no_place_on_site(edition: Edition, answers: Answers) -> None:
    edition.mode = Edition.Mode.ONLINE
    form = RegistrationForm(answers, edition=edition)
    assert list(form.errors) == ["mode"]


def test_changing_ones_own_keeps_an_institution_that_is_only_proposed(
    make: Register, edition: Edition, answers: Answers, museum: Institution, delegate: User
) -> None:
    Institution.objects.filter(pk=museum.pk).update(is_proposed=True)
    own = make(institution=museum)
    form = RegistrationForm(answers, edition=edition, account=delegate, own=own)
    assert form.is_valid()
    assert form.details().institution == museum
