"""Who may see and change which work: the only road from an address to an exhibit or medium."""

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from symposium.accounts.roles import Permission
from symposium.exhibition.models import Exhibit, Medium
from symposium.institutions.models import Institution
from symposium.program.access import Visitor, may, require
from symposium.program.models import Edition


def get_exhibit_for(user: Visitor, edition: Edition, slug: str) -> Exhibit:
    """A work on show in this edition, or a hidden one for those who edit the exhibition."""
    exhibit = _exhibit(edition, slug)
    if exhibit.is_on_show or may(user, edition, Permission.EDIT_EXHIBITION):
        return exhibit
    raise Http404(_no_work())


def get_exhibit_to_edit(user: Visitor, edition: Edition, slug: str) -> Exhibit:
    """A work of this edition, for those who edit the exhibition; Http404 for all others."""
    require(user, edition, Permission.EDIT_EXHIBITION)
    return _exhibit(edition, slug)


def get_medium_to_edit(user: Visitor, exhibit: Exhibit, medium_id: int) -> Medium:
    """One of the work's media in any state, for those who edit the exhibition."""
    require(user, exhibit.edition, Permission.EDIT_EXHIBITION)
    medium = exhibit.work.media.filter(pk=medium_id).first()
    if medium is None:
        raise Http404(_("There is no such medium."))
    return medium


def get_institution_for(user: Visitor, edition: Edition, slug: str) -> Institution:
    """A museum with works on show in this edition; with hidden ones for those who edit them. It
    may be found by the address of another one that became part of it."""
    exhibits = Q(works__exhibits__edition=edition)
    if not may(user, edition, Permission.EDIT_EXHIBITION):
        exhibits &= Q(works__exhibits__is_on_show=True)
    named = Q(slug=slug) | Q(merges__slug=slug)
    institution = Institution.objects.filter(exhibits).filter(named).distinct().first()
    if institution is None:
        raise Http404(_("There is no museum with works in this exhibition at this address."))
    return institution


def _exhibit(edition: Edition, slug: str) -> Exhibit:
    exhibits = Exhibit.objects.filter(edition=edition, work__slug=slug)
    exhibit = exhibits.select_related("edition", "work__institution", "hall").first()
    if exhibit is None:
        raise Http404(_no_work())
    return exhibit


def _no_work() -> str:
    return _("There is no work at this address.")
