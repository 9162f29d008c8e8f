"""Organizers' forms: devices, doors, notes on conflicts."""

from typing import Any, cast

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from registration.checkin.models import Device, Door
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program.models import Edition, Session


class DeviceForm(forms.ModelForm[Device]):
    class Meta:
        model = Device
        fields = ["name", "doors"]
        widgets = {"doors": forms.CheckboxSelectMultiple}
        help_texts = {
            "name": _("As it is written on the device, or who carries it."),
            "doors": _("Choose none to allow all doors."),
        }

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        doors = cast("forms.ModelMultipleChoiceField[Door]", self.fields["doors"])
        doors.queryset = edition.doors.select_related("session")


class DoorForm(forms.ModelForm[Door]):
    days = forms.MultipleChoiceField(
        label=_("Days"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose none for all days of the edition."),
    )

    class Meta:
        model = Door
        fields = ["name", "session", "days", "position"]
        labels = {"position": _("Place in the order of doors"), "session": _("Session")}
        help_texts = {
            "session": _("Empty for an entrance to the venue. A session's door counts by itself.")
        }

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.edition = edition
        self.fields["name"] = TranslatedFormField(
            label=_("name"),
            required=False,
            languages=list(dict.fromkeys([*edition.languages, *self.instance.name])),
            max_length=120,
        )
        sessions = cast("forms.ModelChoiceField[Session]", self.fields["session"])
        sessions.queryset = Session.objects.filter(edition=edition).scheduled().public()
        days = cast("forms.MultipleChoiceField", self.fields["days"])
        days.choices = [(day.isoformat(), date_format(day)) for day in edition.days]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        session = values.get("session")
        if not session and not values.get("name"):
            self.add_error("name", _("An entrance needs a name."))
        self.instance.kind = Door.Kind.SESSION if session else Door.Kind.ENTRANCE
        return values


class NoteForm(forms.Form):
    note = forms.CharField(label=_("Note"), max_length=300)
