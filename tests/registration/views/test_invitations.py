from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from registration import access
from registration.models import Category, Delegation, Invitation, Registration
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register

SignIn = Callable[[User], Client]
LIST = "/en/2021/organize/registrations/invitations/"
NEW = f"{LIST}new/"
FORM = {"language": "en", "is_approval": "on", "sends": "on"}


@pytest.fixture
def invitation(edition: Edition, now: datetime) -> Invitation:
    return Invitation.objects.create(edition=edition, created_at=now, name="Friends", most_uses=1)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_keeps_its_query_count(
    rows: int,
    edition: Edition,
    museum: Institution,
    organizer: User,
    make: Register,
    signed_in: SignIn,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(rows):
        one = Invitation.objects.create(
            edition=edition, created_at=timezone.now(), institution=museum, most_uses=number + 1
        )
        make(invitation=one)
        make(invitation=one, state="canceled")
    client = signed_in(organizer)
    client.get(LIST)
    with django_assert_num_queries(8):
        found = client.get(LIST).context["rows"]
    assert [(row.used, row.state) for row in found] == [
        (1, "used_up" if row.invitation.most_uses == 1 else "open") for row in found
    ]


def test_an_organizer_makes_a_code(
    edition: Edition, category: Category, museum: Institution, organizer: User, signed_in: SignIn
) -> None:
    said = {
        **FORM,
        "name": "Partners",
        "category": "delegate",
        "institution_name": "内罗毕国家博物馆",
        "most_uses": "5",
        "expires_at": (timezone.now() + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M"),
    }
    assert signed_in(organizer).post(NEW, said).status_code == 302
    made = Invitation.objects.get()
    assert (made.name, made.category, made.institution, made.most_uses, made.sent_at) == (
        "Partners", category, museum, 5, None,
    )  # fmt: skip
    assert len(made.code) >= 22
    page = signed_in(organizer).get(LIST).content.decode()
    assert f"/en/2021/invitation/{made.code}/" in page


@pytest.mark.django_db(transaction=True)
def test_many_are_pasted_and_each_gets_a_letter(
    edition: Edition, category: Category, museum: Institution, organizer: User, signed_in: SignIn
) -> None:
    pasted = (
        "E-mail\tName\tInstitution\tLanguage\n"
        "a@x.org\tAna Mora\tNairobi National Museum\tEspañol\n"
        "\n"
        "b@x.org\t\t\t中文\n"
        "A@x.org\tAna again\t\t\n"
    )
    file = SimpleUploadedFile("more.csv", "Chi Wu <c@x.org>\nАнна;d@x.org\n".encode("cp1251"))
    answer = signed_in(organizer).post(NEW, {**FORM, "people": pasted, "file": file})
    assert answer.status_code == 302
    found = Invitation.objects.order_by("email")
    assert [(one.email, one.name, one.language, one.institution) for one in found] == [
        ("a@x.org", "Ana Mora", "es", museum),
        ("b@x.org", "", "zh-hans", None),
        ("c@x.org", "Chi Wu", "en", None),
        ("d@x.org", "Анна", "en", None),
    ]
    letters = {letter.to[0]: letter.body for letter in mail.outbox}
    assert set(letters) == {"a@x.org", "b@x.org", "c@x.org", "d@x.org"}
    assert "/zh-hans/2021/invitation/" in letters["b@x.org"]
    # The same list once more invites nobody twice.
    signed_in(organizer).post(NEW, {**FORM, "people": "b@x.org\nc@x.org"})
    assert (Invitation.objects.count(), len(mail.outbox)) == (4, 4)


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"people": "a@x.org\nnobody"}, "Line 2: There is no e-mail address in it."),
        ({"people": "a@x.org, Ana, Nowhere"}, "The institution “Nowhere” is not known."),
        ({"makes_head": "on"}, "Name the institution whose delegation it is."),
        ({"expires_at": "2020-01-01T00:00"}, "This is past already."),
        ({"most_uses": "0"}, "Ensure this value is greater than or equal to 1."),
        ({"institution_name": "Nowhere"}, "Choose an institution that we know"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    edition: Edition,
    category: Category,
    organizer: User,
    signed_in: SignIn,
    said: dict[str, str],
    error: str,
) -> None:
    answer = signed_in(organizer).post(NEW, {**FORM, "name": "Kept", **said})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert error in html
    assert 'value="Kept"' in html
    assert not Invitation.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_sending_again_and_revoking(
    edition: Edition, organizer: User, outsider: User, signed_in: SignIn, now: datetime
) -> None:
    one = Invitation.objects.create(edition=edition, created_at=now, email="a@x.org")
    client = signed_in(organizer)
    for verb in ("send", "revoke"):
        assert signed_in(outsider).post(f"{LIST}{one.pk}/{verb}/").status_code == 404
    client.post(f"{LIST}{one.pk}/send/")
    assert len(mail.outbox) == 1
    client.post(f"{LIST}{one.pk}/revoke/")
    client.post(f"{LIST}{one.pk}/send/")
    assert len(mail.outbox) == 1
    one.refresh_from_db()
    assert one.revoked_at is not None


def test_an_invitation_is_found_in_its_edition_alone(
    invitation: Invitation, other_edition: Edition, client: Client
) -> None:
    assert access.get_invitation_for(invitation.edition, invitation.code) == invitation
    assert client.get(f"/en/2019/invitation/{invitation.code}/").status_code == 404


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"code": "other"}, 404, "There is no invitation with this code."),
        ({"revoked_at": timezone.now()}, 410, "This invitation has been revoked."),
        ({"expires_at": datetime.fromisoformat("2021-01-01T00:00Z")}, 410, "has expired."),
        ({"most_uses": 0}, 410, "All places of this invitation are taken."),
    ],
)
def test_what_cannot_be_used_says_why(
    invitation: Invitation,
    category: Category,
    client: Client,
    fields: dict[str, Any],
    status: int,
    said: str,
) -> None:
    code = invitation.code
    Invitation.objects.update(**fields)
    for path in (f"/en/2021/invitation/{code}/", f"/en/2021/register/?invitation={code}"):
        answer = client.get(path)
        assert (answer.status_code, said in answer.content.decode()) == (status, True)


def test_guessing_codes_is_slowed_down(
    invitation: Invitation, category: Category, client: Client, settings: Settings
) -> None:
    settings.RATE_LIMITS_ENABLED = True
    statuses = [client.get(f"/en/2021/invitation/{n}/").status_code for n in range(122)]
    assert (statuses[0], statuses[-1]) == (404, 429)
    # Past the limit the right one is not told from a wrong one either.
    assert client.get(f"/en/2021/invitation/{invitation.code}/").status_code == 429
    answer = client.get(f"/en/2021/register/?invitation={invitation.code}")
    assert answer.status_code == 404


def test_from_the_letter_to_the_head(
    edition: Edition,
    category: Category,
    museum: Institution,
    delegate: User,
    answers: dict[str, str],
    client: Client,
    signed_in: SignIn,
    now: datetime,
) -> None:
    """The whole way: the address in the letter, the form, the delegation."""
    category.needs_invitation = category.needs_approval = True
    category.save()
    one = Invitation.objects.create(
        edition=edition, created_at=now, email=delegate.email, category=category,
        institution=museum, makes_head=True, most_uses=1,
    )  # fmt: skip
    head = signed_in(delegate)
    landed = head.get(f"/en/2021/invitation/{one.code}/")
    assert landed["Location"] == f"/en/2021/register/?invitation={one.code}"
    assert head.get(landed["Location"]).status_code == 200
    said = {**answers, "invitation": one.code}
    assert head.post("/en/2021/register/", said).status_code == 302
    registration = Registration.objects.get()
    delegation = Delegation.objects.get()
    assert (registration.state, registration.delegation) == ("confirmed", delegation)
    assert delegation.head == delegate
    assert head.get(f"/en/2021/delegation/{delegation.pk}/").status_code == 200
    assert client.get(f"/en/2021/invitation/{one.code}/").status_code == 410


def test_a_personal_invitation_is_nobody_elses(
    edition: Edition,
    category: Category,
    delegate: User,
    answers: dict[str, str],
    signed_in: SignIn,
    now: datetime,
) -> None:
    one = Invitation.objects.create(edition=edition, created_at=now, email="else@example.org")
    answer = signed_in(delegate).post("/en/2021/register/", {**answers, "invitation": one.code})
    assert answer.status_code == 422
    assert "This invitation is personal." in answer.content.decode()
    assert not Registration.objects.exists()
