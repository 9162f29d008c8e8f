"""Forms of an edition: its settings, its clone, who serves in it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from symposium.accounts.roles import Role
from symposium.home import queries
from symposium.lib.recorded_forms import RecordsChanges
from symposium.lib.time_zones import zone_choices
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program.models import Edition
from symposium.program.models.edition import check_slug


class EditionForm(RecordsChanges, forms.ModelForm[Edition]):
    languages = forms.MultipleChoiceField(
        label=_("Languages of the content"),
        help_text=_("Titles, abstracts and other texts get one field for each."),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)

    class Meta:
        model = Edition
        fields = [
            "name",
            "theme",
            "starts_on",
            "ends_on",
            "time_zone",
            "languages",
            "venue",
            "city",
            "mode",
            "lead_color",
            "is_published",
            "is_current",
        ]
        widgets = {
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "lead_color": forms.TextInput(attrs={"type": "color"}),
        }


class CloneForm(forms.Form):
    slug = forms.SlugField(
        label=_("Address"),
        max_length=50,
        validators=[check_slug],
        help_text=_("A short word or a year, as it will stand in every address of the edition."),
    )
    name = TranslatedFormField(label=_("Name"), max_length=200)
    starts_on = forms.DateField(
        label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, model: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = TranslatedFormField(
            label=_("Name"), max_length=200, languages=model.languages
        )


class RoleForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class AuditFilterForm(forms.Form):
    """Offers only who acted and what was done; a value that the record lacks is ignored."""

    q = forms.CharField(
        label=_("On what"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto"}),
    )
    person = forms.ChoiceField(label=_("Who"), required=False)
    verb = forms.ChoiceField(label=_("What"), required=False)
    first_day = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    last_day = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, data: Any, *, people: list[str], verbs: list[tuple[str, str]]) -> None:
        super().__init__(data)
        person, verb = self.fields["person"], self.fields["verb"]
        assert isinstance(person, forms.ChoiceField)  # noqa: S101 - declared above
        assert isinstance(verb, forms.ChoiceField)  # noqa: S101 - declared above
        person.choices = [("", _("Everybody")), *((email, email) for email in people)]
        verb.choices = [("", _("Everything")), *verbs]
        self.is_valid()

    @property
    def wanted(self) -> queries.WantedEntries:
        chosen = self.cleaned_data
        return queries.WantedEntries(
            person=chosen.get("person", ""),
            verb=chosen.get("verb", ""),
            text=chosen.get("q", ""),
            first_day=chosen.get("first_day"),
            last_day=chosen.get("last_day"),
        )

    @property
    def is_narrowed(self) -> bool:
        return self.wanted != queries.WantedEntries()
