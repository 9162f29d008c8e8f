"""Who may see which registration: one's own, or those of editions in which one serves."""

from django.db.models import F, Q
from django.http import Http404
from django.utils.translation import gettext as _

from registration.models import Quota, Registration, RegistrationQuerySet
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
