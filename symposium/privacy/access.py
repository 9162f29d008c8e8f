"""Who may see and set what about privacy in an edition."""

from django.http import Http404
from django.utils.translation import gettext as _

from symposium.accounts.roles import Permission
from symposium.privacy.models import Notice, RetentionReport
from symposium.program.access import Visitor, require
from symposium.program.models import Edition


def get_notice(edition: Edition, number: int | None = None) -> Notice:
    """A version of the privacy notice, by default the current one: for everybody who sees the
    edition. Http404 when there is none."""
    notices = Notice.objects.filter(edition=edition).select_related("edition")
    found = (notices.filter(number=number) if number is not None else notices).first()
    if found is None:
        raise Http404(_("This edition has no privacy notice of its own yet."))
    return found


def get_report_for(user: Visitor, edition: Edition, pk: int) -> RetentionReport:
    """What a night erased, for those who may change registrations; Http404 for others."""
    require(user, edition, Permission.EDIT_REGISTRATIONS)
    found = RetentionReport.objects.filter(edition=edition, pk=pk).first()
    if found is None:
        raise Http404(_("There is no report at this address."))
    return found
