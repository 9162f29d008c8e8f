"""“Your account”: all of it at a glance, at the same number of queries; devices; the header."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.http import Http404
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from symposium.accounts import access, devices
from symposium.accounts.models import SupportVisit, User
from symposium.program.models import Edition
from tests.symposium.accounts.conftest import enter_by_code, last_code

pytestmark = pytest.mark.django_db(transaction=True)
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def person() -> User:
    return User.objects.create_user("amina@example.net", display_name="Amina")


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_number_of_queries(
    person: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    at = timezone.now()
    for number in range(count):
        EmailAddress.objects.create(user=person, email=f"a{number}@example.net", verified=True)
        SupportVisit.objects.create(
            agent_name="Wen", person=person, reason="Helped", began_at=at,
            ends_by=at + timezone.timedelta(minutes=5), edition_slug="2021",
        )  # fmt: skip
        client = Client(headers={"User-Agent": FIREFOX})
        enter_by_code(client, person.email)
    for number in range(count):
        data = {"name": f"Key {number}", "credential": {}}
        Authenticator.objects.create(user=person, type="webauthn", data=data)
    with django_assert_num_queries(12):
        page = client.get("/en/account/").content.decode()
    assert page.count("Firefox on Windows</bdi>") == count
    assert page.count("<strong><bdi>Key ") == count
    assert page.count("<bdi>Wen</bdi> used the pages as you") == count


def test_one_browser_is_signed_out_and_then_all_others(person: User) -> None:
    here, phone, office = (Client(headers={"User-Agent": name}) for name in [FIREFOX, PHONE, ""])
    for client in [here, phone, office]:
        enter_by_code(client, person.email)
    page = here.get("/en/account/").content.decode()
    assert "Safari on iPhone" in page
    on_phone = UserSession.objects.get(session_key=phone.session.session_key)
    assert here.post(f"/en/account/devices/{on_phone.pk}/end/").status_code == 302
    assert [client.get("/en/account/").status_code for client in [here, phone, office]] == [
        200,
        302,
        200,
    ]
    here.post("/en/account/devices/others/end/")
    assert [client.get("/en/account/").status_code for client in [here, office]] == [200, 302]


def test_nobody_ends_somebody_elses_session(
    person: User, outsider: User, signed_in: Callable[[User], Client]
) -> None:
    client = Client()
    enter_by_code(client, person.email)
    session = UserSession.objects.get(user=person)
    with pytest.raises(Http404):
        access.get_device_for(outsider, session.pk)
    assert access.get_device_for(person, session.pk) == session
    answer = signed_in(outsider).post(f"/en/account/devices/{session.pk}/end/")
    assert answer.status_code == 404
    assert client.get("/en/account/").status_code == 200


def test_devices_are_told_by_browser_and_system() -> None:
    assert devices.describe(FIREFOX) == "Firefox on Windows"
    assert devices.describe(PHONE) == "Safari on iPhone"
    assert devices.describe("curl/8") == "A browser"
    assert (devices.is_hand_held(FIREFOX), devices.is_hand_held(PHONE)) == (False, True)


def test_a_new_address_is_confirmed_by_its_code_and_can_become_the_main_one(
    client: Client, person: User
) -> None:
    enter_by_code(client, person.email)
    client.post("/en/account/email/", {"action_add": "", "email": "new@example.net"})
    assert mail.outbox[-1].to == ["new@example.net"]
    client.post("/en/account/confirm-email/", {"code": last_code()})
    assert EmailAddress.objects.get(email="new@example.net").verified
    client.post("/en/account/email/", {"action_primary": "", "email": "new@example.net"})
    person.refresh_from_db()
    assert person.email == "new@example.net"
    assert {message.subject for message in mail.outbox} >= {"Your main e-mail address was changed"}
    assert any(message.to == ["amina@example.net"] for message in mail.outbox[-2:])


def test_account_pages_wear_the_header_of_the_edition_that_people_come_from(
    person: User, edition: Edition, other_edition: Edition, signed_in: Callable[[User], Client]
) -> None:
    Edition.objects.filter(slug="2019").update(is_published=False)
    name = '<span class="name">BRISMIS 2021</span>'
    nobody = '<span class="name">Symposium</span>'
    login = Client().get("/en/account/login/?next=/en/2021/me/").content.decode()
    assert name in login
    assert nobody in Client().get("/en/account/login/?next=/en/2019/").content.decode()
    assert nobody in Client().get("/en/account/login/").content.decode()
    client = signed_in(person)
    here = {"Referer": "http://testserver/en/2021/program/"}
    elsewhere = {"Referer": "http://elsewhere.example/en/2021/program/"}
    assert nobody in client.get("/en/account/", headers=elsewhere).content.decode()
    assert name in client.get("/en/account/", headers=here).content.decode()
    # Remembered, as people go from one page of their account to the next.
    assert name in client.get("/en/account/logout/").content.decode()
