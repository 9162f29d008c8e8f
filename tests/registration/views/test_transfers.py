import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from registration.models import Registration, Transfer
from symposium.accounts.models import User
from tests.registration.conftest import Register
from tests.registration.views.test_public import _enter_code

pytestmark = pytest.mark.django_db(transaction=True)

SignIn = Callable[[User], Client]
TRANSFER = "/en/2021/me/transfer/"
COLLEAGUE = {"display_name": "Kofi Mensah", "email": "kofi@example.net"}
TAKING = {"display_name": "Kofi Mensah", "latin_name": "", "consent": "on"}
LINK = re.compile(r"/en/2021/register/transfer/[\w-]+/")


@pytest.fixture
def link(make: Register, delegate: User, signed_in: SignIn) -> str:
    make(user=delegate, email=delegate.email, display_name="Amina Njeri")
    assert signed_in(delegate).post(TRANSFER, COLLEAGUE)["Location"] == "/en/2021/me/"
    found = LINK.search(str(mail.outbox[-1].body))
    assert found
    return found.group()


def test_a_colleague_signs_in_by_the_code_and_takes_the_place(
    client: Client, link: str, delegate: User, signed_in: SignIn
) -> None:
    assert mail.outbox[-1].to == ["kofi@example.net"]
    page = client.get(link).content.decode()
    assert "Amina Njeri" in page
    assert "kofi@example.net" not in page
    answer = client.post(link, {"email": "thief@example.net"})
    assert mail.outbox[-1].to == ["kofi@example.net"]
    assert _enter_code(client, answer["Location"]) == link
    assert client.post(link, {**TAKING, "consent": ""}).status_code == 422
    assert client.post(link, TAKING)["Location"] == "/en/2021/me/edit/"
    assert Registration.objects.get().email == "kofi@example.net"
    # It is not the old person's any more, and the link is spent.
    assert (
        "not registered for this edition"
        in signed_in(delegate).get("/en/2021/me/").content.decode()
    )
    assert "This offer has ended" in Client().get(link).content.decode()


def test_an_outsider_takes_nothing(link: str, outsider: User, signed_in: SignIn) -> None:
    answer = signed_in(outsider).post(link, TAKING)
    assert answer.status_code == 403
    assert "Amina Njeri" not in answer.content.decode()
    assert Registration.objects.get().display_name == "Amina Njeri"
    assert signed_in(outsider).get(TRANSFER).status_code == 404
    assert signed_in(outsider).get("/en/2021/register/transfer/guessed/").status_code == 404


def test_keeping_ones_place(link: str, delegate: User, signed_in: SignIn) -> None:
    client = signed_in(delegate)
    assert "kofi@example.net" in client.get("/en/2021/me/").content.decode()
    client.post(f"{TRANSFER}withdraw/")
    assert Transfer.objects.exclude(withdrawn_at=None).count() == 1
    assert "kofi@example.net" not in client.get("/en/2021/me/").content.decode()


def test_bad_input_is_named_and_kept(link: str, delegate: User, signed_in: SignIn) -> None:
    client = signed_in(delegate)
    answer = client.post(TRANSFER, {"display_name": "Kofi", "email": delegate.email})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "email": ["This is your own address. Write the address of your colleague."]
    }
    assert 'value="Kofi"' in answer.content.decode()


def test_letters_to_strangers_are_limited(link: str, delegate: User, signed_in: SignIn) -> None:
    client = signed_in(delegate)
    sent = [
        client.post(TRANSFER, {**COLLEAGUE, "email": f"k{number}@example.net"}).status_code
        for number in range(10)
    ]
    assert sent == [302] * 9 + [429]
