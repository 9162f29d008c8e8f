"""An organizer's view of a delegation: whose it is, who leads it, how many it may be."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registration.forms.institutions import WithInstitution


class DelegationForm(forms.Form):
    head_email = forms.EmailField(
        label=_("E-mail address of the head"),
        required=False,
        max_length=254,
        help_text=_(
            "The head registers and changes the members. Whoever signs in with this address gets"
            " there; a new head is told by e-mail."
        ),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    most_members = forms.IntegerField(
        label=_("Most members"),
        required=False,
        min_value=0,
        max_value=10_000,
        help_text=_("Leave it empty for as many as the quotas allow."),
    )
    stays_together = forms.BooleanField(
        label=_("Moves up as a whole"),
        required=False,
        help_text=_("Waiting members get seats together or not at all."),
    )


class NewDelegationForm(WithInstitution, DelegationForm):
    field_order = ("institution_name", "institution")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institution_name"].required = True
