from datetime import datetime, timedelta

import pytest
from django.core import mail
from pytest_django import DjangoCaptureOnCommitCallbacks

from registration.actions import delegations, members
from registration.actions.members import Member
from registration.actions.registering import RegistrationClosed
from registration.models import Category, Delegation, Quota, Registration
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register


@pytest.fixture
def head(db: None) -> User:
    return User.objects.create_user("head@example.net", display_name="Head")


@pytest.fixture
def delegation(edition: Edition, museum: Institution, head: User, now: datetime) -> Delegation:
    return Delegation.objects.create(
        edition=edition, institution=museum, head=head, head_email=head.email, created_at=now
    )


def _people(category: Category, *names: str, **fields: str) -> list[Member]:
    return [
        Member(display_name=name, category=category, mode="on_site", **fields) for name in names
    ]


def _states(delegation: Delegation) -> dict[str, str]:
    return {one.display_name: one.state for one in delegation.members.all()}


def test_members_take_seats_in_their_order_and_the_others_wait(
    delegation: Delegation, category: Category, head: User, now: datetime
) -> None:
    Quota.objects.create(edition=delegation.edition, name="Hall", size=2)
    people = _people(category, "Ana", "Ben", "Chi")
    made = members.add_members(delegation=delegation, members=people, by=head, at=now)
    assert _states(delegation) == {"Ana": "confirmed", "Ben": "confirmed", "Chi": "waiting"}
    assert {(one.institution, one.territory, one.email) for one in made} == {
        (delegation.institution, "KE", "")
    }


def test_a_delegation_that_stays_together_waits_as_a_whole(
    delegation: Delegation, category: Category, head: User, now: datetime
) -> None:
    delegation.stays_together = True
    delegation.save()
    Quota.objects.create(edition=delegation.edition, name="Hall", size=2)
    people = _people(category, "Ana", "Ben", "Chi")
    members.add_members(delegation=delegation, members=people, by=head, at=now)
    assert set(_states(delegation).values()) == {"waiting"}


def test_the_same_sent_twice_adds_nobody_twice(
    delegation: Delegation, category: Category, head: User, now: datetime
) -> None:
    people = [*_people(category, "Ana"), *_people(category, "Ben", email="ben@example.net")]
    first = members.add_members(delegation=delegation, members=people, by=head, at=now)
    again = members.add_members(delegation=delegation, members=people, by=head, at=now)
    assert (again, delegation.members.count()) == (first, 2)


def test_there_are_never_more_than_there_may_be(
    delegation: Delegation, category: Category, head: User, now: datetime
) -> None:
    delegation.most_members = 2
    delegation.save()
    with pytest.raises(members.DelegationFull):
        members.add_members(
            delegation=delegation, members=_people(category, "A", "B", "C"), by=head, at=now
        )
    assert delegation.members.count() == 0
    [one] = members.add_members(
        delegation=delegation, members=_people(category, "A"), by=head, at=now
    )
    members.cancel_member(registration=one, by=head, at=now)
    members.add_members(delegation=delegation, members=_people(category, "B", "C"), by=head, at=now)
    assert _states(delegation) == {"A": "canceled", "B": "confirmed", "C": "confirmed"}


def test_an_address_of_somebody_else_adds_nobody(
    delegation: Delegation, category: Category, head: User, make: Register, now: datetime
) -> None:
    make(email="taken@example.net")
    people = [*_people(category, "Ana"), *_people(category, "Ben", email="Taken@Example.net")]
    with pytest.raises(members.AddressIsTaken, match=r"taken@example\.net"):
        members.add_members(delegation=delegation, members=people, by=head, at=now)
    assert delegation.members.count() == 0


def test_who_does_not_lead_any_more_changes_nothing(
    delegation: Delegation,
    category: Category,
    head: User,
    organizer: User,
    outsider: User,
    now: datetime,
) -> None:
    """The page was open while an organizer named another head."""
    [one] = members.add_members(
        delegation=delegation, members=_people(category, "A"), by=head, at=now
    )
    delegations.change_delegation(
        delegation=delegation, values={"head_email": "new@example.net"}, by=organizer, at=now
    )
    person = _people(category, "B")[0]
    for stranger in (head, outsider):
        with pytest.raises(members.NoLongerHead):
            members.add_members(delegation=delegation, members=[person], by=stranger, at=now)
        with pytest.raises(members.NoLongerHead):
            members.change_member(registration=one, member=person, by=stranger, at=now)
        with pytest.raises(members.NoLongerHead):
            members.replace_member(registration=one, member=person, by=stranger, at=now)
        with pytest.raises(members.NoLongerHead):
            members.cancel_member(registration=one, by=stranger, at=now)
    assert _states(delegation) == {"A": "confirmed"}
    members.add_members(delegation=delegation, members=[person], by=organizer, at=now)


def test_a_category_may_ask_the_organizers_first(
    delegation: Delegation, category: Category, head: User, now: datetime
) -> None:
    category.needs_approval = True
    category.save()
    members.add_members(delegation=delegation, members=_people(category, "A"), by=head, at=now)
    assert _states(delegation) == {"A": "requested"}


def test_replacing_keeps_the_seat_and_the_place_in_line(
    delegation: Delegation, category: Category, head: User, make: Register, now: datetime
) -> None:
    Quota.objects.create(edition=delegation.edition, name="Hall", size=1)
    seated, waiting = members.add_members(
        delegation=delegation, members=_people(category, "A", "B"), by=head, at=now
    )
    later = now + timedelta(hours=1)
    for before, name in ((seated, "C"), (waiting, "D")):
        [person] = _people(category, name)
        successor = members.replace_member(registration=before, member=person, by=head, at=later)
        again = members.replace_member(registration=before, member=person, by=head, at=later)
        assert again == successor
    assert _states(delegation) == {
        "A": "canceled", "B": "canceled", "C": "confirmed", "D": "waiting",
    }  # fmt: skip
    assert delegation.members.get(display_name="D").waiting_since == now
    with pytest.raises(members.MemberIsGone):
        members.replace_member(
            registration=seated, member=_people(category, "E")[0], by=head, at=later
        )


def test_a_canceled_members_seat_is_offered_to_whoever_waits(
    delegation: Delegation, category: Category, head: User, make: Register, now: datetime
) -> None:
    Quota.objects.create(edition=delegation.edition, name="Hall", size=1)
    first, _second = members.add_members(
        delegation=delegation, members=_people(category, "A", "B"), by=head, at=now
    )
    members.cancel_member(registration=first, by=head, at=now)
    assert _states(delegation) == {"A": "canceled", "B": "offered"}


def test_changing_keeps_an_address_that_is_the_persons_own(
    delegation: Delegation, category: Category, head: User, outsider: User, now: datetime
) -> None:
    [one] = members.add_members(
        delegation=delegation,
        members=_people(category, "A", email=outsider.email),
        by=head,
        at=now,
    )
    changed = Member(display_name="王玲", latin_name="Wang Ling", category=category, mode="online")
    Registration.objects.update(user=outsider)
    one.refresh_from_db()
    members.change_member(registration=one, member=changed, by=head, at=now)
    one.refresh_from_db()
    assert (one.display_name, one.latin_name, one.mode, one.email) == (
        "王玲", "Wang Ling", "online", outsider.email,
    )  # fmt: skip


def test_nobody_is_added_once_the_edition_is_over(
    delegation: Delegation, category: Category, head: User
) -> None:
    with pytest.raises(RegistrationClosed):
        members.add_members(
            delegation=delegation,
            members=_people(category, "A"),
            by=head,
            at=delegation.edition.ends_at,
        )


def test_letters_go_to_the_member_or_to_the_head(
    delegation: Delegation,
    category: Category,
    head: User,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    people = [*_people(category, "Ana", "Chi"), *_people(category, "Ben", email="b@example.net")]
    with django_capture_on_commit_callbacks(execute=True):
        members.add_members(delegation=delegation, members=people, by=head, at=now)
    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert set(letters) == {"head@example.net", "b@example.net"}
    assert "Ana: Confirmed\nChi: Confirmed" in letters["head@example.net"].body
    assert "/delegation/" in letters["head@example.net"].body
