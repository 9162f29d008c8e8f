"""Who may see which registration: one's own, or those of editions in which one serves."""

from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from registration.models import (
    Answer,
    Category,
    Delegation,
    Invitation,
    Note,
    PeopleUpload,
    Question,
    Quota,
    Registration,
    RegistrationQuerySet,
    SavedList,
    Transfer,
    Workshop,
    WorkshopPlace,
)
from symposium.accounts.models import User
from symposium.accounts.roles import Permission
from symposium.institutions.models import Institution
from symposium.program import access
from symposium.program.access import Visitor
from symposium.program.models import Edition


def get_own_registration(user: Visitor, edition: Edition) -> Registration | None:
    """The registration of the person's account or, as nobody else can read that mailbox, of the
    person's e-mail address."""
    if not isinstance(user, User):
        return None
    own = Q(user=user) | Q(email__iexact=user.email)
    rows = Registration.objects.filter(own, edition=edition).with_details()
    return rows.order_by(F("user").asc(nulls_last=True)).first()


def require_own_registration(user: Visitor, edition: Edition) -> Registration:
    """The same; Http404 when there is none."""
    registration = get_own_registration(user, edition)
    if registration is None:
        raise Http404(_("You are not registered for this edition."))
    return registration


def get_registration_for(user: Visitor, edition: Edition, pk: int) -> Registration:
    """Any registration of an edition, for those who may see them; Http404 for others."""
    access.require(user, edition, Permission.SEE_REGISTRATIONS)
    found = Registration.objects.filter(edition=edition, pk=pk).with_details().first()
    if found is None:
        raise Http404(_("There is no registration at this address."))
    return found


def get_person_to_support_for(
    user: Visitor, edition: Edition, pk: int
) -> tuple[Registration, User]:
    """Somebody registered for this edition whom the organizer may help by acting in their name;
    Http404 for those who may not help, and for people with rights that the organizer lacks."""
    access.require(user, edition, Permission.SUPPORT)
    registration = get_registration_for(user, edition, pk)
    person = person_to_support(user, registration)
    if person is None:
        raise Http404(_("There is nobody to help at this address."))
    return registration, person


def person_to_support(user: Visitor, registration: Registration) -> User | None:
    """Whose account a registration belongs to, as `get_own_registration` sees it, when this
    organizer may help them."""
    if not access.may(user, registration.edition, Permission.SUPPORT):
        return None
    person = registration.user
    if person is None and registration.email:
        person = User.objects.filter(email__iexact=registration.email).first()
    if person is None or not access.may_support(user, registration.edition, person):
        return None
    return person


def registrations_for(
    user: Visitor, edition: Edition, *, whole_series: bool = False
) -> RegistrationQuerySet:
    """The registrations of an edition, or of the series up to it: those editions of it in which
    the person may see registrations. Http404 for those who may not see this edition's."""
    access.require(user, edition, Permission.SEE_REGISTRATIONS)
    editions = series_for(user, edition) if whole_series else [edition]
    return Registration.objects.filter(edition__in=editions)


def series_for(user: Visitor, edition: Edition) -> list[Edition]:
    """The editions up to this one whose registrations the person may see, the latest first."""
    earlier = Edition.objects.filter(starts_on__lte=edition.starts_on).in_order()
    return [one for one in earlier if access.may(user, one, Permission.SEE_REGISTRATIONS)]


def get_institution_for(user: Visitor, edition: Edition, pk: int) -> Institution:
    """An institution, to be confirmed, changed or merged; Http404 for others than organizers."""
    access.require(user, edition, Permission.EDIT_REGISTRATIONS)
    found = Institution.objects.filter(pk=pk).first()
    if found is None:
        raise Http404(_("There is no institution at this address."))
    return found


def get_quota_for(user: Visitor, edition: Edition, pk: int) -> Quota:
    """A quota, for those who may change registrations; Http404 for others."""
    access.require(user, edition, Permission.EDIT_REGISTRATIONS)
    quotas = Quota.objects.select_related("edition", "category", "institution")
    found = quotas.filter(edition=edition, pk=pk).first()
    if found is None:
        raise Http404(_("There is no quota at this address."))
    return found


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


def get_workshop(edition: Edition, slug: str) -> Workshop:
    """A workshop that everybody may see; Http404 for what organizers keep to themselves."""
    found = Workshop.objects.filter(edition=edition, slug=slug, is_public=True).first()
    if found is None:
        raise Http404(_("There is no workshop at this address."))
    return found


def get_workshop_for(user: Visitor, edition: Edition, pk: int, *, change: bool = False) -> Workshop:
    """Any workshop, for those who may see registrations or change them; Http404 for others."""
    permission = Permission.EDIT_REGISTRATIONS if change else Permission.SEE_REGISTRATIONS
    access.require(user, edition, permission)
    found = Workshop.objects.select_related("edition", "session").filter(edition=edition, pk=pk)
    workshop = found.first()
    if workshop is None:
        raise Http404(_("There is no workshop at this address."))
    return workshop


def get_place_of(workshop: Workshop, pk: int) -> WorkshopPlace:
    """A place in a workshop that somebody was let to; Http404 for one in another."""
    place = workshop.places.select_related("registration", "workshop__edition").filter(pk=pk)
    found = place.first()
    if found is None:
        raise Http404(_("There is no place at this address."))
    return found


def get_own_file(user: Visitor, edition: Edition, slug: str) -> Answer:
    """The file with which the person has answered a question; Http404 for others."""
    return _file_of(require_own_registration(user, edition), slug)


def get_file_for(user: Visitor, edition: Edition, pk: int, slug: str) -> Answer:
    """The same, of any registration that the person may see."""
    return _file_of(get_registration_for(user, edition, pk), slug)


def _file_of(registration: Registration, slug: str) -> Answer:
    answers = registration.answers.exclude(file="").filter(question__slug=slug)
    found = answers.select_related("question").first()
    if found is None:
        raise Http404(_("There is no file at this address."))
    return found


def get_category_for(user: Visitor, edition: Edition, pk: int) -> Category:
    """A category, to be edited; Http404 for others than organizers."""
    access.require(user, edition, Permission.EDIT_REGISTRATIONS)
    found = Category.objects.filter(edition=edition, pk=pk).first()
    if found is None:
        raise Http404(_("There is no category at this address."))
    return found


def get_question_for(user: Visitor, edition: Edition, pk: int) -> Question:
    """A question, to be edited; Http404 for others than organizers."""
    access.require(user, edition, Permission.EDIT_REGISTRATIONS)
    rows = Question.objects.filter(edition=edition, pk=pk)
    found = rows.prefetch_related("asked_of").first()
    if found is None:
        raise Http404(_("There is no question at this address."))
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


def get_note_for(user: Visitor, edition: Edition, pk: int) -> Note:
    """A note on a registration of an edition, for organizers; Http404 for others."""
    access.require(user, edition, Permission.EDIT_REGISTRATIONS)
    notes = Note.objects.filter(registration__edition=edition, pk=pk)
    found = notes.select_related("registration__edition").first()
    if found is None:
        raise Http404(_("There is no note at this address."))
    return found


def saved_lists_for(user: Visitor, edition: Edition) -> QuerySet[SavedList]:
    """One's own saved lists of an edition and those shared with all; Http404 for outsiders."""
    access.require(user, edition, Permission.SEE_REGISTRATIONS)
    seen = Q(is_shared=True) | Q(owner=user.pk)
    return SavedList.objects.filter(seen, edition=edition).select_related("owner")


def get_own_list_for(user: Visitor, edition: Edition, pk: int) -> SavedList:
    """One of one's own saved lists; Http404 for those of others too."""
    found = saved_lists_for(user, edition).filter(owner=user.pk, pk=pk).first()
    if found is None:
        raise Http404(_("There is no saved list at this address."))
    return found
