"""One's own participation: see, change, cancel, come after all."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration import access, actions, qr, tickets
from registration.forms import RegistrationForm
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.program.models import Edition, Star


@never_cache
@require_GET
@login_required
def me(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    registration = access.get_own_registration(request.user, edition)
    return render(
        request,
        "registration/me.html",
        {
            "registration": registration,
            "qr": qr.svg(tickets.ticket_text(registration)) if registration else "",
            "star_count": Star.objects.filter(
                user=actor(request), session__edition=edition
            ).count(),
            "is_over": edition.is_over(timezone.now()),
            "led": list(access.delegations_led_by(request.user, edition)),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
@limited("registration.change", by_address="600/h", by_account="60/h")
def edit(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    registration = access.require_own_registration(request.user, edition)
    form = RegistrationForm(
        request.POST if request.method == "POST" else None,
        edition=edition,
        account=actor(request),
        own=registration,
    )
    if form.is_valid():
        actions.change_details(registration=registration, details=form.details(), at=timezone.now())
        messages.success(request, _("Your registration has been changed."))
        return redirect("registration:me", edition.slug)
    return render(
        request,
        "registration/edit.html",
        {"form": form, "registration": registration},
        status=422 if form.errors else 200,
    )


@require_POST
@login_required
@limited("registration.change", by_address="600/h", by_account="60/h")
def cancel(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    registration = access.require_own_registration(request.user, edition)
    actions.cancel(registration=registration, at=timezone.now())
    messages.success(request, _("Your registration is canceled."))
    return redirect("registration:me", edition.slug)


@require_POST
@login_required
@limited("registration.change", by_address="600/h", by_account="60/h")
def reinstate(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    registration = access.require_own_registration(request.user, edition)
    try:
        actions.reinstate(registration=registration, at=timezone.now())
        messages.success(request, _("You are registered again."))
    except actions.RegistrationClosed as refusal:
        messages.error(request, str(refusal))
    return redirect("registration:me", edition.slug)
