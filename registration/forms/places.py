"""Where somebody comes from: an institution that is known, found, or new, and a country."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registration.forms.people import clean_name
from registration.models import Registration
from symposium.institutions import queries
from symposium.institutions.forms import territory_choices
from symposium.institutions.models import Institution

NEW_INSTITUTION = "new"


class ComesFromSomewhere(forms.Form):
    """An institution is chosen from the suggestions, or found by its very name. A name that is only
    similar to known ones brings up `institution_choice`, where the person decides; so it works
    without JavaScript too. A name like no other is proposed.
    """

    own: Registration | None = None
    found: Institution | None = None

    institution_name = forms.CharField(
        label=_("Institution"),
        max_length=300,
        help_text=_("Write a part of its name, in any language. If it is new to us, write it out."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "organization"}),
    )
    institution = forms.IntegerField(required=False, widget=forms.HiddenInput)
    institution_choice = forms.ChoiceField(
        label=_("Your institution"), required=False, widget=forms.RadioSelect
    )
    territory = forms.ChoiceField(label=_("Country or region"), choices=territory_choices)

    def come_from(self, institution: Institution) -> None:
        """The institution is given and cannot be chosen; a country only where it has none."""
        self.found = institution
        for name in ("institution_name", "institution", "institution_choice"):
            del self.fields[name]
        if institution.territory or institution.kind == Institution.Kind.INTERNATIONAL:
            del self.fields["territory"]

    def clean_institution_name(self) -> str:
        return clean_name(self.cleaned_data["institution_name"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        name = cleaned.get("institution_name")
        if name:
            self.found = self._institution(name, cleaned)
            if self.found is None and cleaned.get("institution_choice") != NEW_INSTITUTION:
                self._ask_which(name)
        if self.found is not None:
            self._take_its_country(self.found, cleaned)
        return cleaned

    def _institution(self, name: str, cleaned: dict[str, Any]) -> Institution | None:
        choice = cleaned.get("institution_choice") or ""
        if choice.isdigit():
            return Institution.objects.confirmed().filter(pk=choice).first()
        if self.own and self.own.institution and str(self.own.institution) == name:
            return self.own.institution
        pk: int = cleaned.get("institution") or 0
        chosen = Institution.objects.confirmed().filter(pk=pk).first()
        # The id counts only for the name that was chosen with it, not for what was typed later.
        if chosen and name in chosen.name.values():
            return chosen
        return queries.named(name, cleaned.get("territory", ""))

    def _ask_which(self, name: str) -> None:
        found = queries.similar(name)
        if not found:
            return
        self.offer(found)
        self.fields["institution_choice"].required = True
        self.add_error(
            "institution_choice",
            _("We know institutions with a similar name. Choose yours, or say that it is new."),
        )

    def offer(self, found: list[Institution]) -> None:
        field = self.fields["institution_choice"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            *((row.pk, " · ".join(filter(None, [str(row), row.city]))) for row in found),
            (NEW_INSTITUTION, _("None of these: add the name as I wrote it")),
        ]

    def _take_its_country(self, institution: Institution, cleaned: dict[str, Any]) -> None:
        """An institution's own country serves where none was chosen; international bodies have
        none, whatever was chosen."""
        international = institution.kind == Institution.Kind.INTERNATIONAL
        if international or (institution.territory and not self.data.get("territory")):
            self.errors.pop("territory", None)
            cleaned["territory"] = institution.territory
