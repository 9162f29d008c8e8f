"""Signing in by a code from the mailbox: one way for people we know and people we do not."""

from typing import Any

from allauth.account.forms import (
    AddEmailForm,
    ConfirmEmailVerificationCodeForm,
    ConfirmLoginCodeForm,
    LoginForm,
    RequestLoginCodeForm,
)
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from symposium.accounts import actions

ADDRESS_WIDGET = forms.EmailInput(attrs={"autocomplete": "email webauthn", "dir": "ltr"})
CODE_WIDGET = forms.TextInput(
    attrs={
        "autocomplete": "one-time-code",
        "autocapitalize": "characters",
        "spellcheck": "false",
        "class": "input code",
        "dir": "ltr",
    }
)


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """The answer is the same for known and unknown addresses; an unknown one gets an account,
    which is good for nothing without the code."""

    user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_address(self.fields["login"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.errors and self.user is None:
            self.user = _account_for(cleaned["login"])
        return cleaned


class RequestCodeForm(RequestLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """The same at the address that stood in older messages."""

    _user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_address(self.fields["email"])

    def clean_email(self) -> str:
        email: str = super().clean_email()
        if email and self._user is None:
            self._user = _account_for(email)
        return email


class EnterCodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    code = forms.CharField(label=_("Code"), max_length=40, widget=CODE_WIDGET)


class ConfirmAddressForm(ConfirmEmailVerificationCodeForm):  # type: ignore[misc]  # no types
    code = forms.CharField(label=_("Code"), max_length=40, widget=CODE_WIDGET)


class ProveForm(forms.Form):
    """A code that somebody who is signed in enters once more before a change."""

    code = forms.CharField(label=_("Code"), max_length=40, widget=CODE_WIDGET)


class AddAddressForm(AddEmailForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_address(self.fields["email"])


def _name_address(field: forms.Field) -> None:
    field.label = _("E-mail address")
    field.widget = ADDRESS_WIDGET
    field.widget.is_required = field.required


def _account_for(email: str) -> Any:
    """Nobody for an account that has been closed: its owner is told so by mail."""
    user = actions.find_or_create_user(email=email, language=get_language() or "en")
    return user if user.is_active else None
