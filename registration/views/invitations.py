"""Invitations as those see them who got one: the short address, and why it may be refused."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from registration import access
from registration.actions import invitations as actions
from registration.models import Invitation
from symposium.lib.rate_limits import is_past_limit, limited
from symposium.program.models import Edition

# Codes are 128 bits long; nobody has to try so many.
GROUP, RATE, METHODS = "registration.invitation", "120/h", ("GET", "POST")


@never_cache
@require_GET
@limited(GROUP, by_address=RATE, methods=METHODS)
def landing(request: HttpRequest, edition: Edition, code: str) -> HttpResponseBase:
    """Leads to the form, or says why not."""
    try:
        _usable(edition, code)
    except actions.InvitationRefused as refusal:
        return refused(request, refusal)
    address = reverse("registration:register", args=[edition.slug])
    return redirect(f"{address}?invitation={code}")


def chosen(request: HttpRequest, edition: Edition) -> Invitation | None:
    """The invitation that the form's address or the form itself names; None where none is named.

    Raises InvitationRefused, also for one try too many.
    """
    code = request.POST.get("invitation") or request.GET.get("invitation") or ""
    if not code:
        return None
    if is_past_limit(request, GROUP, RATE, methods=METHODS):
        raise actions.InvitationUnknown
    return _usable(edition, code)


def usable(edition: Edition, code: str) -> Invitation | None:
    """The invitation of a draft that was filled in before; None for no code. Raises
    InvitationRefused."""
    return _usable(edition, code) if code else None


def refused(request: HttpRequest, refusal: actions.InvitationRefused) -> HttpResponse:
    status = 404 if isinstance(refusal, actions.InvitationUnknown) else 410
    context = {"refusal": refusal}
    return render(request, "registration/invitations/refused.html", context, status=status)


def _usable(edition: Edition, code: str) -> Invitation:
    """As far as can be told without a lock."""
    try:
        found = access.get_invitation_for(edition, code)
    except Http404:
        raise actions.InvitationUnknown from None
    actions.refuse_what_is_over(found, timezone.now())
    if found.most_uses is not None and actions.uses_of(found) >= found.most_uses:
        raise actions.InvitationUsedUp
    return found
