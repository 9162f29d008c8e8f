"""Why one of the staff acts in somebody's name, or takes their factors away."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The person reads it."),
        min_length=5,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class ResetForm(ReasonForm):
    reason = forms.CharField(
        label=_("How do you know that it is this person?"),
        help_text=_("For example: a call to the number we have, the passport at the desk."),
        min_length=5,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    is_known = forms.BooleanField(label=_("I have made sure who is asking."))
