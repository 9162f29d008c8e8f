"""What an organizer's list is narrowed to; the address holds it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from registration import queries
from registration.models import Category, Registration, RegistrationQuerySet
from symposium.institutions import countries


class FilterForm(forms.Form):
    """Offers only what the rows hold. A value from an old link that they lack is ignored."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=200,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("Name, e-mail address, institution or code")}
        ),
    )
    state = forms.ChoiceField(label=_("State"), required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)
    mode = forms.ChoiceField(label=_("Taking part"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    institution = forms.TypedChoiceField(
        label=_("Institution"), required=False, coerce=int, empty_value=None
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    delegation = forms.TypedChoiceField(
        label=_("Delegation"), required=False, coerce=int, empty_value=None
    )
    attention = forms.ChoiceField(
        label=_("To look at"),
        required=False,
        choices=[
            ("", _("Everything")),
            ("review", _("Changed after approval")),
            ("note", _("With a note")),
            ("no_account", _("Have not signed in yet")),
            ("no_institution", _("Institution missing or proposed")),
        ],
    )
    territory = forms.ChoiceField(
        required=False,
        choices=lambda: [(code, code) for code in countries.territories()],
        widget=forms.HiddenInput,
    )
    series = forms.BooleanField(required=False, widget=forms.HiddenInput)
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, rows: RegistrationQuerySet) -> None:
        super().__init__(data)
        slugs: dict[str, str] = {}
        for category in Category.objects.filter(edition__in=rows.values("edition")):
            slugs.setdefault(category.slug, str(category))
        self._offer("state", _("All states"), Registration.State.choices)
        self._offer("category", _("All categories"), list(slugs.items()))
        self._offer("mode", _("On site and online"), Registration.Mode.choices)
        none = (queries.NO_COUNTRY, _("No country (international organizations)"))
        self._offer("country", _("All countries"), [*queries.countries_in(rows), none])
        self._offer("institution", _("All institutions"), queries.institutions_in(rows))
        self._offer("delegation", _("All delegations"), queries.delegations_in(rows))
        self._offer("language", _("All languages"), settings.LANGUAGES)
        self.is_valid()

    def _offer(self, name: str, everything: Any, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", everything), *choices]

    @property
    def wanted(self) -> queries.Wanted:
        chosen = self.cleaned_data
        return queries.Wanted(
            text=chosen.get("q", ""),
            category=chosen.get("category", ""),
            mode=chosen.get("mode", ""),
            country=chosen.get("country", ""),
            territory=chosen.get("territory", ""),
            institution=chosen.get("institution"),
            language=chosen.get("language", ""),
            state=chosen.get("state", ""),
            delegation=chosen.get("delegation"),
            attention=chosen.get("attention", ""),
        )

    @property
    def order(self) -> str:
        return str(self.cleaned_data.get("sort", ""))

    @property
    def is_narrowed(self) -> bool:
        return self.wanted != queries.Wanted()


class StateForm(forms.Form):
    state = forms.ChoiceField(label=_("State"), choices=Registration.State.choices)
