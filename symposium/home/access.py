"""Which edition the front page leads to, and who may change who serves in one."""

from django.http import Http404
from django.utils.translation import gettext as _

from symposium.accounts.roles import Permission
from symposium.program.access import Visitor, require
from symposium.program.models import Appointment, Edition


def get_front_edition() -> Edition:
    """The current edition, else the latest published one; Http404 when there is none."""
    published = Edition.objects.published()
    edition = published.filter(is_current=True).first() or published.in_order().first()
    if edition is None:
        raise Http404(_("No edition has been published yet."))
    return edition


def get_appointment_for(user: Visitor, edition: Edition, appointment_id: int) -> Appointment:
    """A role that somebody holds, for those who may edit the edition; Http404 for others."""
    require(user, edition, Permission.EDIT_EDITION)
    appointment = Appointment.objects.filter(edition=edition, pk=appointment_id).first()
    if appointment is None:
        raise Http404(_("Nobody holds this role any more."))
    return appointment
