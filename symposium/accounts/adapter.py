"""Allauth's hooks: its mail leaves through our queue, in the reader's language."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from symposium.lib import after_commit
from symposium.lib.addresses import address_of, network_of
from symposium.lib.tasks import send_mail


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Render while the request's language is active; a worker does the sending."""
        message = self.render_mail(template_prefix, email, context)
        alternatives = getattr(message, "alternatives", [])
        html = alternatives[0][0] if alternatives else ""
        after_commit.run_task(send_mail, email, message.subject, message.body, html)

    def get_client_ip(self, request: HttpRequest) -> str:
        """What allauth's limits count: the visitor's network, not our own proxy in front."""
        return network_of(address_of(request))

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        user.language = translation.get_language() or "en"
        return super().save_user(request, user, form, commit)

    def pre_login(
        self, request: HttpRequest, user: Any, *, email: str | None, signup: bool, **kwargs: Any
    ) -> HttpResponse | None:
        """Whoever entered a code has read it in that mailbox: ask for no second code. Accounts
        that organizers made, or a registration's form, come here for the first time."""
        if email and not signup and _code_was_entered(request, email):
            EmailAddress.objects.update_or_create(
                user=user, email=email.lower(), defaults={"verified": True, "primary": True}
            )
        answer: HttpResponse | None = super().pre_login(
            request, user, email=email, signup=signup, **kwargs
        )
        return answer


def _code_was_entered(request: HttpRequest, email: str) -> bool:
    records = request.session.get("account_authentication_methods", [])
    return any(
        record.get("method") == "code" and record.get("email", "").lower() == email.lower()
        for record in records
    )
