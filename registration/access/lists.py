"""Organizers' own notes and saved lists."""

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from registration.models import (
    Note,
    SavedList,
)
from symposium.accounts.roles import Permission
from symposium.program import access
from symposium.program.access import Visitor
from symposium.program.models import Edition


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
