"""A decision about several registrations at once."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from registration.actions import ReasonMissing

APPROVE, DECLINE = "approve", "decline"


class IdsField(forms.Field):
    """Boxes with the same name; cleans to numbers."""

    widget = forms.SelectMultiple
    default_error_messages = {"required": _("Choose those about whom you decide.")}

    def clean(self, value: Any) -> list[int]:
        texts = super().clean(value)
        if not all(text.isdecimal() and len(text) < 19 for text in texts):
            raise ValidationError(_("Choose from the list."))
        return [int(text) for text in texts]


class DecisionForm(forms.Form):
    chosen = IdsField(label=_("Registrations"))
    decision = forms.ChoiceField(choices=[(APPROVE, _("Approve")), (DECLINE, _("Decline"))])
    reason = forms.CharField(
        label=_("Reason for declining"),
        required=False,
        max_length=2000,
        help_text=_("The person reads it, so write it in the person's language."),
        widget=forms.Textarea(attrs={"dir": "auto", "rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("decision") == DECLINE and not cleaned.get("reason"):
            self.add_error("reason", ReasonMissing.message)
        return cleaned
