"""What organizers send about findings: a place to try, a reason, a repair."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from symposium.program.forms.json_fields import GuidField, InstantField, SlugField
from symposium.program.forms.place import MOST_MINUTES
from symposium.program.models import Edition

LONGEST_KEY = 300
GONE_ROOM = _("This room is not there any more. Load the page again.")


class CheckForm(forms.Form):
    """A session, and the place in which it would be; no room or start: not scheduled."""

    guid = GuidField(required=True)
    minutes = forms.IntegerField(min_value=1, max_value=MOST_MINUTES)

    def __init__(self, data: Any, *, edition: Edition) -> None:
        super().__init__(data)
        self.fields["room"] = SlugField(edition.rooms.all(), unknown=GONE_ROOM)
        self.fields["starts_at"] = InstantField(edition)


class KeyForm(forms.Form):
    """Which finding."""

    key = forms.CharField(max_length=LONGEST_KEY, widget=forms.HiddenInput)


class WaiverForm(KeyForm):
    reason = forms.CharField(
        label=_("Why is this all right?"),
        max_length=500,
        widget=forms.TextInput,
        error_messages={"required": _("Say why this is all right: your colleagues read it.")},
    )


class SignForm(WaiverForm):
    """A waiver from a page, with where to go then."""

    next = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)


class RepairForm(KeyForm):
    """Which repair: by its mark, or by its place in the finding's list."""

    mark = forms.CharField(max_length=64, required=False)
    index = forms.IntegerField(min_value=0, max_value=100, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("mark") and cleaned.get("index") is None:
            raise forms.ValidationError(_("Load the page again."))
        return cleaned
