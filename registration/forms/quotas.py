"""How many seats there are, for whom, and how long an offer is kept."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from registration.actions.quotas import QuotaValues
from registration.models import Quota, Registration, SeatRules
from symposium.institutions import countries
from symposium.institutions.models import Institution
from symposium.program.models import Edition

MOST_SEATS = 100_000


class QuotaForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """Everything left open means: for all."""

    class Meta:
        model = Quota
        fields = ("size", "category", "mode", "country", "institution", "name")
        labels = {"category": _("Category"), "institution": _("Institution")}

    size = forms.IntegerField(label=_("Seats"), min_value=0, max_value=MOST_SEATS)
    mode = forms.ChoiceField(
        label=_("Taking part"),
        required=False,
        choices=[("", _("On site and online")), *Registration.Mode.choices],
    )
    country = forms.ChoiceField(
        label=_("Country"), required=False, help_text=_("Its regions count within it.")
    )
    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=120,
        help_text=_("As organizers see it. Left empty, it says for whom the seats are."),
    )

    def __init__(self, data: Any = None, *, edition: Edition, instance: Quota | None = None):
        super().__init__(data, instance=instance)
        category, institution = self.fields["category"], self.fields["institution"]
        assert isinstance(category, forms.ModelChoiceField)  # noqa: S101 - by the model
        assert isinstance(institution, forms.ModelChoiceField)  # noqa: S101 - by the model
        category.queryset = edition.categories.all()
        category.empty_label = _("All categories")
        institution.queryset = Institution.objects.confirmed().order_by("sort_name")
        institution.empty_label = _("All institutions")
        own = [item for item in countries.choices_in(get_language() or "en") if _is_own(item[0])]
        country = self.fields["country"]
        assert isinstance(country, forms.ChoiceField)  # noqa: S101 - declared above
        country.choices = [("", _("All countries")), *own]

    def values(self) -> QuotaValues:
        """What the valid form says."""
        cleaned = {**self.cleaned_data}
        name = cleaned.pop("name") or name_of(**cleaned)
        return QuotaValues(name=name, **cleaned)


class AnswerHoursForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    class Meta:
        model = SeatRules
        fields = ("answer_hours",)
        labels = {"answer_hours": _("Hours to answer an offer")}
        help_texts = {
            "answer_hours": _(
                "Near the edition it is less: at most a quarter of the time that is left until the"
                " first day, at least one hour."
            )
        }


def name_of(
    *, category: object, mode: str, country: str, institution: object, **_others: object
) -> str:
    """For whom seats are, in the organizer's language."""
    parts = [
        str(category or ""),
        str(Registration.Mode(mode).label) if mode else "",
        countries.name_of(country) if country else "",
        str(institution or ""),
    ]
    return " · ".join(part for part in parts if part)[:120] or str(_("Everybody"))


def _is_own(code: str) -> bool:
    return countries.country_of(code) == code
