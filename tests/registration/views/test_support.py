"""An organizer uses the pages as somebody who asked for help, and takes a lost lock away."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.core import mail
from django.http import Http404
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from registration import access
from registration.models import Category, Registration
from symposium.accounts import actions, support
from symposium.accounts.models import AuditEntry, FactorReset, SupportVisit, User
from symposium.accounts.roles import Role
from symposium.program.models import Appointment, Edition
from tests.symposium.accounts.conftest import enter_by_code

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[User], Client]


@pytest.fixture
def registration(edition: Edition, delegate: User, now: datetime) -> Registration:
    category = Category.objects.create(edition=edition, slug="delegate", name={"en": "Delegate"})
    return Registration.objects.create(
        edition=edition, category=category, user=delegate, email=delegate.email, mode="online",
        display_name="Delegate", registered_at=now,
    )  # fmt: skip


def _address(registration: Registration, what: str = "support") -> str:
    return f"/en/2021/organize/registrations/{registration.pk}/{what}/"


def _begin(client: Client, registration: Registration, reason: str = "Asked by phone") -> str:
    assert registration.user
    words = {"reason": reason, "user_pk": registration.user.pk}
    return client.post(_address(registration), words).headers.get("Location", "")


def test_only_organizers_help_and_only_people_with_no_more_rights(
    registration: Registration,
    organizer: User,
    outsider: User,
    moderator: User,
    edition: Edition,
    other_edition: Edition,
) -> None:
    person = registration.user
    assert person
    assert access.get_person_to_support_for(organizer, edition, registration.pk) == (
        registration,
        person,
    )
    for user in [outsider, moderator, person]:
        with pytest.raises(Http404):
            access.get_person_to_support_for(user, edition, registration.pk)
    Appointment.objects.create(edition=edition, user=person, role=Role.ORGANIZER)
    access.get_person_to_support_for(User.objects.get(pk=organizer.pk), edition, registration.pk)
    Appointment.objects.create(edition=other_edition, user=person, role=Role.MODERATOR)
    with pytest.raises(Http404):
        access.get_person_to_support_for(organizer, edition, registration.pk)


@pytest.mark.parametrize("field", ["is_staff", "is_superuser"])
def test_nobody_helps_those_who_run_the_installation(
    registration: Registration, organizer: User, edition: Edition, field: str
) -> None:
    User.objects.filter(pk=registration.user_id).update(**{field: True})
    with pytest.raises(Http404):
        access.get_person_to_support_for(organizer, edition, registration.pk)


def test_a_visit_from_its_reason_to_the_letter(
    registration: Registration, organizer: User, delegate: User
) -> None:
    client = Client()
    enter_by_code(client, organizer.email)
    page = client.get(f"/en/2021/organize/registrations/{registration.pk}/").content.decode()
    assert _address(registration) in page
    assert client.post(_address(registration), {"user_pk": delegate.pk}).status_code == 422
    mail.outbox.clear()
    assert _begin(client, registration) == "/en/2021/me/"
    assert client.session["_auth_user_id"] == str(delegate.pk)
    page = client.get("/en/2021/me/").content.decode()
    assert "<bdi>Organizer</bdi> is using these pages as <bdi>Delegate</bdi>" in page
    assert UserSession.objects.get(user=delegate).data.keys() == {"support"}
    client.post("/en/2021/me/cancel/")
    answer = client.post("/en/account/support/end/")
    assert answer["Location"] == f"/en/2021/organize/registrations/{registration.pk}/"
    assert client.session["_auth_user_id"] == str(organizer.pk)
    assert client.session["signed_in_at"]
    assert "support_visit" not in client.session
    entries = AuditEntry.objects.filter(verb__startswith="support.").order_by("id")
    told = [(entry.verb, entry.actor, entry.target_name, entry.changes) for entry in entries]
    began, changed, ended = told
    assert began == ("support.began", organizer, "Delegate", {"reason": ["", "Asked by phone"]})
    assert changed == (
        "support.changed",
        organizer,
        "Delegate",
        {"page": ["", "POST /en/2021/me/cancel/"]},
    )
    assert ended[:3] == ("support.ended", organizer, "Delegate")
    [letter] = [one for one in mail.outbox if "in your name" in str(one.subject)]
    assert letter.to == [delegate.email]
    assert "Asked by phone" in str(letter.body)
    assert "Organizer used the pages" in str(letter.body)


def test_afterwards_the_person_sees_who_it_was(
    registration: Registration, organizer: User, delegate: User, signed_in: SignIn
) -> None:
    client = signed_in(organizer)
    _begin(client, registration)
    client.post("/en/account/support/end/")
    page = signed_in(delegate).get("/en/account/").content.decode()
    assert "<bdi>Organizer</bdi> used the pages as you" in page
    assert "Asked by phone" in page


@pytest.mark.parametrize(
    "path",
    [
        "account/email/",
        "account/2fa/totp/activate/",
        "account/2fa/webauthn/add/",
        "account/2fa/recovery-codes/",
        "account/3rdparty/",
        "account/prove/",
        "account/data/",
        "account/data/my-data.zip",
        "account/data/erase/",
        "2021/me/documents/{pk}/visa/",
        "2021/me/documents/{pk}/visa/erase/",
        "2019/",
        "2019/me/",
    ],
)
def test_what_is_the_persons_alone_stays_shut(
    registration: Registration,
    organizer: User,
    other_edition: Edition,
    signed_in: SignIn,
    path: str,
) -> None:
    client = signed_in(organizer)
    _begin(client, registration)
    address = f"/en/{path}".format(pk=registration.pk)
    for answer in [client.get(address), client.post(address)]:
        assert (answer.status_code, b"Only the person opens this" in answer.content) == (403, True)


def test_a_view_can_say_that_it_is_the_persons_alone() -> None:
    @support.not_for_support
    def passport() -> None: ...

    assert passport.not_for_support is True  # type: ignore[attr-defined]  # set by the decorator


def test_a_visit_ends_by_itself(
    registration: Registration, organizer: User, signed_in: SignIn
) -> None:
    client = signed_in(organizer)
    _begin(client, registration)
    began = timezone.now() - timedelta(hours=1)
    SupportVisit.objects.update(began_at=began, ends_by=began + timedelta(minutes=30))
    answer = client.get("/en/2021/me/")
    assert answer["Location"] == "/"
    assert "_auth_user_id" not in client.session
    visit = SupportVisit.objects.get()
    assert visit.ended_at == visit.ends_by


def test_a_visit_in_a_browser_that_was_closed_ends_and_the_person_is_told_once(
    registration: Registration, organizer: User, signed_in: SignIn
) -> None:
    _begin(signed_in(organizer), registration)
    at = timezone.now()
    assert actions.end_overdue_support(at=at) == 0
    assert actions.end_overdue_support(at=at + timedelta(hours=1)) == 1
    assert actions.end_overdue_support(at=at + timedelta(hours=1)) == 0
    assert len(mail.outbox) == 1


def test_nobody_ends_what_did_not_begin(signed_in: SignIn, delegate: User) -> None:
    assert signed_in(delegate).post("/en/account/support/end/")["Location"] == "/"


def test_a_lost_lock_is_taken_away_and_the_person_told(
    registration: Registration, organizer: User, delegate: User, settings: Settings
) -> None:
    elsewhere, desk = Client(), Client()
    enter_by_code(elsewhere, delegate.email)
    TOTP.activate(delegate, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    enter_by_code(desk, organizer.email)
    address = _address(registration, "factors")
    assert desk.post(address, {"reason": "Passport at the desk"}).status_code == 422
    answer = desk.post(address, {"reason": "Passport at the desk", "is_known": "on"})
    assert answer["Location"] == f"/en/2021/organize/registrations/{registration.pk}/"
    assert not Authenticator.objects.filter(user=delegate).exists()
    assert elsewhere.get("/en/account/").status_code == 302
    assert FactorReset.objects.get().by == organizer
    assert AuditEntry.objects.get(verb="factors.reset").actor == organizer
    [letter] = [one for one in mail.outbox if "second lock" in str(one.subject)]
    assert letter.to == [delegate.email]
    assert "Passport at the desk" in str(letter.body)
