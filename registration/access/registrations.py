"""Which registration is whose: one's own, or those of editions in which one serves."""

from django.db.models import F, Q
from django.http import Http404
from django.utils.translation import gettext as _

from registration.models import (
    Answer,
    Registration,
    RegistrationQuerySet,
)
from symposium.accounts.models import User
from symposium.accounts.roles import Permission
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
