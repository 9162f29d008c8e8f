"""Verbs of a head of delegation, and of organizers in place of one: add, change, answer, replace,
cancel.

All of them wait for the delegation's row first: so a head who has just been replaced, or two
windows of one head, cannot pass the limits.
"""

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from registration import access, emails, names
from registration.actions import approval, canceling
from registration.actions.answering import Given, save_answers
from registration.actions.registering import RegistrationClosed
from registration.actions.seats import (
    move_seat,
    seats_came_free,
    stand_in_line,
    take_seats,
)
from registration.models import Category, Delegation, Registration
from symposium.accounts.models import User
from symposium.lib import folding
from symposium.lib.refusals import Refusal

State = Registration.State
GONE = (State.CANCELED, State.DECLINED)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Member:
    """What a head tells about a member. Without an e-mail address letters go to the head."""

    display_name: str
    latin_name: str = ""
    email: str = ""
    territory: str = ""
    category: Category
    mode: str
    language: str = "en"


class NoLongerHead(Refusal):
    code = "no_longer_head"
    message = _("You do not lead this delegation any more. Nothing has been changed.")


class DelegationFull(Refusal):
    code = "delegation_full"
    message = _("Your delegation would have more members than it may have. Nothing was added.")


class AddressIsTaken(Refusal):
    code = "address_is_taken"
    message = _("Somebody is registered with this e-mail address already.")

    def __init__(self, email: str) -> None:
        super().__init__()
        self.email = email

    def __str__(self) -> str:
        return f"{self.message} ({self.email})"


@transaction.atomic
def add_members(
    *, delegation: Delegation, members: Sequence[Member], by: User, at: datetime
) -> list[Registration]:
    """Register these at once, in this order: all or none. Who is a member already, by the e-mail
    address or by the name where there is none, is found and not added again.

    Raises NoLongerHead, DelegationFull, AddressIsTaken, RegistrationClosed.
    """
    locked = _lock(delegation, by, at)
    present = Known(delegation)
    found = [present.find(member) for member in members]
    new = [
        Registration(**_values(member, locked), registered_at=at)
        for member, known in zip(members, found, strict=True)
        if known is None
    ]
    _refuse_taken(locked, new)
    _refuse_too_many(locked, len(new))
    enter(registrations=new, at=at)
    _tell(locked, new)
    added = iter(new)
    return [known if known is not None else next(added) for known in found]


def enter(*, registrations: Sequence[Registration], at: datetime, approved: bool = False) -> None:
    """Save new registrations: those whose category asks for it wait for an organizer, unless one
    has agreed; the others take seats, or stand in line."""
    asks = [one for one in registrations if one.category.needs_approval and not approved]
    for one in asks:
        one.state = State.REQUESTED
    Registration.objects.bulk_create(asks, batch_size=500)
    asked = {id(one) for one in asks}
    take_seats(registrations=[one for one in registrations if id(one) not in asked], at=at)


@transaction.atomic
def change_member(*, registration: Registration, member: Member, by: User, at: datetime) -> None:
    """Write what the head says now. Raises NoLongerHead, AddressIsTaken, NoSeatFree."""
    assert registration.delegation is not None  # noqa: S101 - access gives members alone
    delegation = _lock(registration.delegation, by, at)
    values = _values(member, delegation)
    if registration.user_id is not None:
        values["email"] = registration.email  # the person's own from now on
    for name, value in values.items():
        setattr(registration, name, value)
    _refuse_taken(delegation, [registration])
    registration.changed_at = at
    move_seat(registration=registration, at=at)


@transaction.atomic
def answer_for_member(*, registration: Registration, given: Given, by: User, at: datetime) -> None:
    """Write what the head answers for a member; what organizers had agreed to comes before them
    once more when it has changed. Raises NoLongerHead."""
    assert registration.delegation is not None  # noqa: S101 - access gives members alone
    _lock(registration.delegation, by, at)
    row = (
        Registration.objects.select_for_update(of=("self",)).with_details().get(pk=registration.pk)
    )
    before = approval.Before(row)
    row.changed_at = at
    changes = save_answers(registration=row, given=given, at=at)
    approval.follow_change(row, before=before, changes=changes, at=at)


@transaction.atomic
def cancel_member(*, registration: Registration, by: User, at: datetime) -> None:
    """The member does not come; the seat goes to whoever waits. Raises NoLongerHead."""
    assert registration.delegation is not None  # noqa: S101 - access gives members alone
    delegation = _lock(registration.delegation, by, at)
    canceling.cancel(registration=registration, at=at)
    seats_came_free(edition=delegation.edition, at=at)


@transaction.atomic
def replace_member(
    *, registration: Registration, member: Member, by: User, at: datetime
) -> Registration:
    """Somebody else comes instead, with the same seat or the same place in line; category and
    way of taking part stay. The one before is canceled and keeps nothing that admits.

    Raises NoLongerHead, AddressIsTaken; a second time gives the first successor.
    """
    assert registration.delegation is not None  # noqa: S101 - access gives members alone
    delegation = _lock(registration.delegation, by, at)
    before = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    known = Known(delegation).find(member)
    if before.state in GONE:
        if known is None:
            raise MemberIsGone
        return known
    kept = ("category", "mode", "state", "waiting_since", "answer_by", "invitation")
    values = {**_values(member, delegation), **{name: getattr(before, name) for name in kept}}
    successor = Registration(**values, registered_at=at)
    _refuse_taken(delegation, [successor])
    before.state, before.changed_at = State.CANCELED, at
    before.waiting_since = before.answer_by = None
    before.ticket_version += 1
    before.save()
    successor.save()
    emails.send_cancellation(before)
    _tell(delegation, [successor])
    return successor


class MemberIsGone(Refusal):
    code = "member_is_gone"
    message = _("This member has been canceled meanwhile. Add the new one instead.")


class Known:
    """Who belongs to a delegation, to be found again when the same is sent twice."""

    def __init__(self, delegation: Delegation) -> None:
        self._by_email: dict[str, Registration] = {}
        self._by_name: dict[str, Registration] = {}
        for one in delegation.members.exclude(state__in=GONE).order_by("-pk"):
            if one.email:
                self._by_email[one.email.lower()] = one
            self._by_name[folding.folded(one.display_name)] = one

    def find(self, member: Member) -> Registration | None:
        if member.email:
            return self._by_email.get(member.email.lower())
        return self._by_name.get(folding.folded(member.display_name))


def _lock(delegation: Delegation, by: User, at: datetime) -> Delegation:
    """The row until commit, as it is now. Organizers pass; of others only the head does. The line
    comes before it, as everywhere."""
    stand_in_line(delegation.edition)
    locked = (
        Delegation.objects.select_for_update(of=("self",))
        .select_related("edition", "institution", "head")
        .filter(pk=delegation.pk)
        .first()
    )
    if locked is None or not access.may_lead(by, locked):
        raise NoLongerHead
    if locked.edition.is_over(at):
        raise RegistrationClosed
    return locked


def _values(member: Member, delegation: Delegation) -> dict[str, object]:
    place = member.territory or delegation.institution.territory
    international = delegation.institution.kind == delegation.institution.Kind.INTERNATIONAL
    return {
        "edition": delegation.edition,
        "delegation": delegation,
        "institution": delegation.institution,
        "territory": "" if international else place,
        "display_name": names.cleaned(member.display_name),
        "latin_name": names.cleaned(member.latin_name),
        "email": member.email.strip().lower(),
        "category": member.category,
        "mode": member.mode,
        "language": member.language,
    }


def _refuse_taken(delegation: Delegation, registrations: Iterable[Registration]) -> None:
    seen: set[str] = set()
    for one in registrations:
        email = one.email.lower()
        if not email:
            continue
        others = delegation.edition.registrations.filter(email__iexact=email).exclude(pk=one.pk)
        if email in seen or others.exists():
            raise AddressIsTaken(one.email)
        seen.add(email)


def _refuse_too_many(delegation: Delegation, added: int) -> None:
    if delegation.most_members is None or not added:
        return
    if delegation.members.exclude(state__in=GONE).count() + added > delegation.most_members:
        raise DelegationFull


def _tell(delegation: Delegation, members: Sequence[Registration]) -> None:
    """A letter to each who has an address; one about all the others to the head."""
    unreached = []
    for one in members:
        if one.email:
            emails.send_outcome(one)
        else:
            unreached.append(one)
    if unreached:
        emails.send_members(delegation, unreached)
