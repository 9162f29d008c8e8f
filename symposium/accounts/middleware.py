"""Three guards, each before a view: visits of support, fresh proofs, and staff's second factor."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from symposium.accounts import actions, factors, proofs, support
from symposium.lib.addresses import address_of

Respond = Callable[[HttpRequest], HttpResponseBase]
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
# Changes for which a mailbox's code is asked again, where there is no second factor to ask for.
NEEDS_PROOF = {
    "account_email",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "socialaccount_connections",
}
PROTECTED_UNTIL, PROTECTED_SECONDS = "staff_protected_until", 300


class _Guard:
    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)


class SupportMiddleware(_Guard):
    """While one of the staff uses the pages as somebody else: some stay shut, changes are written
    down with both names, and it ends by itself."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method in SAFE_METHODS or response.status_code >= 400:
            return response
        # Set below, so that the click that began the visit is none of its changes.
        visit = getattr(request, "supported_by", None)
        if visit is not None and visit.agent is not None:
            actions.record_support(
                visit=visit,
                agent=visit.agent,
                page=f"{request.method} {request.path}"[:300],
                at=timezone.now(),
                address=address_of(request),
            )
        return response

    def process_view(
        self, request: HttpRequest, view: Respond, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        if getattr(view, "same_for_everybody", False) or not support.may_carry_visit(request):
            return None
        if support.VISIT not in request.session:
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name == "accounts:end_support":
            return None
        visit = support.visit_in(request)
        if visit is None or visit.ended_at or visit.ends_by <= timezone.now():
            return _visit_is_over(request)
        edition = getattr(kwargs.get("edition"), "slug", visit.edition_slug)
        if support.is_closed(request, view) or edition != visit.edition_slug:
            return render(request, "accounts/closed_to_support.html", {"visit": visit}, status=403)
        request.supported_by = visit  # type: ignore[attr-defined]  # ours, read above
        return None


class ProofMiddleware(_Guard):
    """Before changes of the account: a code from the mailbox, unless one was entered just now.
    Whoever has a second factor is asked for that one by allauth itself."""

    def process_view(
        self, request: HttpRequest, view: Respond, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        if match is None or match.view_name not in NEEDS_PROOF:
            return None
        if not request.user.is_authenticated or factors.has_second_factor(request.user):
            return None
        if proofs.is_fresh(request, at=timezone.now()):
            return None
        return _lead_to("accounts:prove", request)


class StaffMiddleware(_Guard):
    """Before organizers' pages: a second factor, and a sign-in that is not too old."""

    def process_view(
        self, request: HttpRequest, view: Respond, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        if not is_inside(request) or not request.user.is_authenticated:
            return None
        now = timezone.now()
        age = proofs.age_of(request.session, now)
        if age.is_over:
            logout(request)
            messages.info(request, _("You have been away for a while. Please sign in again."))
            return _refuse(request, redirect_to_login(request.get_full_path()))
        if age.is_locked:
            return render(request, "accounts/locked.html", status=403)
        if factors.is_required() and not _is_protected(request, now.timestamp()):
            return _refuse(request, _lead_to("accounts:protect", request))
        return None


def is_inside(request: HttpRequest) -> bool:
    """Whether an address is one of the organizers', or of the support's own site."""
    route = request.resolver_match.route if request.resolver_match else ""
    return "/organize/" in route or route.startswith("support/")


def _is_protected(request: HttpRequest, now: float) -> bool:
    """Whether somebody has a second factor or needs none; asked every five minutes."""
    assert request.user.is_authenticated  # noqa: S101 - asked before
    if request.session.get(PROTECTED_UNTIL, 0) > now:
        return True
    if factors.is_staff(request.user) and not factors.has_second_factor(request.user):
        return False
    request.session[PROTECTED_UNTIL] = now + PROTECTED_SECONDS
    return True


def _lead_to(name: str, request: HttpRequest) -> HttpResponseBase:
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': request.get_full_path()})}")


def _refuse(request: HttpRequest, redirect: HttpResponseBase) -> HttpResponseBase:
    """Programs cannot follow to a page of ours; they are told."""
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse(
            {"code": "sign_in_again", "message": _("Please sign in again.")}, status=403
        )
    return redirect


def _visit_is_over(request: HttpRequest) -> HttpResponseBase:
    visit = support.visit_in(request)
    if visit is not None:
        actions.end_support(visit=visit, at=timezone.now(), address=address_of(request))
    logout(request)
    messages.info(request, _("The time of support is over. Please sign in again."))
    return HttpResponseRedirect(settings.LOGIN_REDIRECT_URL)
