"""“Your account”: everything at one glance, and the browsers in which it is open."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from symposium.accounts import access, queries
from symposium.lib.http import actor


@never_cache
@login_required
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    account = queries.account_of(
        actor(request), session_key=request.session.session_key or "", at=timezone.now()
    )
    return render(request, "accounts/overview.html", {"account": account})


@login_required
@require_POST
def end_device(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign one browser out; the one in front of the person as well."""
    session = access.get_device_for(actor(request), pk)
    is_current = session.session_key == request.session.session_key
    session.end()
    if is_current:
        logout(request)
        return redirect("account_login")
    messages.success(request, _("That browser has been signed out."))
    return redirect("accounts:overview")


@login_required
@require_POST
def end_other_devices(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    user = actor(request)
    key = request.session.session_key or ""
    others = [
        device
        for device in queries.devices_of(user, session_key=key, at=timezone.now())
        if not device.is_current
    ]
    for device in others:
        access.get_device_for(user, device.pk).end()
    messages.success(
        request,
        ngettext(
            "%(count)s other browser has been signed out.",
            "%(count)s other browsers have been signed out.",
            len(others),
        )
        % {"count": len(others)},
    )
    return redirect("accounts:overview")
