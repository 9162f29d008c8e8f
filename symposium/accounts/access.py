"""The only road from an id in a request to something of a person's own account."""

from allauth.usersessions.models import UserSession
from django.http import Http404
from django.utils.translation import gettext as _

from symposium.accounts.models import User


def get_device_for(user: User, pk: int) -> UserSession:
    """One of the browsers in which somebody is signed in; Http404 for everybody else's."""
    session: UserSession | None = UserSession.objects.filter(user=user, pk=pk).first()
    if session is None:
        raise Http404(_("There is nothing at this address."))
    return session
