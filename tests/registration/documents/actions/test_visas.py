from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection

from registration import handing_over
from registration.documents import actions, facts
from registration.documents.models import IssuedDocument, VisaRequest
from registration.documents.tasks import erase_what_is_due
from registration.models import Registration
from symposium.accounts.models import AuditEntry, User
from tests.registration.documents.conftest import PASSPORT


def stored() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select passport from documents_visarequest")
        return str(cursor.fetchone()[0])


def test_nothing_of_the_passport_lies_open(visa: VisaRequest) -> None:
    text = stored()
    for secret in PASSPORT.values():
        assert secret not in text
    visa.refresh_from_db()
    assert {**PASSPORT, "salt": visa.passport["salt"]} == visa.passport


def test_a_new_key_seals_anew(visa: VisaRequest, capsys: pytest.CaptureFixture[str]) -> None:
    before = stored()
    call_command("reseal")
    assert capsys.readouterr().out == "0 sealed anew\n"
    assert stored() == before


def test_the_letter_names_no_passport_where_strangers_look(
    visa: VisaRequest,
    organizer: User,
    now: datetime,
) -> None:
    letter = actions.issue_visa_letter(request=visa, by=organizer, at=now)
    stated = letter.facts["facts"]
    assert "A1234567" not in letter.statement
    assert "1980" not in letter.statement
    assert stated["name"] == "AMINA NJERI"
    assert stated[facts.PASSPORT] == facts.commitment_of(visa.passport, PASSPORT)
    for name in ["number", "nationality", "born_on", "expires_on"]:
        changed = {**PASSPORT, name: "2000-01-01"}
        assert facts.commitment_of(visa.passport, changed) != stated[facts.PASSPORT]
    assert "A1234567" not in "".join(message.body for message in mail.outbox)


def test_a_change_of_the_passport_replaces_the_letter(
    visa: VisaRequest, amina: Registration, delegate: User, organizer: User, now: datetime
) -> None:
    first = actions.issue_visa_letter(request=visa, by=organizer, at=now)
    again = actions.issue_visa_letter(request=visa, by=organizer, at=now + timedelta(hours=1))
    assert again.pk == first.pk
    changed = actions.request_visa_letter(
        registration=amina,
        passport={**PASSPORT, "number": "B7654321"},
        journey={
            "embassy": visa.embassy,
            "language": "en",
            "arrives_on": visa.arrives_on,
            "leaves_on": visa.leaves_on,
        },
        by=delegate,
        at=now + timedelta(hours=2),
    )
    assert changed.pk == visa.pk
    second = actions.issue_visa_letter(request=changed, by=organizer, at=now + timedelta(hours=3))
    first.refresh_from_db()
    assert (first.revocation_reason, second.is_valid) == ("replaced", True)


def test_erased_by_its_date_and_not_before(
    visa: VisaRequest, organizer: User, now: datetime
) -> None:
    letter = actions.issue_visa_letter(request=visa, by=organizer, at=now)
    assert visa.erase_on == visa.registration.edition.ends_on + timedelta(days=30)
    assert actions.erase_due_passports(today=visa.erase_on - timedelta(days=1), at=now) == 0
    assert actions.erase_due_passports(today=visa.erase_on, at=now) == 1
    assert actions.erase_due_passports(today=visa.erase_on, at=now) == 0
    visa.refresh_from_db()
    assert (visa.passport, visa.erased_at) == (None, now)
    letter.refresh_from_db()
    assert letter.is_valid
    with pytest.raises(actions.PassportErased):
        actions.issue_visa_letter(request=visa, by=organizer, at=now)


def test_the_nightly_task(visa: VisaRequest) -> None:
    erase_what_is_due()
    visa.refresh_from_db()
    assert visa.passport is not None
    VisaRequest.objects.update(erase_on=date(2021, 1, 1))
    erase_what_is_due()
    visa.refresh_from_db()
    assert visa.passport is None


def test_each_look_is_recorded(visa: VisaRequest, officer: User, now: datetime) -> None:
    for _look in range(2):
        actions.note_look(request=visa, by=officer, at=now, address="192.0.2.1")
    entries = AuditEntry.objects.filter(verb="passport.seen", actor=officer)
    assert [entry.address for entry in entries] == ["192.0.2.1", "192.0.2.1"]


def test_whoever_takes_the_place_over_gets_nothing_of_it(
    visa: VisaRequest, amina: Registration, organizer: User, now: datetime
) -> None:
    letter = actions.issue_visa_letter(request=visa, by=organizer, at=now)
    handing_over.forget_person(amina, now)
    assert not VisaRequest.objects.exists()
    assert IssuedDocument.objects.get(pk=letter.pk).revocation_reason == "handed_on"
