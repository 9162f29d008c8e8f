import re
from datetime import date

import pytest
from django.core import mail
from django.test import Client

from registration.models import Category, Registration
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register

pytestmark = pytest.mark.django_db(transaction=True)

Answers = dict[str, str]
REGISTER = "/en/2021/register/"
CODE = re.compile(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", re.MULTILINE)


def _enter_code(client: Client, address: str, code: str = "") -> str:
    """Type the code of the last message; answers where that leads in the end."""
    found = CODE.search(str(mail.outbox[-1].body))
    assert found
    leads_to = address.split("next=")[1].replace("%2F", "/")
    typed = {"code": code or found.group(1), "next": leads_to}
    answer = client.post("/en/account/login/code/confirm/", typed, follow=True)
    return str(answer.redirect_chain[-1][0]) if answer.redirect_chain else ""


def test_a_stranger_registers_with_one_form_and_one_code(
    client: Client, answers: Answers, museum: Institution
) -> None:
    answer = client.post(REGISTER, answers)
    assert answer.status_code == 302
    assert Registration.objects.count() == 0
    assert _enter_code(client, answer["Location"]) == "/en/2021/me/"
    registration = Registration.objects.get()
    assert (registration.email, registration.institution) == ("amina@example.net", museum)
    assert registration.user == User.objects.get(email="amina@example.net")
    assert [message.subject for message in mail.outbox][1:] == ["You are registered: BRISMIS 2021"]


def test_an_old_account_registers_the_same_way(
    client: Client, answers: Answers, delegate: User
) -> None:
    answer = client.post(REGISTER, {**answers, "email": delegate.email.upper()})
    assert _enter_code(client, answer["Location"]) == "/en/2021/me/"
    assert Registration.objects.get().user == delegate


def test_the_answer_does_not_tell_whether_an_address_is_known(
    answers: Answers, delegate: User
) -> None:
    known = Client().post(REGISTER, {**answers, "email": delegate.email})
    unknown = Client().post(REGISTER, answers)
    assert known["Location"] == unknown["Location"]
    assert known.status_code == unknown.status_code == 302


def test_a_second_registration_leads_to_the_first(
    client: Client, answers: Answers, make: Register
) -> None:
    first = make(email="Amina@example.net", mode="online")
    answer = client.post(REGISTER, answers)
    assert _enter_code(client, answer["Location"]) == "/en/2021/me/"
    registration = Registration.objects.get()
    assert (registration, registration.mode) == (first, "online")
    assert registration.user == User.objects.get(email="amina@example.net")
    assert client.get(REGISTER)["Location"] == "/en/2021/me/"


def test_a_wrong_code_registers_nobody_and_loses_nothing(client: Client, answers: Answers) -> None:
    answer = client.post(REGISTER, answers)
    assert _enter_code(client, answer["Location"], code="AAAA-AAAA") == ""
    assert Registration.objects.count() == 0
    form = client.get(REGISTER).context["form"]
    assert form["display_name"].value() == "Amina Njeri"
    assert form["institution_name"].value() == "Nairobi National Museum"


def test_another_persons_draft_is_not_registered(
    client: Client, answers: Answers, delegate: User
) -> None:
    client.post(REGISTER, answers)
    client.force_login(delegate, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/en/2021/register/finish/")["Location"] == REGISTER
    assert Registration.objects.count() == 0


def test_finishing_without_a_form_leads_to_the_form(client: Client, edition: Edition) -> None:
    assert client.get("/en/2021/register/finish/")["Location"] == REGISTER


def test_a_signed_in_person_needs_no_code(client: Client, answers: Answers, delegate: User) -> None:
    client.force_login(delegate, backend="django.contrib.auth.backends.ModelBackend")
    for _click in range(2):
        answer = client.post(REGISTER, answers)
        assert answer["Location"] == "/en/2021/me/"
    assert Registration.objects.get().email == delegate.email
    assert len(mail.outbox) == 1


def test_a_form_with_errors_keeps_what_was_typed_and_names_the_field(
    client: Client, answers: Answers
) -> None:
    answer = client.post(REGISTER, {**answers, "email": "amina"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="Amina Njeri"' in page
    assert '<a href="#id_email">E-mail address</a>: Enter a valid email address.' in page
    assert mail.outbox == []


def test_too_many_codes_are_refused_kindly(client: Client, answers: Answers) -> None:
    for _time in range(3):
        assert client.post(REGISTER, answers).status_code == 302
    answer = client.post(REGISTER, answers)
    assert answer.status_code == 422
    assert answer.context["form"].errors["email"] == [
        "Several codes have been sent to this address already. Please wait a minute."
    ]
    assert len(mail.outbox) == 3


def test_too_many_forms_from_one_place_are_refused(client: Client, edition: Edition) -> None:
    codes = {client.post(REGISTER, {}).status_code for _time in range(600)}
    assert client.post(REGISTER, {}).status_code == 429
    assert codes == {200}


def test_an_edition_that_is_over_is_closed(
    client: Client, edition: Edition, category: Category, answers: Answers
) -> None:
    edition.starts_on = edition.ends_on = date(2021, 12, 14)
    edition.save()
    assert "This edition is over" in client.post(REGISTER, answers).content.decode()
    assert mail.outbox == []


def test_an_edition_without_categories_has_not_opened(client: Client, edition: Edition) -> None:
    assert "Registration has not opened yet" in client.get(REGISTER).content.decode()
