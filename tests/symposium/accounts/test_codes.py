import re
from datetime import datetime, timedelta

import pytest
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client, RequestFactory
from pytest_django import Settings

from registration.models import Category, Registration
from symposium.accounts import actions
from symposium.accounts.models import User
from symposium.program.models import Appointment, Edition
from tests.symposium.accounts.conftest import enter_by_code, last_code

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


def test_somebody_new_gets_a_code_and_an_account_like_somebody_we_know(client: Client) -> None:
    User.objects.create_user("amina@example.net")
    pages = []
    for email in ["amina@example.net", "stranger@example.net"]:
        answer = client.post("/fr/account/login/", {"login": email})
        pages.append((answer.status_code, answer["Location"]))
        page = client.get(answer["Location"]).content.decode()
        pages.append(re.sub(r'value="[^"]{30,}"|nonce="[^"]*"', "", page.replace(email, "")))
        client = Client()
    assert pages[:2] == pages[2:]
    assert [message.to for message in mail.outbox] == [
        ["amina@example.net"],
        ["stranger@example.net"],
    ]
    client = Client()
    assert enter_by_code(client, "stranger@example.net", "/en/2021/") == "/en/2021/"
    stranger = User.objects.get(email="stranger@example.net")
    assert client.session["_auth_user_id"] == str(stranger.pk)
    assert stranger.language == "fr"


def test_a_confirmed_second_address_opens_the_same_account(client: Client) -> None:
    user = User.objects.create_user("amina@example.net")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    EmailAddress.objects.create(user=user, email="a@museum.example", verified=True)
    enter_by_code(client, "A@museum.example")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert EmailAddress.objects.get(user=user, primary=True).email == "amina@example.net"
    assert User.objects.count() == 1


def test_a_closed_account_gets_no_code_but_a_word(client: Client) -> None:
    User.objects.create_user("amina@example.net", is_active=False)
    answer = client.post("/en/account/login/", {"login": "amina@example.net"})
    assert answer["Location"] == "/en/account/login/code/confirm/"
    assert [message.subject for message in mail.outbox] == ["Your account is closed"]
    assert User.objects.count() == 1


def test_the_session_is_another_one_after_signing_in(client: Client) -> None:
    client.post("/en/account/login/", {"login": "amina@example.net"})
    before = client.session.session_key
    client.post("/en/account/login/code/confirm/", {"code": last_code()})
    assert client.session.session_key != before
    assert client.get("/en/account/").status_code == 200


def test_an_account_that_nobody_ever_used_is_forgotten(now: datetime, edition: Edition) -> None:
    for name in ["unused", "served", "registered", "recent"]:
        User.objects.create_user(f"{name}@example.net", joined_at=now - timedelta(days=3))
    User.objects.filter(email="recent@example.net").update(joined_at=now)
    served = User.objects.get(email="served@example.net")
    Appointment.objects.create(edition=edition, user=served, role="delegate")
    category = Category.objects.create(edition=edition, slug="delegate", name={"en": "Delegate"})
    registered = User.objects.get(email="registered@example.net")
    Registration.objects.create(
        edition=edition, category=category, user=registered, mode="online", registered_at=now
    )
    assert actions.forget_unused_accounts(before=now - timedelta(days=2)) == 1
    assert sorted(User.objects.values_list("email", flat=True)) == [
        "recent@example.net",
        "registered@example.net",
        "served@example.net",
    ]


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
