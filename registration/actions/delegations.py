"""Verbs on delegations: form one, say who leads it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from registration import emails
from registration.actions.recording import write_down
from registration.models import Delegation
from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.institutions.models import Institution
from symposium.lib.refusals import Refusal
from symposium.program.models import Appointment, Edition


class DelegationExists(Refusal):
    code = "delegation_exists"
    message = _("This institution has a delegation already.")


class DelegationHasMembers(Refusal):
    code = "delegation_has_members"
    message = _("People belong to this delegation. Let them leave it or cancel them first.")


def form_delegation(
    *,
    edition: Edition,
    institution: Institution,
    values: Mapping[str, object],
    by: User,
    at: datetime,
) -> Delegation:
    """Form the delegation of an institution and tell its head, when there is one; registrations of
    the institution that belong to none join it. Raises DelegationExists."""
    try:
        with transaction.atomic():
            delegation = Delegation.objects.create(
                edition=edition, institution=institution, created_at=at
            )
            edition.registrations.filter(institution=institution, delegation=None).update(
                delegation=delegation
            )
            write_down("delegation.formed", delegation, by=by, at=at)
            change_delegation(delegation=delegation, values=values, by=by, at=at)
    except IntegrityError as error:
        raise DelegationExists from error
    return delegation


@transaction.atomic
def change_delegation(
    *, delegation: Delegation, values: Mapping[str, object], by: User, at: datetime
) -> None:
    """Write `head_email`, `most_members`, `stays_together`. A new head is told by e-mail; the one
    before loses the delegation's pages at once."""
    locked = Delegation.objects.select_for_update().get(pk=delegation.pk)
    email = str(values.get("head_email", "")).strip().lower()
    fields = {name: values[name] for name in ("most_members", "stays_together") if name in values}
    before = {"head_email": head_address(locked), **{one: getattr(locked, one) for one in fields}}
    changes = {
        name: (before[name], value)
        for name, value in {"head_email": email, **fields}.items()
        if before[name] != value
    }
    if not changes:
        return
    for name, value in fields.items():
        setattr(locked, name, value)
    locked.save()
    if "head_email" in changes:
        hand_over(
            delegation=locked, email=email, user=User.objects.filter(email__iexact=email).first()
        )
        if email:
            emails.send_head(locked)
    write_down("delegation.changed", locked, by=by, at=at, changes=changes)
    delegation.refresh_from_db()


def hand_over(*, delegation: Delegation, email: str, user: User | None) -> None:
    """From now on this person leads; an empty address: nobody does."""
    before = delegation.head
    delegation.head, delegation.head_email = user, email.lower()
    delegation.save(update_fields=["head", "head_email"])
    if before is not None and before != user:
        _dismiss(before, delegation.edition)
    if user is not None:
        Appointment.objects.get_or_create(
            edition=delegation.edition, user=user, role=Role.HEAD_OF_DELEGATION
        )


def claim_head(*, delegation: Delegation, user: User) -> None:
    """Tie a delegation to the account of its head's address. Twice is once."""
    if delegation.head_id is None and delegation.head_email.lower() == user.email.lower():
        hand_over(delegation=delegation, email=user.email, user=user)


@transaction.atomic
def dissolve(*, delegation: Delegation, by: User, at: datetime) -> None:
    """An empty delegation is gone. Raises DelegationHasMembers."""
    if delegation.members.exists():
        raise DelegationHasMembers
    write_down("delegation.dissolved", delegation, by=by, at=at)
    head, edition = delegation.head, delegation.edition
    delegation.delete()
    if head is not None:
        _dismiss(head, edition)


def head_address(delegation: Delegation) -> str:
    return (delegation.head.email if delegation.head else delegation.head_email).lower()


def _dismiss(user: User, edition: Edition) -> None:
    """Take the role away from whoever leads no delegation any more."""
    if not Delegation.objects.filter(edition=edition, head=user).exists():
        Appointment.objects.filter(
            edition=edition, user=user, role=Role.HEAD_OF_DELEGATION
        ).delete()
