"""Museums and universities that vouch for their people by OpenID Connect."""

from typing import Any, ClassVar

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from symposium.accounts import actions

LANGUAGE = "institution_language"
UNVERIFIED, ELSEWHERE, NO_ADDRESS = "unverified", "elsewhere", "no_address"


class InstitutionAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth: no types
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultSocialAccountAdapter.error_messages,
        "connected_other": _("This account of the institution opens somebody else's account here."),
    }

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let in only whom the institution vouches for, by an address it may vouch for.

        Whoever has come this way before is known by the institution's own number of them; their
        address may have changed since.
        """
        if sociallogin.is_existing and not sociallogin._did_authenticate_by_email:
            return
        if reason := refusal_of(sociallogin):
            raise ImmediateHttpResponse(_refused(request, sociallogin, reason))
        if sociallogin.is_existing:
            # The institution has made sure of it, so no code needs to.
            email = sociallogin._did_authenticate_by_email
            actions.note_address(user=sociallogin.user, email=email)

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        user = super().populate_user(request, sociallogin, data)
        user.email = user.email.lower()
        user.display_name = str(data.get("name") or "")[:200]
        user.language = _language_of(request)
        return user

    def can_authenticate_by_email(self, login: Any, email: str) -> bool:
        return _may_vouch_for(login, email)

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        with translation.override(_language_of(request)):
            return reverse("accounts:overview")


def refusal_of(sociallogin: Any) -> str:
    """Why somebody is not let in, "" for nothing."""
    if not sociallogin.email_addresses:
        return NO_ADDRESS
    if not all(address.verified is True for address in sociallogin.email_addresses):
        return UNVERIFIED
    if not all(
        _may_vouch_for(sociallogin, address.email) for address in sociallogin.email_addresses
    ):
        return ELSEWHERE
    return ""


def _may_vouch_for(sociallogin: Any, email: str) -> bool:
    """An institution with a list of domains speaks for addresses of these alone."""
    app = sociallogin.provider.app
    domains = {str(domain).lower() for domain in (app.settings.get("domains") or [])}
    return not domains or email.rpartition("@")[2].lower() in domains


def _refused(request: HttpRequest, sociallogin: Any, reason: str) -> HttpResponse:
    addresses = [address.email for address in sociallogin.email_addresses]
    context = {"reason": reason, "institution": sociallogin.provider.name, "addresses": addresses}
    with translation.override(_language_of(request)):
        return render(request, "socialaccount/refused.html", context, status=403)


def _language_of(request: HttpRequest) -> str:
    """In which the person left for the institution; the way back has no language of its own."""
    return str(request.session.get(LANGUAGE, "en"))
