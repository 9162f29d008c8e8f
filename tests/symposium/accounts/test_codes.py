import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

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
