"""A second lock: an app with codes, recovery codes, and what they ask before they change."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from symposium.accounts import factors, proofs
from symposium.accounts.models import User
from tests.symposium.accounts.conftest import SECRET, app_code, enter_by_code, last_code

pytestmark = pytest.mark.django_db(transaction=True)
Protect = Callable[[User], list[str]]
AUTHENTICATE = "/en/account/2fa/authenticate/"


@pytest.fixture
def person() -> User:
    return User.objects.create_user("amina@example.net", language="fr")


def test_an_app_is_added_with_a_code_and_recovery_codes_come_with_it(
    client: Client, person: User
) -> None:
    enter_by_code(client, person.email)
    page = client.get("/en/account/2fa/totp/activate/").content.decode()
    [secret] = re.findall(r'data-secret="([A-Z2-7]+)"', page)
    assert 'src="data:image/svg+xml;base64,' in page
    wrong = client.post("/en/account/2fa/totp/activate/", {"code": "000000"})
    assert "This is not the code of this moment" in wrong.content.decode()
    answer = client.post("/en/account/2fa/totp/activate/", {"code": app_code(secret)})
    assert answer["Location"] == "/en/account/2fa/recovery-codes/"
    shown = client.get(answer["Location"]).content.decode()
    assert len(re.findall(r"<li>\d{8}</li>", shown)) == 10
    download = client.get("/en/account/2fa/recovery-codes/download/")
    assert download["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'
    assert len(re.findall(r"^\d{8}$", download.content.decode(), re.MULTILINE)) == 10
    stored = Authenticator.objects.get(user=person, type="totp")
    assert secret not in str(stored.data)
    # The news of it is in the person's language, wherever it was done.
    assert mail.outbox[-1].to == ["amina@example.net"]
    assert factors.has_second_factor(person)


def test_whoever_has_an_app_enters_its_code_after_the_mailbox_code(
    client: Client, person: User, protected: Protect
) -> None:
    protected(person)
    assert enter_by_code(client, person.email) == AUTHENTICATE
    assert "_auth_user_id" not in client.session
    client.post(AUTHENTICATE, {"code": app_code()})
    assert client.session["_auth_user_id"] == str(person.pk)


def test_a_code_opens_once(person: User, protected: Protect) -> None:
    protected(person)
    code = app_code(later=1)
    for expected in [True, False]:
        client = Client()
        enter_by_code(client, person.email)
        client.post(AUTHENTICATE, {"code": code})
        assert ("_auth_user_id" in client.session) is expected


def test_a_recovery_code_stands_in_and_is_used_up(person: User, protected: Protect) -> None:
    [code, *_others] = protected(person)
    for expected in [True, False]:
        client = Client()
        enter_by_code(client, person.email)
        client.post(AUTHENTICATE, {"code": code})
        assert ("_auth_user_id" in client.session) is expected


def test_six_guesses_are_too_many_and_the_answer_says_so(
    client: Client, person: User, protected: Protect
) -> None:
    protected(person)
    enter_by_code(client, person.email)
    for _time in range(5):
        answer = client.post(AUTHENTICATE, {"code": "000000"})
    assert "This is not the code of this moment" in answer.content.decode()
    answer = client.post(AUTHENTICATE, {"code": app_code()})
    assert "That was one attempt too many" in answer.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("path", ["email/", "2fa/totp/activate/", "2fa/webauthn/add/"])
def test_changes_ask_for_a_fresh_proof(
    person: User, signed_in: Callable[[User], Client], path: str
) -> None:
    client = signed_in(person)
    answer = client.get(f"/en/account/{path}")
    assert answer["Location"] == f"/en/account/prove/?next=/en/account/{path}".replace(
        "/en/account/" + path, "%2Fen%2Faccount%2F" + path.replace("/", "%2F")
    )
    prove = answer["Location"]
    assert "Send me a code" in client.get(prove).content.decode()
    client.post(prove, {"action": "send"})
    assert client.post(prove, {"code": "AAAA-AAAA"}).status_code == 422
    answer = client.post(prove, {"code": last_code()})
    assert answer["Location"] == f"/en/account/{path}"
    assert client.get(f"/en/account/{path}").status_code == 200
    assert EmailAddress.objects.get(user=person).verified


def test_five_wrong_codes_end_the_proof(person: User, signed_in: Callable[[User], Client]) -> None:
    client = signed_in(person)
    client.post("/en/account/prove/", {"action": "send"})
    for _time in range(5):
        client.post("/en/account/prove/", {"code": "AAAA-AAAA"})
    answer = client.post("/en/account/prove/", {"code": last_code()})
    assert answer.status_code == 422
    assert "This code is no longer valid" in answer.content.decode()


def test_a_proof_grows_old(client: Client, person: User, settings: Settings) -> None:
    enter_by_code(client, person.email)
    assert client.get("/en/account/email/").status_code == 200
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = -1
    assert client.get("/en/account/email/").status_code == 302


def test_with_an_app_the_code_of_the_mailbox_is_no_proof(
    client: Client, person: User, protected: Protect
) -> None:
    enter_by_code(client, person.email)
    protected(person)
    # For some minutes after the app was added the code before it is enough …
    assert client.get("/en/account/2fa/webauthn/add/").status_code == 200
    # … but not beside an app that was there already.
    Authenticator.objects.update(created_at=timezone.now() - timedelta(days=1))
    answer = client.get("/en/account/2fa/webauthn/add/")
    assert answer["Location"].startswith("/en/account/2fa/reauthenticate/")
    client.post(answer["Location"], {"code": app_code()})
    assert client.get("/en/account/2fa/webauthn/add/").status_code == 200


def test_the_last_factor_of_staff_stays(
    organizer: User, delegate: User, protected: Protect, settings: Settings
) -> None:
    settings.STAFF_MFA = "required"
    for user, expected in [(organizer, False), (delegate, True)]:
        protected(user)
        app = Authenticator.objects.get(user=user, type="totp")
        assert factors.may_be_removed(app) is expected
    settings.STAFF_MFA = "encouraged"
    assert factors.may_be_removed(Authenticator.objects.get(user=organizer, type="totp"))


def test_nobody_sees_a_secret_that_was_changed_in_the_database(person: User) -> None:
    first = Authenticator.objects.create(user=person, type="totp", data={"secret": SECRET})
    with pytest.raises(Exception, match="no key"):
        first.wrap().validate_code("000000")


def test_a_session_counts_its_age(
    person: User, signed_in: Callable[[User], Client], settings: Settings
) -> None:
    session = signed_in(person).session
    now = timezone.now()
    proofs.age_of(session, now)
    assert proofs.SIGNED_IN not in session
    settings.STAFF_MFA = "required"
    assert proofs.age_of(session, now) == proofs.Age(is_over=False, is_locked=False)
    idle = now + timedelta(minutes=settings.STAFF_IDLE_MINUTES)
    assert proofs.age_of(session, idle).is_over
    for hour in range(settings.STAFF_SESSION_HOURS):
        assert not proofs.age_of(session, now + timedelta(hours=hour)).is_over
    assert proofs.age_of(session, now + timedelta(hours=settings.STAFF_SESSION_HOURS)).is_over
