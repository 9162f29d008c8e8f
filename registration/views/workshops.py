"""Workshops for everybody: what there is, signing up, waiting, accepting, leaving."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from registration import access, lines
from registration.actions import workshops as actions
from registration.models import WorkshopPlace
from registration.queries import workshops as queries
from symposium.lib.rate_limits import limited
from symposium.program.models import Edition


@never_cache
@require_GET
def workshops(request: HttpRequest, edition: Edition) -> HttpResponse:
    own = access.get_own_registration(request.user, edition)
    listed = queries.listed(edition, own, at=timezone.now())
    return render(request, "registration/workshops/list.html", {"listed": listed})


@never_cache
@require_GET
def workshop(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    found = access.get_workshop(edition, slug)
    own = access.get_own_registration(request.user, edition)
    return render(
        request,
        "registration/workshops/workshop.html",
        {"one": queries.one_listed(found, own, at=timezone.now()), "registration": own},
    )


@require_POST
@login_required
@limited("registration.workshops", by_address="600/h", by_account="120/h")
def sign_up(request: HttpRequest, edition: Edition, slug: str) -> HttpResponseBase:
    found = access.get_workshop(edition, slug)
    own = access.get_own_registration(request.user, edition)
    if own is None:
        messages.info(request, _("Register for the edition first; then you can sign up."))
        return redirect("registration:register", edition.slug)
    try:
        place = actions.sign_up(workshop=found, registration=own, at=timezone.now())
    except (actions.NotTakingPart, actions.SignUpClosed) as refusal:
        messages.error(request, str(refusal))
    else:
        if place.state == WorkshopPlace.State.WAITING:
            messages.info(request, _("All places are taken. You are on the waiting list."))
        else:
            messages.success(request, _("You have a place."))
    return redirect("registration:workshop", edition.slug, slug)


@require_POST
@login_required
@limited("registration.workshops", by_address="600/h", by_account="120/h")
def accept(request: HttpRequest, edition: Edition, slug: str) -> HttpResponseBase:
    found = access.get_workshop(edition, slug)
    own = access.require_own_registration(request.user, edition)
    try:
        actions.accept_place(workshop=found, registration=own, at=timezone.now())
        messages.success(request, _("You have a place."))
    except lines.OfferEnded as refusal:
        messages.error(request, str(refusal))
    return redirect("registration:workshop", edition.slug, slug)


@require_POST
@login_required
@limited("registration.workshops", by_address="600/h", by_account="120/h")
def leave(request: HttpRequest, edition: Edition, slug: str) -> HttpResponseBase:
    found = access.get_workshop(edition, slug)
    own = access.require_own_registration(request.user, edition)
    actions.leave(workshop=found, registration=own, at=timezone.now())
    messages.success(request, _("Your place is free for somebody else."))
    return redirect("registration:workshop", edition.slug, slug)
