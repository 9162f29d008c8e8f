"""Organizers' pages open to staff with a second lock whose sign-in is not too old."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from symposium.accounts import proofs
from symposium.accounts.models import FactorReset, User
from symposium.accounts.roles import STAFF_ROLES, Role
from symposium.program import access
from tests.symposium.accounts.conftest import app_code, enter_by_code

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[User], Client]
DESK = "/en/2021/organize/"


def test_who_counts_as_staff(
    organizer: User, moderator: User, delegate: User, outsider: User
) -> None:
    assert (
        frozenset({Role.ORGANIZER, Role.PROGRAM_MANAGER, Role.CHECK_IN, Role.VISA_OFFICER})
        == STAFF_ROLES
    )
    people = [organizer, outsider, moderator, delegate]
    assert [access.is_staff(user) for user in people] == [True, True, False, False]
    assert access.is_staff(User(is_staff=True))
    assert access.is_staff(User(is_superuser=True))


def test_staff_without_a_second_lock_are_led_to_one(
    organizer: User, moderator: User, signed_in: SignIn, settings: Settings
) -> None:
    assert signed_in(organizer).get(DESK).status_code == 200
    settings.STAFF_MFA = "required"
    client = signed_in(organizer)
    answer = client.get(DESK)
    assert answer["Location"] == "/en/account/protect/?next=%2Fen%2F2021%2Forganize%2F"
    page = client.get(answer["Location"]).content.decode()
    assert "/en/account/2fa/webauthn/add/" in page
    assert "/en/account/2fa/totp/activate/" in page
    as_json = client.get(DESK, headers={"Accept": "application/json"})
    assert (as_json.status_code, as_json.json()["code"]) == (403, "sign_in_again")
    assert signed_in(moderator).get(DESK).status_code == 200


def test_support_staff_of_the_installation_are_led_to_one_too(
    signed_in: SignIn, settings: Settings
) -> None:
    settings.STAFF_MFA = "required"
    admin = User.objects.create_superuser("admin@example.org")
    answer = signed_in(admin).get("/support/")
    assert answer["Location"] == "/en/account/protect/?next=%2Fsupport%2F"


def test_with_a_second_lock_the_desk_opens(
    client: Client,
    organizer: User,
    protected: Callable[[User], list[str]],
    settings: Settings,
) -> None:
    settings.STAFF_MFA = "required"
    protected(organizer)
    enter_by_code(client, organizer.email, DESK)
    answer = client.post("/en/account/2fa/authenticate/", {"code": app_code()})
    assert answer["Location"] == DESK
    assert client.get(DESK).status_code == 200


def test_a_sign_in_of_yesterday_opens_nothing(organizer: User, settings: Settings) -> None:
    client = Client()
    enter_by_code(client, organizer.email)
    session = client.session
    session[proofs.SIGNED_IN] -= settings.STAFF_SESSION_HOURS * 3600
    session.save()
    answer = client.get(DESK)
    assert answer["Location"] == "/en/account/login/?next=/en/2021/organize/"
    assert "_auth_user_id" not in client.session


def test_nobody_is_asked_again_on_the_public_pages(organizer: User) -> None:
    client = Client()
    enter_by_code(client, organizer.email)
    session = client.session
    session[proofs.SEEN] -= 24 * 3600
    session.save()
    assert client.get("/en/2021/").status_code == 200
    assert client.session["_auth_user_id"] == str(organizer.pk)


def test_after_a_reset_the_desk_stays_closed_for_a_day(
    client: Client, organizer: User, settings: Settings
) -> None:
    reset = FactorReset.objects.create(
        person=organizer, by_name="Somebody", reason="Lost phone", at=timezone.now()
    )
    enter_by_code(client, organizer.email)
    answer = client.get(DESK)
    assert (answer.status_code, b"Closed for a day" in answer.content) == (403, True)
    assert client.get("/en/account/").status_code == 200
    FactorReset.objects.update(at=reset.at - timedelta(hours=settings.FACTOR_RESET_HOURS))
    client = Client()
    enter_by_code(client, organizer.email)
    assert client.get(DESK).status_code == 200
