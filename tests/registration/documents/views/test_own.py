from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from registration.documents import statements
from registration.documents.models import IssuedDocument, VisaRequest
from registration.models import Delegation, Registration
from symposium.accounts.models import AuditEntry, User
from symposium.institutions.models import Institution
from symposium.program.models import Edition

SignedIn = Callable[[User], Client]


def address(name: str, *args: object) -> str:
    return reverse(f"documents:{name}", args=["2021", *args])


def test_the_confirmation_is_signed_and_the_same_twice(
    amina: Registration, delegate: User, signed_in: SignedIn
) -> None:
    client = signed_in(delegate)
    assert "Download the confirmation" in client.get("/en/2021/me/").content.decode()
    answers = [client.post(address("confirmation", amina.pk)) for _click in range(2)]
    document = IssuedDocument.objects.get()
    for answer in answers:
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Cache-Control"].startswith("private, no-store")
        assert statements.serial_of_file(answer.content) == (document.serial, True)


def test_somebody_else_gets_nothing(
    amina: Registration, speaker: User, signed_in: SignedIn
) -> None:
    client = signed_in(speaker)
    for name in ["confirmation", "certificate", "visa", "erase"]:
        assert client.post(address(name, amina.pk)).status_code == 404
    assert not IssuedDocument.objects.exists()


def test_asking_for_a_visa_letter(
    amina: Registration, delegate: User, typed: dict[str, str], signed_in: SignedIn
) -> None:
    client = signed_in(delegate)
    wrong = client.post(address("visa", amina.pk), {**typed, "number": "?", "full_name": "王"})
    assert wrong.status_code == 422
    assert "Embassy of China, Nairobi" in wrong.content.decode()
    assert "Write letters and digits only" in wrong.content.decode()
    for _click in range(2):
        answer = client.post(address("visa", amina.pk), {**typed, "number": "a 123-4567"})
        assert answer.status_code == 302
    assert VisaRequest.objects.get().passport["number"] == "A1234567"
    assert "A1234567" in client.get(address("visa", amina.pk)).content.decode()
    # One's own look is no look of staff.
    assert not AuditEntry.objects.filter(verb="passport.seen").exists()


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"leaves_on": "2001-01-01"}, "The departure lies before the arrival."),
        ({"arrives_on": "2001-01-01", "leaves_on": "2001-01-02"}, "outside of the journey"),
        ({"expires_on": "2020-01-01"}, "The passport ends before the departure."),
        ({"born_on": "2999-01-01"}, "Look at the date of birth once more."),
    ],
)
def test_what_does_not_fit_together_is_said(
    amina: Registration,
    delegate: User,
    typed: dict[str, str],
    signed_in: SignedIn,
    changes: dict[str, str],
    text: str,
) -> None:
    answer = signed_in(delegate).post(address("visa", amina.pk), typed | changes)
    assert answer.status_code == 422
    assert text in answer.content.decode()
    assert not VisaRequest.objects.exists()


def test_the_head_types_and_does_not_read(
    amina: Registration,
    museum: Institution,
    moderator: User,
    visa: VisaRequest,
    signed_in: SignedIn,
    now: datetime,
) -> None:
    amina.delegation = Delegation.objects.create(
        edition=amina.edition, institution=museum, head=moderator, created_at=now
    )
    amina.save()
    page = signed_in(moderator).get(address("visa", amina.pk)).content.decode()
    assert "are not shown to you" in page
    assert "A1234567" not in page
    assert "1980-02-29" not in page


def test_the_head_goes_back_to_the_delegation(
    edition: Edition,
    make: Callable[..., Registration],
    museum: Institution,
    moderator: User,
    organizer: User,
    typed: dict[str, str],
    signed_in: SignedIn,
    now: datetime,
) -> None:
    delegation = Delegation.objects.create(
        edition=edition, institution=museum, head=moderator, created_at=now
    )
    member = make(delegation=delegation, email="")
    client, home = signed_in(moderator), f"/en/2021/delegation/{delegation.pk}/"
    form = address("visa", member.pk)
    assert form not in signed_in(organizer).get(home).content.decode()
    assert form in client.get(home).content.decode()
    assert f'href="{home}"' in client.get(form).content.decode()
    answer = client.post(form, typed, follow=True)
    assert answer.redirect_chain == [(home, 302)]
    assert "A visa letter was requested" in answer.content.decode()
    assert "We write to you" not in answer.content.decode()
    assert client.post(address("erase", member.pk))["Location"] == home


def test_erasing_before_the_date(
    amina: Registration, delegate: User, visa: VisaRequest, signed_in: SignedIn
) -> None:
    client = signed_in(delegate)
    assert client.post(address("erase", amina.pk)).status_code == 302
    visa.refresh_from_db()
    assert visa.passport is None
    assert client.post(address("erase", amina.pk)).status_code == 302


def test_no_certificate_without_attendance(
    amina: Registration, delegate: User, signed_in: SignedIn
) -> None:
    client = signed_in(delegate)
    assert client.post(address("certificate", amina.pk)).status_code == 302
    answer = client.post(address("certificate", amina.pk), {"workshop": "none"})
    assert answer.status_code == 404
    assert not IssuedDocument.objects.exists()
