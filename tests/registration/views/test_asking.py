"""The questions in the public form, with the files that come before anybody has signed in."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from registration.models import Category, Question, Registration
from symposium.accounts.models import User
from tests.registration.asking import PDF, pdf, question
from tests.registration.conftest import Register
from tests.registration.views.test_public import _enter_code

pytestmark = pytest.mark.django_db(transaction=True)

Answers = dict[str, object]
REGISTER = "/en/2021/register/"
EDIT = "/en/2021/me/edit/"


@pytest.fixture(autouse=True)
def _own_media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def poster(category: Category) -> Question:
    return question("poster", "file", of=[category], required=True)


def signed_in_as(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_file_and_words_come_through_the_code(
    client: Client, answers: Answers, category: Category, poster: Question
) -> None:
    question("meals", "choices", of=[category], options=["veg", "fish"])
    bad = {**answers, "email": "amina", "q-poster": pdf(), "q-meals": ["fish", "veg"]}
    answer = client.post(REGISTER, bad)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "<bdi>poster.pdf</bdi>" in page
    assert page.count('type="checkbox" name="q-meals"') == 2
    assert page.count('id="id_q-meals_0" checked') + page.count('id="id_q-meals_1" checked') == 2
    # The file is not sent again.
    answer = client.post(REGISTER, {**answers, "q-meals": ["fish"]})
    assert answer.status_code == 302
    assert _enter_code(client, answer["Location"]) == "/en/2021/me/"
    registration = Registration.objects.get()
    stored = {one.question.slug: one for one in registration.answers.all()}
    assert stored["meals"].value == ["fish"]
    assert stored["poster"].value["name"] == "poster.pdf"
    assert default_storage.exists(stored["poster"].file.name)
    assert "registration.files" not in "".join(client.session.keys())


def test_a_file_that_lies_is_named_and_takes_nothings_place(
    client: Client, answers: Answers, poster: Question
) -> None:
    client.post(REGISTER, {**answers, "email": "", "q-poster": pdf("good.pdf")})
    lie = SimpleUploadedFile("poster.pdf", b"<script>alert(1)</script>", "application/pdf")
    answer = client.post(REGISTER, {**answers, "q-poster": lie})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["q-poster"]
    assert "<bdi>good.pdf</bdi>" in answer.content.decode()
    answer = client.post(REGISTER, {**answers, "q-poster-clear": "on"})
    assert answer.context["form"].errors == {"q-poster": ["This field is required."]}


def test_without_scripts_a_step_brings_up_the_questions_of_a_category(
    client: Client, answers: Answers, press: Category, poster: Question
) -> None:
    question("card", "text", of=[press], required=True)
    page = client.get(REGISTER).content.decode()
    assert '<div class="asked put"\n     data-question="poster"' in page or "poster" in page
    answer = client.post(REGISTER, {**answers, "category": "press", "step": "category"})
    assert (answer.status_code, answer.context["form"].errors) == (200, {})
    shown = {one.question.slug: one for _field, one in answer.context["form"].questions}
    assert (shown["card"].is_put, shown["poster"].is_put) == (True, False)
    assert 'value="Amina Njeri"' in answer.content.decode()
    assert Registration.objects.count() == 0


def test_a_category_that_closed_meanwhile_is_refused_before_the_code(
    client: Client, answers: Answers, press: Category, now: object
) -> None:
    press.closes_at = press.edition.starts_at.replace(year=2001)
    press.save()
    answer = client.post(REGISTER, {**answers, "category": "press"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["category"])


def test_a_mode_that_the_category_does_not_offer_is_refused(
    client: Client, answers: Answers, category: Category
) -> None:
    category.allows_on_site = False
    category.save()
    answer = client.post(REGISTER, answers)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "mode": ["In this category one cannot take part in this way. Choose the other way."]
    }


def test_before_the_first_category_opens_the_page_says_when(
    client: Client, category: Category
) -> None:
    category.opens_at = category.edition.starts_at
    category.save()
    page = client.get(REGISTER).content.decode()
    assert "Registration has not opened yet" in page
    assert "It opens on" in page


def test_the_own_file_is_for_the_person_and_for_organizers(
    make: Register,
    answers: Answers,
    poster: Question,
    delegate: User,
    organizer: User,
    outsider: User,
    moderator: User,
) -> None:
    registration = make(user=delegate)
    client = signed_in_as(delegate)
    assert client.post(EDIT, {**answers, "q-poster": pdf()}).status_code == 302
    own = "/en/2021/me/files/poster/"
    organized = f"/en/2021/organize/registrations/{registration.pk}/files/poster/"
    for visitor, address in [(client, own), (signed_in_as(organizer), organized)]:
        answer = visitor.get(address)
        assert (answer.content, answer["Content-Type"]) == (PDF, "application/pdf")
        assert answer["Content-Disposition"] == 'attachment; filename="poster.pdf"'
        assert answer["Content-Security-Policy"].startswith("sandbox")
    for stranger in (outsider, moderator):
        assert signed_in_as(stranger).get(own).status_code == 404
        assert signed_in_as(stranger).get(organized).status_code == 404
    assert Client().get(own).status_code == 302
    path = registration.answers.get().file.name
    assert Client().get(f"/media/{path}").status_code == 404


def test_changing_keeps_the_file_and_taking_it_away_needs_another(
    make: Register, answers: Answers, poster: Question, delegate: User
) -> None:
    registration = make(user=delegate)
    client = signed_in_as(delegate)
    client.post(EDIT, {**answers, "q-poster": pdf()})
    assert client.post(EDIT, answers).status_code == 302
    assert registration.answers.count() == 1
    assert client.post(EDIT, {**answers, "q-poster-clear": "on"}).status_code == 422
    # Nothing has been taken away from what is stored.
    assert registration.answers.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_form_costs_the_same_for_many_questions(
    client: Client,
    category: Category,
    press: Category,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        question(f"n{number}", "choice", of=[category, press], options=["a"])
    client.get(REGISTER)
    with django_assert_num_queries(8):
        client.get(REGISTER)


@pytest.mark.parametrize("count", [1, 3])
def test_ones_own_page_costs_the_same_for_many_answers(
    make: Register,
    category: Category,
    delegate: User,
    answers: Answers,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make(user=delegate)
    client = signed_in_as(delegate)
    said = {f"q-n{number}": "Yes" for number in range(count)}
    for number in range(count):
        question(f"n{number}", "text", of=[category], required=True)
    client.post(EDIT, {**answers, **said})
    with django_assert_num_queries(29):
        page = client.get("/en/2021/me/").content.decode()
    assert page.count('<dd dir="auto">') == count


def test_ones_own_page_says_what_is_missing_and_what_was_decided(
    make: Register, category: Category, delegate: User
) -> None:
    question("born", "date", of=[category], required=True)
    registration = make(user=delegate)
    client = signed_in_as(delegate)
    page = client.get("/en/2021/me/").content.decode()
    assert "1 question still waits for your answer." in page
    Registration.objects.filter(pk=registration.pk).update(
        state="declined", decision_reason="Too <b>late</b>"
    )
    page = client.get("/en/2021/me/").content.decode()
    assert "Too &lt;b&gt;late&lt;/b&gt;" in page
    assert "Cancel my registration" not in page
    assert 'class="qr"' not in page
