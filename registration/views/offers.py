"""A seat that is offered: see it, accept it, give it up. The link in the letter leads here, however
often it is followed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from registration import access, lines
from registration.actions import offers
from symposium.lib.rate_limits import limited
from symposium.program.models import Edition


@never_cache
@require_GET
@login_required
def offer(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    registration = access.require_own_registration(request.user, edition)
    return render(request, "registration/me/offer.html", {"registration": registration})


@require_POST
@login_required
@limited("registration.change", by_address="600/h", by_account="60/h")
def accept(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    registration = access.require_own_registration(request.user, edition)
    try:
        offers.accept_offer(registration=registration, at=timezone.now())
    except lines.OfferEnded as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The seat is yours. The confirmation is on its way to you."))
    return redirect("registration:me", edition.slug)


@require_POST
@login_required
@limited("registration.change", by_address="600/h", by_account="60/h")
def accept_for_delegation(request: HttpRequest, edition: Edition, pk: int) -> HttpResponseBase:
    """The head, or an organizer, takes what is offered to the members."""
    delegation = access.get_led_delegation(request.user, edition, pk)
    try:
        offers.accept_for_delegation(delegation=delegation, at=timezone.now())
    except lines.OfferEnded as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The seats are yours."))
    return redirect("registration:delegation", edition.slug, pk)


@require_POST
@login_required
@limited("registration.change", by_address="600/h", by_account="60/h")
def give_up(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    registration = access.require_own_registration(request.user, edition)
    offers.give_up(registration=registration, at=timezone.now())
    messages.success(request, _("You have given the seat up. It is offered to the next in line."))
    return redirect("registration:me", edition.slug)
