from collections.abc import Callable

import pytest
from django.test import Client

from registration.models import Registration
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register

SignIn = Callable[[User], Client]
ME = "/en/2021/me/"


def test_strangers_are_asked_to_sign_in(client: Client, edition: Edition) -> None:
    answer = client.get(ME)
    assert answer["Location"] == "/en/account/login/?next=/en/2021/me/"


def test_the_page_shows_all_that_is_kept(
    make: Register, delegate: User, museum: Institution, signed_in: SignIn
) -> None:
    registration = make(user=delegate, display_name="王玲", institution=museum)
    page = signed_in(delegate).get(ME).content.decode()
    for text in ["王玲", registration.email, "Nairobi National Museum", "Kenya", registration.code]:
        assert text in page
    assert '<svg class="qr"' in page or 'class="qr"' in page


def test_who_is_not_registered_is_led_to_the_form(
    make: Register, outsider: User, signed_in: SignIn
) -> None:
    make(display_name="Somebody else")
    page = signed_in(outsider).get(ME).content.decode()
    assert "Somebody else" not in page
    assert 'href="/en/2021/register/"' in page


def test_changing(
    make: Register, delegate: User, answers: dict[str, str], signed_in: SignIn
) -> None:
    registration = make(user=delegate)
    client = signed_in(delegate)
    assert client.get(f"{ME}edit/").status_code == 200
    assert client.post(f"{ME}edit/", {**answers, "mode": "online"})["Location"] == ME
    registration.refresh_from_db()
    assert (registration.mode, registration.display_name) == ("online", "Amina Njeri")
    # The address is what the account proves; no form changes it.
    assert registration.email != answers["email"]
    assert client.post(f"{ME}edit/", {**answers, "mode": ""}).status_code == 422


def test_canceling_and_coming_after_all(make: Register, delegate: User, signed_in: SignIn) -> None:
    make(user=delegate)
    client = signed_in(delegate)
    client.post(f"{ME}cancel/")
    assert Registration.objects.get().state == "canceled"
    assert "Take part after all" in client.get(ME).content.decode()
    client.post(f"{ME}reinstate/")
    assert Registration.objects.get().state == "confirmed"


@pytest.mark.parametrize("path", ["edit/", "cancel/", "reinstate/"])
def test_an_outsider_changes_nothing(
    make: Register, outsider: User, signed_in: SignIn, path: str
) -> None:
    registration = make()
    assert signed_in(outsider).post(ME + path).status_code == 404
    registration.refresh_from_db()
    assert registration.is_confirmed


@pytest.mark.parametrize("path", ["cancel/", "reinstate/"])
def test_writes_need_post(make: Register, delegate: User, signed_in: SignIn, path: str) -> None:
    make(user=delegate)
    assert signed_in(delegate).get(ME + path).status_code == 405
