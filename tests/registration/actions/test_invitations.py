import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from registration.actions import invitations
from registration.actions.invitations import Wanted
from registration.models import Category, Delegation, Invitation, Registration
from symposium.accounts.models import AuditEntry, User
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register

Invite = Callable[..., Invitation]


@pytest.fixture
def invite(edition: Edition, now: datetime) -> Invite:
    def make(**fields: Any) -> Invitation:
        return Invitation.objects.create(edition=edition, created_at=now, **fields)

    return make


@pytest.fixture
def newcomer(edition: Edition, category: Category, now: datetime) -> Callable[..., Registration]:
    def person(email: str = "amina@example.net", **fields: Any) -> Registration:
        return Registration(
            edition=edition,
            category=category,
            email=email,
            display_name="Amina",
            mode="on_site",
            registered_at=now,
            **fields,
        )

    return person


def test_what_an_invitation_names_is_given(
    invite: Invite,
    newcomer: Callable[..., Registration],
    edition: Edition,
    museum: Institution,
    now: datetime,
) -> None:
    press = Category.objects.create(edition=edition, slug="press", name={"en": "Press"})
    invitation = invite(category=press, institution=museum)
    person = newcomer()
    assert invitations.redeem(invitation=invitation, registration=person, at=now) == invitation
    assert (person.category, person.institution, person.territory, person.delegation) == (
        press,
        museum,
        "KE",
        None,
    )
    delegation = Delegation.objects.create(edition=edition, institution=museum, created_at=now)
    person = newcomer(territory="FR")
    invitations.redeem(invitation=invitation, registration=person, at=now)
    assert (person.territory, person.delegation) == ("FR", delegation)


def test_a_head_is_made(
    invite: Invite,
    newcomer: Callable[..., Registration],
    museum: Institution,
    delegate: User,
    now: datetime,
) -> None:
    invitation = invite(institution=museum, makes_head=True, most_uses=1)
    person = newcomer(email=delegate.email, user=delegate)
    invitations.redeem(invitation=invitation, registration=person, at=now)
    delegation = Delegation.objects.get()
    assert (delegation.institution, delegation.head) == (museum, delegate)
    assert person.delegation == delegation


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"revoked_at": datetime.fromisoformat("2021-12-01T00:00Z")}, "invitation_revoked"),
        ({"expires_at": datetime.fromisoformat("2021-12-14T02:00Z")}, "invitation_expired"),
        ({"most_uses": 0}, "invitation_used_up"),
        ({"email": "somebody@example.net"}, "invitation_for_somebody_else"),
    ],
)
def test_what_refuses(
    fields: dict[str, Any],
    refusal: str,
    invite: Invite,
    newcomer: Callable[..., Registration],
    now: datetime,
) -> None:
    person = newcomer()
    with pytest.raises(invitations.InvitationRefused) as caught:
        invitations.redeem(invitation=invite(**fields), registration=person, at=now)
    assert caught.value.code == refusal
    assert person.invitation is None


def test_an_invitation_of_another_edition_is_unknown(
    invite: Invite,
    newcomer: Callable[..., Registration],
    other_edition: Edition,
    now: datetime,
) -> None:
    foreign = invite()
    foreign.edition = other_edition
    foreign.save()
    with pytest.raises(invitations.InvitationUnknown):
        invitations.redeem(invitation=foreign, registration=newcomer(), at=now)


def test_who_has_canceled_leaves_the_place(invite: Invite, make: Register) -> None:
    invitation = invite(most_uses=2)
    make(invitation=invitation)
    make(invitation=invitation, state="canceled")
    make(invitation=invitation, state="requested")
    assert invitations.uses_of(invitation) == 2


def test_personal_ones_are_mailed_in_their_language_and_made_once(
    edition: Edition,
    organizer: User,
    museum: Institution,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    wanted = [
        Wanted(email="a@example.net", language="fr", institution=museum, makes_head=True),
        Wanted(name="Any", most_uses=3),
    ]
    with django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            made = invitations.invite(
                edition=edition, wanted=wanted[:1], sends=True, by=organizer, at=now
            )
        invitations.invite(edition=edition, wanted=wanted[1:], sends=True, by=organizer, at=now)
    assert made == []
    [letter] = mail.outbox
    assert letter.to == ["a@example.net"]
    personal = Invitation.objects.get(email="a@example.net")
    assert f"/fr/2021/invitation/{personal.code}/" in letter.body
    assert personal.sent_at == now
    assert AuditEntry.objects.filter(verb="invitations.made").count() == 2


def test_what_is_revoked_is_not_sent_again(invite: Invite, organizer: User, now: datetime) -> None:
    invitation = invite(email="a@example.net", expires_at=now + timedelta(days=1))
    for _twice in range(2):
        invitations.revoke(invitation=invitation, by=organizer, at=now)
    assert AuditEntry.objects.filter(verb="invitation.revoked").count() == 1
    invitation.refresh_from_db()
    with pytest.raises(invitations.InvitationRevoked):
        invitations.send(invitation=invitation, at=now)


def _all_at_once(
    invitation: Invitation, people: list[Registration], at: datetime, guarded: bool
) -> int:
    """How many of these use it when they come in the same moment."""
    start, counted = threading.Barrier(len(people)), threading.Barrier(len(people), timeout=20)

    def unguarded(person: Registration) -> None:
        invitations.redeem(
            invitation=invitation,
            registration=person,
            at=at,
            guard=lambda pk: Invitation.objects.get(pk=pk),
        )
        counted.wait()
        person.save()

    def under_guard(person: Registration) -> None:
        with transaction.atomic():
            invitations.redeem(invitation=invitation, registration=person, at=at)
            person.save()

    def come(person: Registration) -> None:
        start.wait()
        try:
            (under_guard if guarded else unguarded)(person)
        except (invitations.InvitationUsedUp, threading.BrokenBarrierError):
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=come, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return invitation.registrations.count()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("guarded", "uses"), [(True, 2), (False, 6)])
def test_the_last_place_is_used_once(
    guarded: bool,
    uses: int,
    invite: Invite,
    newcomer: Callable[..., Registration],
    now: datetime,
) -> None:
    """Without the guard each of the six sees two free places."""
    invitation = invite(most_uses=2)
    people = [newcomer(email=f"{number}@example.net") for number in range(6)]
    assert _all_at_once(invitation, people, now, guarded) == uses
