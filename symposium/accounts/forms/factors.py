"""Second factors: codes of an app, recovery codes, passkeys and their names."""

from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

CODE_WIDGET = forms.TextInput(
    attrs={
        "autocomplete": "one-time-code",
        "inputmode": "numeric",
        "class": "input code",
        "dir": "ltr",
    }
)
# A code of an app is taken from one period before its time until one after it.
CODE_SECONDS = 30 * (2 * settings.MFA_TOTP_TOLERANCE + 1)


class _UsedOnce:
    """A code of an app opens once, for as long as the clocks let it pass."""

    user: Any
    authenticator: Authenticator

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]  # allauth's form comes behind
        if self.authenticator.type == Authenticator.Type.TOTP:
            key = f"accounts.used-code:{self.user.pk}:{normalize_user_code(code)}"
            if not cache.add(key, True, CODE_SECONDS):
                raise get_adapter().validation_error("incorrect_code")
        return code


class SecondFactorForm(_UsedOnce, AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    code = forms.CharField(
        label=_("Code of your app"),
        help_text=_("Six figures from your app, or one of your recovery codes."),
        max_length=40,
        widget=CODE_WIDGET,
    )


class ProveAgainForm(_UsedOnce, ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    code = SecondFactorForm.declared_fields["code"]


class AddAppForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    code = forms.CharField(
        label=_("Code that the app shows now"), max_length=40, widget=CODE_WIDGET
    )


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Always a passkey: it opens the account by itself, so its device asks who is holding it."""

    name = forms.CharField(
        label=_("Name of the passkey"),
        help_text=_("So that you recognize it later, such as “Office laptop”."),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)
    marks_optional = False

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        cleaned: dict[str, Any] = super().clean()
        return cleaned


class RenamePasskeyForm(EditWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    name = forms.CharField(
        label=_("Name of the passkey"),
        max_length=100,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
