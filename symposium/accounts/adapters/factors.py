"""Second factors: what is kept of them is sealed, and QR codes are drawn here."""

import io
from typing import Any, ClassVar

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from symposium.accounts import factors
from symposium.lib import sealed

PLACE = "mfa_authenticator.data"


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This is not the code of this moment. Please try the next one."),
        "unverified_email": _(
            "One of your e-mail addresses has not been confirmed yet. Confirm or remove it first."
        ),
        "cannot_delete_authenticator": _(
            "Your role needs a second factor. Add another one before you remove this one."
        ),
        "cannot_generate_recovery_codes": _(
            "Recovery codes stand in for a passkey or an app. Add one of these first."
        ),
    }

    def get_totp_issuer(self) -> str:
        return "BRISMIS"

    def _get_site_name(self) -> str:
        return "BRISMIS"

    def build_totp_svg(self, url: str) -> str:
        out = io.BytesIO()
        segno.make(url, error="m", micro=False).save(
            out, kind="svg", scale=6, border=3, dark="#1c1a17", light="#ffffff"
        )
        return out.getvalue().decode()

    def encrypt(self, text: str) -> str:
        return sealed.seal(text, PLACE)

    def decrypt(self, encrypted_text: str) -> str:
        return sealed.unseal(encrypted_text, PLACE)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return factors.may_be_removed(authenticator)

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's name
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        if not count:
            return gettext("My passkey")
        return ngettext("Passkey %(number)s", "Passkey %(number)s", count + 1) % {
            "number": count + 1
        }
