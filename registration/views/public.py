"""Registering: one form, then the code that proves the e-mail address."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from registration import access, actions, drafts
from registration.actions.invitations import InvitationRefused
from registration.forms import RegistrationForm
from registration.models import Invitation, Registration
from registration.views import invitations
from symposium.accounts import codes
from symposium.accounts.models import User
from symposium.lib.rate_limits import limited
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

# Sent by the button that only brings up the questions of the chosen category.
STEP = "step"


@never_cache
@require_http_methods(["GET", "POST"])
@limited("registration.register", by_address="600/h", by_account="40/h")
def register(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    """The form. Whoever is registered already is led to the own registration."""
    account = request.user if isinstance(request.user, User) else None
    if access.get_own_registration(request.user, edition):
        return redirect("registration:me", edition.slug)
    at = timezone.now()
    try:
        invitation = invitations.chosen(request, edition)
    except InvitationRefused as refusal:
        return invitations.refused(request, refusal)
    if closed := _closed(request, edition, invitation, at):
        return closed
    if request.method != "POST" or STEP in request.POST:
        return _blank_page(request, edition, account, invitation)
    files = drafts.take_files(request, edition)
    form = RegistrationForm(
        request.POST,
        edition=edition,
        account=account,
        invitation=invitation,
        files=files,
        at=at,
    )
    if not form.is_valid():
        return _form_page(request, form)
    try:
        if account is not None:
            return _register(request, edition, account, form)
        actions.check_choice(
            form.cleaned_data["category"],
            form.cleaned_data["mode"],
            at=at,
            invitation=invitation,
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return _form_page(request, form)
    drafts.keep(request, edition, form)
    return _ask_for_code(request, edition, form)


@never_cache
@require_GET
def finish(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    """Where the code leads: what this session's form said becomes the registration.

    It writes on GET, but only what this very browser has posted and its mailbox has confirmed.
    """
    draft = drafts.read(request, edition)
    if not isinstance(request.user, User) or draft is None:
        return redirect("registration:register", edition.slug)
    try:
        invitation = invitations.usable(edition, draft.get("invitation", ""))
    except InvitationRefused as refusal:
        return invitations.refused(request, refusal)
    form = RegistrationForm(
        draft,
        edition=edition,
        account=request.user,
        invitation=invitation,
        files=drafts.files(request, edition),
    )
    proved = draft.get("email", "").lower() == request.user.email.lower()
    if not proved or not form.is_valid():
        return redirect("registration:register", edition.slug)
    try:
        return _register(request, edition, request.user, form)
    except Refusal as refusal:
        # The form is shown again with all that was typed.
        messages.error(request, str(refusal))
        return redirect("registration:register", edition.slug)


def _register(
    request: HttpRequest, edition: Edition, user: User, form: RegistrationForm
) -> HttpResponseBase:
    registration, created = actions.register(
        edition=edition,
        user=user,
        details=form.details(),
        at=timezone.now(),
        invitation=form.invitation,
    )
    drafts.forget(request, edition)
    if created:
        messages.success(request, _said(registration))
    else:
        messages.info(request, _("You had registered before. This is your registration."))
    return redirect("registration:me", edition.slug)


def _said(registration: Registration) -> str:
    if registration.state == Registration.State.REQUESTED:
        return _("We have your registration. The organizers look at it and write to you.")
    if registration.state == Registration.State.WAITING:
        return _("All seats are taken. You are on the waiting list, and we write to you.")
    return _("You are registered. The confirmation is on its way to you.")


def _closed(
    request: HttpRequest, edition: Edition, invitation: Invitation | None, at: datetime
) -> HttpResponse | None:
    """The page that says why nobody can register now; None when somebody can."""
    if edition.is_over(at):
        return render(request, "registration/closed.html", {"reason": "over"})
    open_to_all = edition.categories.filter(needs_invitation=False)
    if invitation or open_to_all.open_at(at).exists():
        return None
    later = open_to_all.offered().filter(opens_at__gt=at).order_by("opens_at").first()
    has_closed = open_to_all.offered().filter(closes_at__lte=at).exists()
    reason = "later" if later else "ended" if has_closed else "not_open"
    context = {"reason": reason, "opens_at": later.opens_at if later else None}
    return render(request, "registration/closed.html", context)


def _ask_for_code(
    request: HttpRequest, edition: Edition, form: RegistrationForm
) -> HttpResponseBase:
    try:
        return codes.send_code(
            request,
            email=form.cleaned_data["email"],
            leads_to=reverse("registration:finish", args=[edition.slug]),
        )
    except codes.TooManyCodes as refusal:
        form.add_error("email", str(refusal))
        return _form_page(request, form)


def _blank_page(
    request: HttpRequest, edition: Edition, account: User | None, invitation: Invitation | None
) -> HttpResponse:
    """The form with what has been typed so far, not judged yet."""
    is_step = request.method == "POST"
    typed = request.POST if is_step else drafts.read(request, edition)
    files = drafts.take_files(request, edition) if is_step else drafts.files(request, edition)
    form = RegistrationForm(edition=edition, account=account, invitation=invitation, files=files)
    if typed:
        form.fill(typed)
    return _form_page(request, form)


def _form_page(request: HttpRequest, form: RegistrationForm) -> HttpResponse:
    return render(
        request,
        "registration/register.html",
        {"form": form, "consent_version": actions.CONSENT_VERSION},
        status=422 if form.errors else 200,
    )
