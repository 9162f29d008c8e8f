"""Registering: one form, then the code that proves the e-mail address."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from registration import access, actions, drafts
from registration.forms import RegistrationForm
from symposium.accounts import codes
from symposium.accounts.models import User
from symposium.lib.rate_limits import limited
from symposium.program.models import Edition


@never_cache
@require_http_methods(["GET", "POST"])
@limited("registration.register", by_address="600/h", by_account="40/h")
def register(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    """The form. Whoever is registered already is led to the own registration."""
    account = request.user if isinstance(request.user, User) else None
    if access.get_own_registration(request.user, edition):
        return redirect("registration:me", edition.slug)
    if edition.is_over(timezone.now()):
        return render(request, "registration/closed.html", {"reason": "over"})
    if not edition.categories.exists():
        return render(request, "registration/closed.html", {"reason": "not_open"})
    if request.method != "POST":
        draft = drafts.read(request, edition)
        form = RegistrationForm(edition=edition, account=account, initial=dict(draft or {}))
        return _form_page(request, form)
    form = RegistrationForm(request.POST, edition=edition, account=account)
    if not form.is_valid():
        return _form_page(request, form)
    if account is not None:
        return _register(request, edition, account, form)
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
    form = RegistrationForm(draft, edition=edition, account=request.user)
    proved = draft.get("email", "").lower() == request.user.email.lower()
    if not proved or not form.is_valid():
        return redirect("registration:register", edition.slug)
    return _register(request, edition, request.user, form)


def _register(
    request: HttpRequest, edition: Edition, user: User, form: RegistrationForm
) -> HttpResponseBase:
    try:
        _registration, created = actions.register(
            edition=edition, user=user, details=form.details(), at=timezone.now()
        )
    except actions.RegistrationClosed as refusal:
        messages.error(request, str(refusal))
        return redirect("registration:register", edition.slug)
    drafts.forget(request, edition)
    if created:
        messages.success(request, _("You are registered. The confirmation is on its way to you."))
    else:
        messages.info(request, _("You had registered before. This is your registration."))
    return redirect("registration:me", edition.slug)


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


def _form_page(request: HttpRequest, form: RegistrationForm) -> HttpResponse:
    return render(
        request,
        "registration/register.html",
        {"form": form, "consent_version": actions.CONSENT_VERSION},
        status=422 if form.errors else 200,
    )
