"""Proving once more who one is, and being led to a second factor."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from symposium.accounts import actions, codes, factors
from symposium.accounts.forms.signing_in import ProveForm
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
@limited("prove", by_address="60/m", by_account="10/m")
def prove(request: HttpRequest) -> HttpResponse:
    """A code is sent when asked for, and entered here; then the page that wanted it opens."""
    leads_to = _safe(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.method == "POST" and request.POST.get("action") == "send":
        codes.send_proof(request)
        return redirect(request.get_full_path())
    form = ProveForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            email = codes.enter_proof(request, form.cleaned_data["code"])
        except (codes.WrongCode, codes.CodeGone) as refusal:
            form.add_error("code", str(refusal))
        else:
            actions.note_address(user=actor(request), email=email)
            record_authentication(request, actor(request), method="code", email=email)
            return redirect(leads_to or "accounts:overview")
    context = {"form": form, "email": codes.proof_is_under_way(request), "next": leads_to}
    return render(request, "accounts/prove.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_GET
def protect(request: HttpRequest) -> HttpResponse:
    """Why a second factor is needed, and the two ways to one; after it the page that asked for it
    is a click away."""
    leads_to = _safe(request, request.GET.get("next", ""))
    if factors.has_second_factor(actor(request)):
        return redirect(leads_to or "accounts:overview")
    if leads_to:
        request.session["protected_leads_to"] = leads_to
    return render(request, "accounts/protect.html")


def _safe(request: HttpRequest, target: str) -> str:
    ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    return target if ours else ""
