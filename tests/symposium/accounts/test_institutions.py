"""Signing in with an institution's own account, against a real one on a port of this machine."""

import re
from collections.abc import Iterator
from html import unescape
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount, SocialApp
from django.core import mail
from django.test import Client
from pytest_django import Settings

from symposium.accounts.models import User
from tests.symposium.accounts import oidc_provider
from tests.symposium.accounts.conftest import SECRET as APP_SECRET
from tests.symposium.accounts.conftest import app_code, enter_by_code

pytestmark = pytest.mark.django_db(transaction=True)
LOGIN = "/fr/account/institutions/nmns/login/"
CALLBACK = "http://testserver/en/account/institutions/nmns/login/callback/"


@pytest.fixture
def institution(settings: Settings) -> Iterator[oidc_provider.Institution]:
    with oidc_provider.running() as running:
        running.person = {
            "sub": "42", "name": "Amina D.",
            "email": "Amina@museum.example", "email_verified": True,
        }  # fmt: skip
        app = {
            "provider_id": "nmns", "name": "Museum of Nature",
            "client_id": oidc_provider.CLIENT, "secret": oidc_provider.SECRET,
            "settings": {"server_url": running.address, "domains": ["museum.example"]},
        }  # fmt: skip
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}
        }
        yield running


def _go(client: Client, path: str = LOGIN, leads_to: str = "/fr/2021/me/") -> Any:
    """Press the button, visit the institution as a browser would, and come back."""
    page = client.post(path, {"next": leads_to}).content.decode()
    [address] = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', page)
    asked = urlsplit(unescape(address))
    connection = HTTPConnection(asked.netloc, timeout=5)
    connection.request("GET", f"{asked.path}?{asked.query}")
    back = connection.getresponse().headers["Location"]
    connection.close()
    assert back.startswith(CALLBACK)
    return client.get(back.removeprefix("http://testserver"))


def test_the_button_carries_the_institutions_name(
    client: Client, institution: oidc_provider.Institution
) -> None:
    page = client.get("/en/account/login/?next=/en/2021/").content.decode()
    assert "Sign in with Museum of Nature" in page
    form = page[page.index('action="/en/account/institutions/nmns/login/') :]
    assert '<input type="hidden" name="next" value="/en/2021/"' in form.partition("</form>")[0]


def test_somebody_new_gets_an_account_without_any_code(
    client: Client, institution: oidc_provider.Institution
) -> None:
    answer = _go(client)
    assert answer["Location"] == "/fr/2021/me/"
    user = User.objects.get()
    assert client.session["_auth_user_id"] == str(user.pk)
    assert (user.email, user.display_name, user.language) == (
        "amina@museum.example",
        "Amina D.",
        "fr",
    )
    assert EmailAddress.objects.get(user=user).verified
    assert not any("code" in str(message.subject) for message in mail.outbox)
    assert institution.asked == [
        "/.well-known/openid-configuration", "/authorize", "/.well-known/openid-configuration",
        "/token", "/userinfo",
    ]  # fmt: skip


@pytest.mark.parametrize("has_signed_in", [False, True])
def test_a_known_account_is_linked_by_its_verified_address(
    client: Client, institution: oidc_provider.Institution, has_signed_in: bool
) -> None:
    user = User.objects.create_user("amina@museum.example", display_name="Amina")
    if has_signed_in:
        enter_by_code(Client(), user.email)
    for _time in range(2):
        _go(client)
        assert client.session["_auth_user_id"] == str(user.pk)
        client.logout()
    assert SocialAccount.objects.get().user == user
    assert User.objects.get().display_name == "Amina"


@pytest.mark.parametrize(
    ("person", "words"),
    [
        ({"email_verified": False}, "has not confirmed"),
        ({"email_verified": "false"}, "has not confirmed"),
        ({"email": "amina@elsewhere.example"}, "cannot vouch for"),
        ({"email": None}, "did not tell us"),
    ],
)
def test_what_the_institution_is_not_sure_of_opens_nothing(
    client: Client,
    institution: oidc_provider.Institution,
    person: dict[str, Any],
    words: str,
) -> None:
    User.objects.create_user("amina@museum.example")
    User.objects.create_user("amina@elsewhere.example")
    institution.person.update(person)
    answer = _go(client, LOGIN.replace("/fr/", "/en/"))
    assert answer.status_code == 403
    assert re.search(words, answer.content.decode())
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()
    assert User.objects.count() == 2


def test_a_second_lock_is_asked_for_all_the_same(
    client: Client, institution: oidc_provider.Institution
) -> None:
    user = User.objects.create_user("amina@museum.example")
    TOTP.activate(user, APP_SECRET)
    answer = _go(client)
    assert answer["Location"].endswith("/account/2fa/authenticate/")
    assert "_auth_user_id" not in client.session
    client.post(answer["Location"], {"code": app_code()})
    assert client.session["_auth_user_id"] == str(user.pk)


def test_whoever_turns_back_is_told_the_other_way(
    client: Client, institution: oidc_provider.Institution
) -> None:
    institution.refuses = True
    answer = _go(client)
    page = client.get(answer["Location"]).content.decode() if answer.status_code == 302 else ""
    assert "You left your institution’s sign-in" in page


def test_an_institution_that_does_not_answer_breaks_nothing(
    client: Client, institution: oidc_provider.Institution, settings: Settings
) -> None:
    [app] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    app["settings"] = {"server_url": f"{institution.address}/nowhere"}
    answer = client.post("/en/account/institutions/nmns/login/")
    assert answer.status_code == 502
    assert "sign in with a code from your mailbox" in answer.content.decode()


def test_an_institution_can_stand_in_the_support_site(
    client: Client, institution: oidc_provider.Institution, settings: Settings
) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True}}
    SocialApp.objects.create(
        provider="openid_connect",
        provider_id="nmns",
        name="Museum of Nature",
        client_id=oidc_provider.CLIENT,
        secret=oidc_provider.SECRET,
        settings={"server_url": institution.address, "domains": ["museum.example"]},
    )
    _go(client)
    assert "_auth_user_id" in client.session


def test_an_answer_that_nobody_asked_for_is_refused(
    client: Client, institution: oidc_provider.Institution
) -> None:
    answer = client.get("/en/account/institutions/nmns/login/callback/?code=x&state=y")
    assert "_auth_user_id" not in client.session
    assert answer.status_code in {302, 401}
