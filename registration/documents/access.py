"""The road from an id or a code in a request to a paper, a request for a visa, a batch."""

from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from registration.access import get_own_registration
from registration.documents.models import BadgeDesign, Batch, IssuedDocument, VisaRequest
from registration.models import Category, Registration, Workshop
from symposium.accounts.models import User
from symposium.accounts.roles import Permission
from symposium.program.access import Visitor, may, require
from symposium.program.models import Edition

Kind = IssuedDocument.Kind


def get_registration_to_act_for(user: Visitor, edition: Edition, pk: int) -> Registration:
    """The person's own registration, or that of a member of a delegation that the person heads;
    Http404 for all others."""
    if isinstance(user, User):
        mine = Q(user=user) | Q(email__iexact=user.email) | Q(delegation__head=user)
        rows = Registration.objects.filter(mine, edition=edition, pk=pk).with_details()
        if found := rows.first():
            return found
    raise _nothing()


def is_own(user: Visitor, registration: Registration) -> bool:
    """Whether the person is the one who is registered."""
    own = get_own_registration(user, registration.edition)
    return own is not None and own.pk == registration.pk


def get_document_for(user: Visitor, edition: Edition, serial: str) -> IssuedDocument:
    """A paper that this person may open: the own ones; a head of delegation those of members, and
    organizers all, but visa letters only with the right to see passports. Http404 for others."""
    rows = IssuedDocument.objects.filter(edition=edition, serial=serial)
    document = rows.select_related("registration__edition", "edition", "workshop").first()
    if document is None or not _may_open(user, document):
        raise _nothing()
    return document


def get_issued_document_for(user: Visitor, edition: Edition, serial: str) -> IssuedDocument:
    """Any paper of an edition, to be revoked, for those who issue them; Http404 for others."""
    require(user, edition, Permission.ISSUE_DOCUMENTS)
    rows = IssuedDocument.objects.filter(edition=edition, serial=serial)
    document = rows.select_related("edition", "registration").first()
    if document is None:
        raise _nothing()
    return document


def get_registration_to_print_for(user: Visitor, edition: Edition, pk: int) -> Registration:
    """Any registration of an edition, for those who issue papers; Http404 for others."""
    require(user, edition, Permission.ISSUE_DOCUMENTS)
    found = Registration.objects.filter(edition=edition, pk=pk).with_details().first()
    if found is None:
        raise _nothing()
    return found


def get_visa_request_for(user: Visitor, edition: Edition, pk: int) -> VisaRequest:
    """A request with its passport, for those who may see passports; Http404 for others."""
    require(user, edition, Permission.SEE_PASSPORTS)
    rows = VisaRequest.objects.filter(registration__edition=edition, pk=pk)
    request = rows.select_related(
        "registration__edition", "registration__institution", "registration__category"
    ).first()
    if request is None:
        raise _nothing()
    return request


def get_batch_for(user: Visitor, edition: Edition, guid: UUID) -> Batch:
    """A batch, for those who issue papers; one of visa letters only for those who may see
    passports. Http404 for others."""
    require(user, edition, Permission.ISSUE_DOCUMENTS)
    batch = Batch.objects.filter(edition=edition, guid=guid).defer("content").first()
    if batch is None:
        raise _nothing()
    if batch.kind == Kind.VISA_LETTER:
        require(user, edition, Permission.SEE_PASSPORTS)
    return batch


def get_design_for(user: Visitor, edition: Edition, slug: str) -> BadgeDesign:
    """The design of a category, or of all others for "others"; a new one where there is none."""
    require(user, edition, Permission.ISSUE_DOCUMENTS)
    category = None if slug == "others" else get_category_for(user, edition, slug)
    found = BadgeDesign.objects.filter(edition=edition, category=category).first()
    return found or BadgeDesign(edition=edition, category=category)


def get_category_for(user: Visitor, edition: Edition, slug: str) -> Category:
    """A category, for those who issue papers; Http404 for others."""
    require(user, edition, Permission.ISSUE_DOCUMENTS)
    found = Category.objects.filter(edition=edition, slug=slug).first()
    if found is None:
        raise _nothing()
    return found


def get_workshop_for(user: Visitor, edition: Edition, slug: str) -> Workshop:
    """A workshop, for those who issue papers; Http404 for others."""
    require(user, edition, Permission.ISSUE_DOCUMENTS)
    found = Workshop.objects.filter(edition=edition, slug=slug).select_related("session").first()
    if found is None:
        raise _nothing()
    return found


def get_own_workshop(registration: Registration, slug: str) -> Workshop:
    """A workshop in which the registered person has a place; Http404 for any other."""
    found = Workshop.objects.filter(slug=slug, places__registration=registration)
    workshop = found.select_related("session").first()
    if workshop is None:
        raise _nothing()
    return workshop


def _may_open(user: Visitor, document: IssuedDocument) -> bool:
    edition = document.edition
    if is_own(user, document.registration):
        return True
    if document.kind == Kind.VISA_LETTER:
        return may(user, edition, Permission.SEE_PASSPORTS)
    delegation = document.registration.delegation
    is_head = isinstance(user, User) and delegation is not None and delegation.head_id == user.pk
    return is_head or may(user, edition, Permission.ISSUE_DOCUMENTS)


def _nothing() -> Http404:
    return Http404(_("There is no page at this address."))
