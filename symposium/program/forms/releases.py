"""What an organizer says about a release."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReleaseForm(forms.Form):
    note = forms.CharField(
        label=_("Note for your colleagues"),
        required=False,
        max_length=500,
        help_text=_("Why this release? It is kept in the list of releases."),
    )
    # The release that the page compared the draft with; 0 before the first.
    after = forms.IntegerField(required=False, widget=forms.HiddenInput)


class UntilForm(forms.Form):
    """From which release on, backwards, the list of changes is read."""

    until = forms.IntegerField(required=False, min_value=1, max_value=10**6)


class RestoreForm(forms.Form):
    """Why an earlier release comes back."""

    note = forms.CharField(label=_("Note for your colleagues"), required=False, max_length=500)


class NoticesForm(forms.Form):
    """Letters about starred sessions; a mail program that posts says nothing and wants none."""

    wanted = forms.BooleanField(required=False)
