from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from registration.documents import actions, drafts, statements, tasks
from registration.documents.models import (
    BadgeDesign,
    Batch,
    IssuedDocument,
    LetterText,
    VisaRequest,
)
from registration.models import Category, Registration
from symposium.accounts.models import AuditEntry, User
from symposium.program.models import Edition

SignedIn = Callable[[User], Client]


def address(name: str, *args: object) -> str:
    return reverse(f"documents:{name}", args=["2021", *args])


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("page", "queries"), [("overview", 9), ("visas", 7), ("certificates", 18), ("badges", 8)]
)
def test_as_many_queries_for_one_row_as_for_three(
    make: Callable[..., Registration],
    delegate: User,
    organizer: User,
    signed_in: SignedIn,
    now: datetime,
    count: int,
    page: str,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _number in range(count):
        one = make()
        actions.issue(draft=drafts.invitation(one), by=organizer, at=now)
        VisaRequest.objects.create(
            registration=one,
            passport={"number": "X"},  # type: ignore[misc]  # the stubs take it for a text field
            embassy="Nairobi",
            arrives_on=one.edition.starts_on,
            leaves_on=one.edition.ends_on,
            requested_at=now,
            changed_at=now,
            erase_on=one.edition.ends_on,
        )
    client = signed_in(organizer)
    client.get(address(page))
    with django_assert_num_queries(queries):
        assert client.get(address(page)).status_code == 200


def test_a_look_at_a_passport_is_recorded_each_time(
    visa: VisaRequest, officer: User, signed_in: SignedIn
) -> None:
    client = signed_in(officer)
    assert "A1234567" not in client.get(address("visas")).content.decode()
    for looks in [1, 2]:
        assert "A1234567" in client.get(address("visa_request", visa.pk)).content.decode()
        assert AuditEntry.objects.filter(verb="passport.seen").count() == looks


@pytest.mark.parametrize(
    ("email", "said"), [("a@example.org", "has been told"), ("", "1 letter is issued.")]
)
def test_issuing_says_whether_anybody_was_told(
    email: str, said: str, visa: VisaRequest, officer: User, signed_in: SignedIn
) -> None:
    Registration.objects.filter(pk=visa.registration_id).update(email=email)
    answer = signed_in(officer).post(address("issue_visa", visa.pk), follow=True)
    assert said in answer.content.decode()


def test_a_visa_letter_from_request_to_file(
    visa: VisaRequest, officer: User, delegate: User, signed_in: SignedIn
) -> None:
    staff, person = signed_in(officer), signed_in(delegate)
    staff.post(address("issue_visas"), {"pk": [visa.pk, "x", 99]})
    letter = IssuedDocument.objects.get()
    for client, looks in [(person, 0), (staff, 1)]:
        answer = client.get(address("file", letter.serial))
        assert statements.serial_of_file(answer.content) == (letter.serial, True)
        assert AuditEntry.objects.filter(verb="passport.seen").count() == looks
    actions.erase_passport(request=visa, at=letter.issued_at)
    assert person.get(address("file", letter.serial)).status_code == 302


def test_badges_as_one_file(
    make: Callable[..., Registration],
    edition: Edition,
    category: Category,
    organizer: User,
    signed_in: SignedIn,
) -> None:
    for name in ["Zoë", "amina", "Bao"]:
        make(display_name=name)
    make(display_name="At home", mode="online")
    BadgeDesign.objects.create(edition=edition, category=category, size="label")
    client = signed_in(organizer)
    answer = client.post(address("badges"), {"sort": "name", "size": ""})
    batch = Batch.objects.get()
    assert answer["Location"] == address("batch", batch.guid)
    names = dict(Registration.objects.values_list("pk", "display_name"))
    assert [names[pk] for pk in batch.wanted] == ["amina", "Bao", "Zoë"]
    tasks.make_batch(batch.pk)
    assert client.get(address("batch_progress", batch.guid)).json() == {
        "is_open": False,
        "done": 3,
        "total": 3,
    }
    file = client.get(address("batch_file", batch.guid))
    assert file.content.startswith(b"%PDF-")
    assert AuditEntry.objects.filter(verb="documents.printed").count() == 1
    assert IssuedDocument.objects.filter(kind="badge").count() == 3


def test_a_canceled_batch_prints_nothing(
    make: Callable[..., Registration], organizer: User, edition: Edition, now: datetime
) -> None:
    batch = Batch.objects.create(
        edition=edition, kind="badge", wanted=[make().pk], total_count=1,
        requested_by=organizer, requested_at=now, wants_cancel=True,
    )  # fmt: skip
    tasks.make_batch(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.content) == ("canceled", None)
    tasks.make_batch(batch.pk)
    assert actions.drop_old_batches(at=now + timedelta(days=2)) == 1


def test_one_batch_at_a_time(
    make: Callable[..., Registration], organizer: User, edition: Edition, now: datetime
) -> None:
    def request(at: datetime) -> Batch:
        return actions.request_batch(
            edition=edition,
            kind="badge",
            registration_ids=[make().pk],
            by=organizer,
            at=at,
            run_by=tasks.make_batch,
        )

    Batch.objects.create(edition=edition, kind="badge", requested_at=now)
    with pytest.raises(actions.BatchRunning):
        request(now)
    # Its worker has been lost.
    assert request(now + timedelta(minutes=20)).total_count == 1


def test_placeholders_are_checked(
    edition: Edition, organizer: User, signed_in: SignedIn, amina: Registration, now: datetime
) -> None:
    client, page = signed_in(organizer), address("letter", "invitation", "en")
    typed = {"subject": "Invitation to {edition}", "body": "Dear {name}, come to {edition}."}
    wrong = client.post(page, typed | {"body": "Dear {name} {passport}, {edition}"})
    assert wrong.status_code == 422
    assert "This letter has no {passport}" in wrong.content.decode()
    assert "Dear {name} {passport}" in wrong.content.decode()
    assert client.post(page, typed | {"body": "Dear {name}"}).status_code == 422
    assert client.post(page, typed).status_code == 302
    assert LetterText.objects.get().language == "en"
    letter = actions.issue(draft=drafts.invitation(amina), by=organizer, at=now)
    assert letter.words["subject"] == "Invitation to BRISMIS 2021"
    assert letter.words["before"] == ["Dear Amina Njeri, come to BRISMIS 2021."]
    assert client.get(address("letter_sample", "invitation", "en")).content.startswith(b"%PDF-")


def test_a_design(organizer: User, category: Category, signed_in: SignedIn) -> None:
    client, page = signed_in(organizer), address("design", "delegate")
    assert client.post(page, {"color": "red", "size": "a6"}).status_code == 422
    typed = {"color": "#336699", "size": "label", "fields_shown": ["qr", "country"]}
    assert client.post(page, typed).status_code == 302
    design = BadgeDesign.objects.get()
    assert (design.color, design.size, design.fields) == ("#336699", "label", ["qr", "country"])


def test_revoking(amina: Registration, organizer: User, signed_in: SignedIn, now: datetime) -> None:
    paper = actions.issue(draft=drafts.confirmation(amina), by=None, at=now)
    client, page = signed_in(organizer), address("revoke", paper.serial)
    assert client.post(page, {"reason": ""}).status_code == 422
    for _click in range(2):
        assert client.post(page, {"reason": "Lost"}).status_code == 302
    paper.refresh_from_db()
    assert (paper.is_valid, paper.revocation_reason) == (False, "Lost")


def test_one_badge_again_with_its_code(
    amina: Registration, organizer: User, signed_in: SignedIn
) -> None:
    client = signed_in(organizer)
    detail = reverse("registration:detail", args=["2021", amina.pk])
    page = address("issue", amina.pk, "badge")
    assert page in client.get(detail).content.decode()
    for _print in range(2):
        answer = client.post(page)
        document = IssuedDocument.objects.get()
        assert statements.serial_of_file(answer.content) == (document.serial, True)
    assert client.post(address("issue", amina.pk, "visa_letter")).status_code == 404
