"""Signing in: mail leaves through our queue in the reader's language, sessions know their age."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from symposium.accounts import actions, proofs, queries
from symposium.accounts.models import User
from symposium.lib import after_commit
from symposium.lib.addresses import address_of, network_of
from symposium.lib.tasks import send_mail


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This is not the code. Please compare it letter by letter."),
        "too_many_login_attempts": _(
            "That was one attempt too many. Please wait five minutes, then try again."
        ),
        "rate_limited": _("That was one attempt too many. Please wait a minute, then try again."),
        "email_taken": _("This address belongs to an account already."),
        "duplicate_email": _("This address is yours already."),
        "max_email_addresses": _("You can have %d addresses at most."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Render while the request's language is active; a worker does the sending."""
        message = self.render_mail(template_prefix, email, context)
        alternatives = getattr(message, "alternatives", [])
        html = alternatives[0][0] if alternatives else ""
        after_commit.run_task(send_mail, email, message.subject, message.body, html)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """News about somebody's own account, in the language of that person. Whoever has no
        address on record yet is told at the one they sign in with."""
        with translation.override(user.language):
            super().send_notification_mail(
                template_prefix,
                user,
                {"person": user, **(context or {})},
                email or EmailAddress.objects.get_primary_email(user) or user.email,
            )

    def get_client_ip(self, request: HttpRequest) -> str:
        """What allauth's limits count: the visitor's network, not our own proxy in front."""
        return network_of(address_of(request))

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        user.language = translation.get_language() or "en"
        return super().save_user(request, user, form, commit)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever has just proven who they are need not do it twice; see proofs.py."""
        return not proofs.is_fresh(self.request, at=timezone.now())

    def pre_login(
        self, request: HttpRequest, user: Any, *, email: str | None, signup: bool, **kwargs: Any
    ) -> HttpResponse | None:
        """Whoever entered a code has read it in that mailbox: ask for no second code. Accounts
        that organizers made, or a registration's form, come here for the first time."""
        if email and not signup and _code_was_entered(request, email):
            actions.note_address(user=user, email=email)
        answer: HttpResponse | None = super().pre_login(
            request, user, email=email, signup=signup, **kwargs
        )
        return answer

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        now = timezone.now()
        proofs.note_sign_in(request.session, at=now, locked_until=queries.locked_until(user, now))


def _code_was_entered(request: HttpRequest, email: str) -> bool:
    records = request.session.get("account_authentication_methods", [])
    return any(
        record.get("method") == "code" and record.get("email", "").lower() == email.lower()
        for record in records
    )
