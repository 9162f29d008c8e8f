import re

import pytest
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client, RequestFactory
from pytest_django import Settings

from symposium.accounts import actions
from symposium.accounts.models import User

pytestmark = pytest.mark.django_db(transaction=True)


def test_finding_or_creating_somebody() -> None:
    first = actions.find_or_create_user(email=" Amina@Example.net ", language="fr")
    again = actions.find_or_create_user(email="amina@example.net", language="en")
    assert first == again
    assert (again.email, again.language, again.has_usable_password()) == (
        "amina@example.net",
        "fr",
        False,
    )


def test_one_code_is_enough_for_an_account_that_an_organizer_made(client: Client) -> None:
    user = User.objects.create_user("amina@example.net")
    client.post("/en/account/login/", {"login": "Amina@example.net"})
    [message] = mail.outbox
    found = re.search(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", str(message.body), re.MULTILINE)
    assert found
    assert message.subject == f"{found.group(1)} is your code"
    client.post("/en/account/login/code/confirm/", {"code": found.group(1)})
    assert client.session["_auth_user_id"] == str(user.pk)
    assert EmailAddress.objects.get(user=user).verified
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("path", ["/en/account/login/", "/en/account/login/code/"])
def test_the_page_sends_what_its_own_address_understands(client: Client, path: str) -> None:
    User.objects.create_user("amina@example.net")
    page = client.get(f"{path}?next=/en/").content.decode()
    form = page[page.index('<form class="form"') :].partition("</form>")[0]
    [field] = re.findall(r'<input type="email" name="(\w+)"', form)
    [target] = re.findall(r'<form class="form" method="post"( action="[^"]*")?>', form)
    assert target == ""
    answer = client.post(path, {field: "amina@example.net", "next": "/en/"})
    assert answer["Location"].startswith("/en/account/login/code/confirm/")
    assert [message.to for message in mail.outbox] == [["amina@example.net"]]


def test_a_wrong_code_signs_nobody_in_and_five_end_it(client: Client) -> None:
    User.objects.create_user("amina@example.net")
    client.post("/en/account/login/", {"login": "amina@example.net"})
    answers = [
        client.post("/en/account/login/code/confirm/", {"code": "AAAA-AAAA"}).status_code
        for _time in range(5)
    ]
    assert answers == [200, 200, 200, 200, 302]
    assert "_auth_user_id" not in client.session
    assert not EmailAddress.objects.filter(verified=True).exists()


def test_codes_are_counted_by_visitor_and_not_by_the_proxy_in_front(
    rf: RequestFactory, settings: Settings
) -> None:
    settings.TRUSTED_PROXY_COUNT = 1
    request = rf.get("/", headers={"X-Forwarded-For": "203.0.113.5, 198.51.100.1"})
    assert get_adapter().get_client_ip(request) == "198.51.100.1"


def test_a_delegation_behind_one_address_signs_in_and_a_mailbox_is_not_flooded() -> None:
    for number in range(60):
        Client().post("/en/account/login/", {"login": f"delegate{number}@example.net"})
    assert len(mail.outbox) == 60
    for _time in range(5):
        Client().post("/en/account/login/", {"login": "amina@example.net"})
    assert len([message for message in mail.outbox if message.to == ["amina@example.net"]]) == 3
