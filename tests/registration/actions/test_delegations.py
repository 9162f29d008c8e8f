from datetime import datetime

import pytest
from django.core import mail
from pytest_django import DjangoCaptureOnCommitCallbacks

from registration.actions import delegations
from registration.models import Delegation
from symposium.accounts.models import AuditEntry, User
from symposium.institutions.models import Institution
from symposium.program.models import Appointment, Edition
from tests.registration.conftest import Register


@pytest.fixture
def delegation(edition: Edition, museum: Institution, organizer: User, now: datetime) -> Delegation:
    return delegations.form_delegation(
        edition=edition, institution=museum, values={}, by=organizer, at=now
    )


def test_forming_takes_in_who_comes_from_there_already(
    edition: Edition, museum: Institution, organizer: User, make: Register, now: datetime
) -> None:
    mine, other = make(institution=museum), make()
    formed = delegations.form_delegation(
        edition=edition,
        institution=museum,
        values={"most_members": 4, "stays_together": True},
        by=organizer,
        at=now,
    )
    assert list(formed.members.all()) == [mine]
    other.refresh_from_db()
    assert other.delegation is None
    assert (formed.most_members, formed.stays_together) == (4, True)
    with pytest.raises(delegations.DelegationExists):
        delegations.form_delegation(
            edition=edition, institution=museum, values={}, by=organizer, at=now
        )


def test_a_head_is_told_and_gets_the_role(
    delegation: Delegation,
    organizer: User,
    delegate: User,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    values = {"head_email": "Delegate@example.org"}
    with django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            delegations.change_delegation(
                delegation=delegation, values=values, by=organizer, at=now
            )
    assert delegation.head == delegate
    assert [letter.to for letter in mail.outbox] == [["delegate@example.org"]]
    led = Appointment.objects.filter(role="head_of_delegation")
    assert [one.user for one in led] == [delegate]
    delegations.change_delegation(
        delegation=delegation, values={"head_email": ""}, by=organizer, at=now
    )
    assert (delegation.head, delegation.head_email, led.all().count()) == (None, "", 0)
    assert AuditEntry.objects.filter(verb="delegation.changed").count() == 2


def test_a_head_without_an_account_is_known_once_signed_in(
    delegation: Delegation, organizer: User, outsider: User, now: datetime
) -> None:
    delegations.change_delegation(
        delegation=delegation, values={"head_email": "new@example.net"}, by=organizer, at=now
    )
    assert (delegation.head, delegation.head_email) == (None, "new@example.net")
    delegations.claim_head(delegation=delegation, user=outsider)
    assert delegation.head is None
    head = User.objects.create_user("new@example.net")
    delegations.claim_head(delegation=delegation, user=head)
    delegation.refresh_from_db()
    assert delegation.head == head


def test_only_an_empty_delegation_is_dissolved(
    delegation: Delegation, organizer: User, make: Register, now: datetime
) -> None:
    member = make(delegation=delegation)
    with pytest.raises(delegations.DelegationHasMembers):
        delegations.dissolve(delegation=delegation, by=organizer, at=now)
    member.delete()
    delegations.dissolve(delegation=delegation, by=organizer, at=now)
    assert not Delegation.objects.exists()
