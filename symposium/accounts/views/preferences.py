"""Preferences that need no account: kept in cookies, and with the person when signed in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from symposium.accounts import actions
from symposium.accounts.forms.preferences import PreferencesForm
from symposium.lib import time_zones

COOKIE_SECONDS = 400 * 24 * 3600


@require_http_methods(["GET", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Set the time zone or the theme and lead back to the page that the switch stood on."""
    if request.method == "GET":
        form = PreferencesForm(
            initial={
                "tz": str(timezone.get_current_timezone()),
                "theme": request.COOKIES.get("theme", "auto"),
                "language": getattr(request.user, "language", ""),
                "next": request.GET.get("next", ""),
            }
        )
        if not request.user.is_authenticated:
            del form.fields["language"]
        return render(request, "accounts/preferences.html", {"form": form})
    form = PreferencesForm(request.POST)
    form.is_valid()
    chosen = form.cleaned_data
    target = chosen.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    if chosen.get("tz"):
        _set_cookie(response, time_zones.COOKIE, chosen["tz"])
        if request.user.is_authenticated:
            actions.set_preferences(user=request.user, time_zone=chosen["tz"])
    if chosen.get("language") and request.user.is_authenticated:
        actions.set_preferences(user=request.user, language=chosen["language"])
    if chosen.get("theme"):
        _set_cookie(response, "theme", chosen["theme"])
    return response


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Whoever looks for a password or a sign-up is led to the code that stands in for both."""
    query = request.META.get("QUERY_STRING", "")
    target = reverse("account_login")
    return HttpResponseRedirect(f"{target}?{query}" if query else target)


def _set_cookie(response: HttpResponse, name: str, value: str) -> None:
    # Not HttpOnly: the switches work without a page load where there is JavaScript.
    response.set_cookie(
        name,
        value,
        max_age=COOKIE_SECONDS,
        samesite="Lax",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )
