"""One's own participation: see, change, cancel, come after all."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration import access, actions, drafts, qr, tickets
from registration.forms import RegistrationForm
from registration.models import Registration
from registration.queries import answers
from registration.views.public import STEP
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition, Star

# Nothing is shown at an entrance by those whose place is not certain.
WITHOUT_TICKET = (
    Registration.State.REQUESTED,
    Registration.State.DECLINED,
    Registration.State.CANCELED,
)


@never_cache
@require_GET
@login_required
def me(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    registration = access.get_own_registration(request.user, edition)
    at = timezone.now()
    stars = Star.objects.filter(user=actor(request), session__edition=edition)
    context: dict[str, Any] = {
        "registration": registration,
        "star_count": stars.count(),
        "is_over": edition.is_over(at),
        "led": list(access.delegations_led_by(request.user, edition)),
    }
    if registration is not None:
        has_ticket = registration.state not in WITHOUT_TICKET
        questions = answers.questions_of(edition)
        context |= {
            "qr": qr.svg(tickets.ticket_text(registration)) if has_ticket else "",
            "answers": answers.lines_of(registration),
            "lacking": answers.lacking([registration], questions)[registration.pk],
            "transfer": registration.transfers.pending_at(at).first(),
        }
    return render(request, "registration/me.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
@limited("registration.change", by_address="600/h", by_account="60/h")
def edit(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    registration = access.require_own_registration(request.user, edition)
    is_sent = request.method == "POST" and STEP not in request.POST
    posted = request.POST if request.method == "POST" else None
    files = drafts.take_files(request, edition) if posted else drafts.files(request, edition)
    form = RegistrationForm(
        posted if is_sent else None,
        edition=edition,
        account=actor(request),
        own=registration,
        files=files,
    )
    if posted and not is_sent:
        form.fill(posted)
    if form.is_valid():
        try:
            actions.change_details(
                registration=registration, details=form.details(), at=timezone.now()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            drafts.forget(request, edition)
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
    except actions.RegistrationClosed as refusal:
        messages.error(request, str(refusal))
    else:
        registration.refresh_from_db()
        messages.success(request, _said(registration))
    return redirect("registration:me", edition.slug)


def _said(registration: Registration) -> str:
    if registration.state == Registration.State.WAITING:
        return _("All seats are taken by now. You are on the waiting list, and we write to you.")
    if registration.state == Registration.State.REQUESTED:
        return _("The organizers look at your registration once more and write to you.")
    return _("You are registered again.")
