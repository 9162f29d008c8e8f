"""What an edition offers and asks: categories, questions, seats, workshops."""

from django.http import Http404
from django.utils.translation import gettext as _

from registration.models import (
    Category,
    Question,
    Quota,
    Workshop,
    WorkshopPlace,
)
from symposium.accounts.roles import Permission
from symposium.program import access
from symposium.program.access import Visitor
from symposium.program.models import Edition


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


def get_quota_for(user: Visitor, edition: Edition, pk: int) -> Quota:
    """A quota, for those who may change registrations; Http404 for others."""
    access.require(user, edition, Permission.EDIT_REGISTRATIONS)
    quotas = Quota.objects.select_related("edition", "category", "institution")
    found = quotas.filter(edition=edition, pk=pk).first()
    if found is None:
        raise Http404(_("There is no quota at this address."))
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
