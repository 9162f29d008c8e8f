"""Handing one's place to a colleague, and taking it over."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from registration import access, actions
from registration.actions import transferring
from registration.forms import ColleagueForm, TakeOverForm
from symposium.accounts import codes
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
@limited("registration.transfer", by_address="60/h", by_account="10/h")
def transfer(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    """To whom the place shall go."""
    registration = access.require_own_registration(request.user, edition)
    form = ColleagueForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            transferring.offer_place(
                registration=registration,
                name=form.cleaned_data["display_name"],
                email=form.cleaned_data["email"],
                by=actor(request),
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, _("We have written to your colleague."))
            return redirect("registration:me", edition.slug)
    return render(
        request,
        "registration/me/transfer.html",
        {"form": form, "registration": registration},
        status=422 if form.errors else 200,
    )


@require_POST
@login_required
def withdraw(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    registration = access.require_own_registration(request.user, edition)
    transferring.withdraw_offer(registration=registration, at=timezone.now())
    messages.success(request, _("You keep your place."))
    return redirect("registration:me", edition.slug)


@never_cache
@require_http_methods(["GET", "POST"])
@limited("registration.take_over", by_address="60/h", by_account="30/h")
def take_over(request: HttpRequest, edition: Edition, code: str) -> HttpResponseBase:
    """Where the letter leads: sign in with the address that it was sent to, and accept."""
    offer = access.get_transfer(edition, code)
    context = {"transfer": offer, "consent_version": actions.CONSENT_VERSION}
    if offer not in type(offer).objects.pending_at(timezone.now()):
        return render(request, "registration/me/transfer_ended.html", context)
    if not request.user.is_authenticated:
        return _sign_in(request, edition, code, context)
    if not access.is_for(offer, request.user):
        return render(request, "registration/me/transfer_other.html", context, status=403)
    initial = {"display_name": offer.name}
    form = TakeOverForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            transferring.accept_place(
                transfer=offer,
                user=actor(request),
                display_name=form.cleaned_data["display_name"],
                latin_name=form.cleaned_data["latin_name"],
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The place is yours. Please look through your details."))
            return redirect("registration:edit", edition.slug)
    context["form"] = form
    status = 422 if form.errors else 200
    return render(request, "registration/me/take_over.html", context, status=status)


def _sign_in(
    request: HttpRequest, edition: Edition, code: str, context: "dict[str, object]"
) -> HttpResponseBase:
    """A code goes to the address of the offer, and to no other."""
    if request.method == "POST":
        try:
            return codes.send_code(
                request,
                email=access.get_transfer(edition, code).email,
                leads_to=reverse("registration:take_over", args=[edition.slug, code]),
            )
        except codes.TooManyCodes as refusal:
            messages.error(request, str(refusal))
    return render(request, "registration/me/take_over.html", context)
