"""Rows of a session's form: who takes part."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from symposium.program.actions import Person
from symposium.program.models import Participation, Session


class PersonForm(forms.Form):
    """One row of people; an empty name takes the row away."""

    name = forms.CharField(label=pgettext_lazy("person", "Name"), required=False, max_length=200)
    speaker = forms.UUIDField(required=False, widget=forms.HiddenInput)
    part = forms.ChoiceField(
        label=_("Part"), choices=Participation.Part.choices, initial=Participation.Part.SPEAKER
    )
    is_confirmed = forms.BooleanField(
        label=pgettext_lazy("person", "Has confirmed"), required=False
    )

    def has_changed(self) -> bool:
        # A row that only carries a default part is an empty row.
        return bool(self.data.get(self.add_prefix("name"), "").strip())


_PeopleFormSet = formset_factory(PersonForm, extra=3, max_num=60, absolute_max=80)


def people_forms(data: Any = None, session: Session | None = None) -> "BaseFormSet[PersonForm]":
    """Rows for those who take part, and three empty ones."""
    initial = [
        {
            "name": str(part.speaker),
            "speaker": part.speaker.guid,
            "part": part.part,
            "is_confirmed": part.is_confirmed,
        }
        for part in (session.participations.select_related("speaker") if session else [])
    ]
    return _PeopleFormSet(data, initial=initial, prefix="people")


def people_in(rows: "BaseFormSet[PersonForm]") -> list[Person]:
    """Those who were written down, in the order of the rows; the rows are valid."""
    filled = (row.cleaned_data for row in rows if row.cleaned_data.get("name"))
    return [
        Person(row["name"].strip(), row["part"], row.get("speaker"), row["is_confirmed"])
        for row in filled
    ]
