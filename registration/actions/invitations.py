"""Verbs on invitations: make, send, revoke, and the one place where they are used."""

import dataclasses
from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from registration import emails
from registration.actions import delegations
from registration.models import Category, Delegation, Invitation, Registration
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

# What keeps two from using the last place; a test goes without to show that it is needed.
Guard = Callable[[int], Invitation]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Wanted:
    """What an organizer says of an invitation to be made."""

    name: str = ""
    email: str = ""
    language: str = "en"
    category: Category | None = None
    institution: Institution | None = None
    most_uses: int | None = None
    makes_head: bool = False
    is_approval: bool = True
    expires_at: datetime | None = None


class InvitationRefused(Refusal):
    """Base of what keeps somebody from using an invitation."""

    code = "invitation_refused"
    message = _("This invitation cannot be used.")


class InvitationUnknown(InvitationRefused):
    code = "invitation_unknown"
    message = _("There is no invitation with this code. Look whether the address is complete.")


class InvitationRevoked(InvitationRefused):
    code = "invitation_revoked"
    message = _("This invitation has been revoked. Please ask the organizers for another one.")


class InvitationExpired(InvitationRefused):
    code = "invitation_expired"
    message = _("This invitation has expired. Please ask the organizers for another one.")


class InvitationUsedUp(InvitationRefused):
    code = "invitation_used_up"
    message = _("All places of this invitation are taken.")


class InvitationForSomebodyElse(InvitationRefused):
    code = "invitation_for_somebody_else"
    message = _(
        "This invitation is personal. Use the e-mail address to which it was sent, or ask the"
        " organizers for one of your own."
    )


@transaction.atomic
def invite(
    *, edition: Edition, wanted: Sequence[Wanted], sends: bool, by: User, at: datetime
) -> list[Invitation]:
    """Make invitations, and send those that have an address, unless told not to. A personal one
    that still stands for the same address, category and institution is not made twice."""
    made = []
    for one in wanted:
        standing = _standing(edition, one, at)
        if standing is None:
            values = {field.name: getattr(one, field.name) for field in dataclasses.fields(one)}
            standing = Invitation.objects.create(
                edition=edition, created_at=at, created_by=by, **values
            )
            made.append(standing)
    if made:
        record_audit(
            actor=by,
            verb="invitations.made",
            target=edition,
            at=at,
            edition_slug=edition.slug,
            changes={"count": (None, len(made)), "for": (None, [str(one) for one in made][:50])},
        )
    if sends:
        for invitation in made:
            send(invitation=invitation, at=at)
    return made


def _standing(edition: Edition, wanted: Wanted, at: datetime) -> Invitation | None:
    if not wanted.email:
        return None
    rows = Invitation.objects.valid_at(at).filter(edition=edition, email__iexact=wanted.email)
    return rows.filter(
        category=wanted.category, institution=wanted.institution, makes_head=wanted.makes_head
    ).first()


@transaction.atomic
def send(*, invitation: Invitation, at: datetime) -> None:
    """Mail a personal invitation, for the first time or again."""
    if not invitation.email:
        return
    refuse_what_is_over(invitation, at)
    invitation.sent_at = at
    invitation.save(update_fields=["sent_at"])
    emails.send_invitation(invitation)


@transaction.atomic
def revoke(*, invitation: Invitation, by: User, at: datetime) -> None:
    """Nobody uses it from now on; who has used it stays registered. Twice is once."""
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if locked.revoked_at is not None:
        return
    locked.revoked_at = at
    locked.save(update_fields=["revoked_at"])
    record_audit(
        actor=by,
        verb="invitation.revoked",
        target=locked,
        at=at,
        edition_slug=locked.edition.slug,
    )


def locked_until_commit(pk: int) -> Invitation:
    """The row, which nobody else gets before this transaction ends."""
    return Invitation.objects.select_for_update(of=("self",)).get(pk=pk)


def redeem(
    *,
    invitation: Invitation,
    registration: Registration,
    at: datetime,
    guard: Guard = locked_until_commit,
) -> Invitation:
    """Give a registration that is about to be saved what an invitation says: category,
    institution, delegation. Call it in the transaction that saves the registration, and look at
    the answer's `is_approval`.

    Raises one of the InvitationRefused, with nothing changed.
    """
    locked = guard(invitation.pk)
    refuse_what_is_over(locked, at)
    if locked.edition_id != registration.edition_id:
        raise InvitationUnknown
    if locked.email and locked.email.lower() != registration.email.lower():
        raise InvitationForSomebodyElse
    if locked.most_uses is not None and uses_of(locked) >= locked.most_uses:
        raise InvitationUsedUp
    registration.invitation = locked
    if locked.category is not None:
        registration.category = locked.category
    if locked.institution is not None:
        _come_from(registration, locked.institution)
        registration.delegation = _delegation(locked, registration, at)
    return locked


def refuse_what_is_over(invitation: Invitation, at: datetime) -> None:
    """Raise InvitationRevoked or InvitationExpired."""
    if invitation.revoked_at is not None:
        raise InvitationRevoked
    if invitation.expires_at is not None and invitation.expires_at <= at:
        raise InvitationExpired


def uses_of(invitation: Invitation) -> int:
    """How many have used it and still take part; who has canceled leaves the place."""
    given_up = [Registration.State.CANCELED, Registration.State.DECLINED]
    return invitation.registrations.exclude(state__in=given_up).count()


def _come_from(registration: Registration, institution: Institution) -> None:
    registration.institution = institution
    if institution.kind == Institution.Kind.INTERNATIONAL:
        registration.territory = ""
    elif institution.territory and not registration.territory:
        registration.territory = institution.territory


def _delegation(
    invitation: Invitation, registration: Registration, at: datetime
) -> Delegation | None:
    """The institution's delegation; made, and led by this person, where the invitation says so."""
    if not invitation.makes_head:
        return Delegation.objects.filter(
            edition=invitation.edition_id, institution=invitation.institution
        ).first()
    delegation, _created = Delegation.objects.get_or_create(
        edition=invitation.edition,
        institution=invitation.institution,
        defaults={"created_at": at},
    )
    delegations.hand_over(delegation=delegation, email=registration.email, user=registration.user)
    return delegation
