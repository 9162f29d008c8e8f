"""The road from a request to an edition's audience."""

from django.http import Http404
from django.utils.translation import gettext as _

from streaming.audience.models import PlatformFigure
from symposium.accounts.roles import Permission
from symposium.program.access import Visitor, require
from symposium.program.models import Edition


def get_platform_figure_for(user: Visitor, edition: Edition, figure_id: int) -> PlatformFigure:
    """A figure for those who may see the audience; Http404 for outsiders."""
    require(user, edition, Permission.SEE_AUDIENCE)
    figure = PlatformFigure.objects.filter(edition=edition, pk=figure_id).first()
    if figure is None:
        raise Http404(_("There is no figure at this address."))
    return figure
