"""Who leads which delegation, who was invited, and whose place is handed on."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from registration.models import (
    Delegation,
    Invitation,
    PeopleUpload,
    Registration,
    Transfer,
)
from symposium.accounts.models import User
from symposium.accounts.roles import Permission
from symposium.institutions.models import Institution
from symposium.program import access
from symposium.program.access import Visitor
from symposium.program.models import Edition


def delegations_led_by(user: Visitor, edition: Edition) -> QuerySet[Delegation]:
    """Those that the person leads, by account or by e-mail address; none for strangers."""
    if not isinstance(user, User):
        return Delegation.objects.none()
    unclaimed = Q(head=None, head_email__iexact=user.email) & ~Q(head_email="")
    rows = Delegation.objects.filter(Q(head=user) | unclaimed, edition=edition)
    return rows.select_related("edition", "institution", "head")


def may_lead(user: Visitor, delegation: Delegation) -> bool:
    """The head of this very delegation, and organizers of its edition."""
    if access.may(user, delegation.edition, Permission.EDIT_REGISTRATIONS):
        return True
    return delegations_led_by(user, delegation.edition).filter(pk=delegation.pk).exists()


def get_led_delegation(user: Visitor, edition: Edition, pk: int) -> Delegation:
    """A delegation whose members the person may change; Http404 for everybody else."""
    rows = Delegation.objects.filter(edition=edition, pk=pk)
    found = rows.select_related("edition", "institution", "head").first()
    if found is None or not may_lead(user, found):
        raise Http404(_("There is no delegation at this address."))
    return found


def get_member_of(user: Visitor, edition: Edition, pk: int, member: int) -> Registration:
    """A member of a delegation that the person leads; Http404 for everybody else."""
    delegation = get_led_delegation(user, edition, pk)
    found = delegation.members.filter(pk=member).with_details().first()
    if found is None:
        raise Http404(_("There is nobody at this address."))
    found.delegation = delegation
    return found


def get_delegation_for(user: Visitor, edition: Edition, pk: int) -> Delegation:
    """A delegation, for those who may see registrations; Http404 for others."""
    access.require(user, edition, Permission.SEE_REGISTRATIONS)
    rows = Delegation.objects.filter(edition=edition, pk=pk)
    found = rows.select_related("edition", "institution", "head").first()
    if found is None:
        raise Http404(_("There is no delegation at this address."))
    return found


def get_invitation_for(edition: Edition, code: str) -> Invitation:
    """The invitation with this code, for whoever knows it; Http404 for any other."""
    rows = Invitation.objects.filter(edition=edition, code=code)
    found = rows.select_related("edition", "category", "institution").first()
    if found is None:
        raise Http404(_("There is no invitation with this code."))
    return found


def get_sent_invitation_for(user: Visitor, edition: Edition, pk: int) -> Invitation:
    """An invitation to be sent again or revoked; Http404 for others than organizers."""
    access.require(user, edition, Permission.EDIT_REGISTRATIONS)
    found = Invitation.objects.filter(edition=edition, pk=pk).select_related("edition").first()
    if found is None:
        raise Http404(_("There is no invitation at this address."))
    return found


def get_transfer(edition: Edition, code: str) -> Transfer:
    """A place that is handed on, by the unguessable code that its letter holds. Whoever has it sees
    who offers what; only the person with the address can take it (`is_for`)."""
    rows = Transfer.objects.filter(registration__edition=edition, code=code)
    found = rows.select_related("registration__edition", "registration__category").first()
    if found is None:
        raise Http404(_("Nothing is offered at this address."))
    return found


def is_for(transfer: Transfer, user: Visitor) -> bool:
    """Whether a place is offered to this very person."""
    return isinstance(user, User) and user.email.lower() == transfer.email.lower()


def get_people_upload_for(
    user: Visitor, edition: Edition, delegation: Delegation | None, guid: UUID, at: datetime
) -> PeopleUpload:
    """A table that this very person has uploaded within the last hours, for the edition or for
    this delegation, and may still import; Http404 else."""
    if delegation is None:
        access.require(user, edition, Permission.EDIT_REGISTRATIONS)
    elif not may_lead(user, delegation):
        raise Http404(_("There is no page at this address."))
    uploads = PeopleUpload.objects.fresh(at).select_related("edition", "delegation__institution")
    found = uploads.filter(
        edition=edition, delegation=delegation, guid=guid, uploaded_by=user.pk
    ).first()
    if found is None:
        raise Http404(_("There is no page at this address."))
    return found


def get_institution_for(user: Visitor, edition: Edition, pk: int) -> Institution:
    """An institution, to be confirmed, changed or merged; Http404 for others than organizers."""
    access.require(user, edition, Permission.EDIT_REGISTRATIONS)
    found = Institution.objects.filter(pk=pk).first()
    if found is None:
        raise Http404(_("There is no institution at this address."))
    return found
