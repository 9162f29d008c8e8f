"""Forms of an edition: its settings, its clone, who serves in it."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from symposium.accounts.roles import Role
from symposium.lib.time_zones import NAMES
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program.models import Edition

# Words that addresses below a language already use.
RESERVED_SLUGS = {"account", "demonstration", "messages.js", "preferences"}


def zone_choices() -> list[tuple[str, str]]:
    """Zones that a person would look for: Region/City, and UTC."""
    cities = sorted(
        name for name in NAMES if "/" in name and not name.startswith(("Etc/", "SystemV"))
    )
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in cities)]


class EditionForm(forms.ModelForm[Edition]):
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

    def changes(self) -> dict[str, tuple[object, object]]:
        """Field → (before, after) of what the person changed."""
        return {
            name: (self.initial.get(name), self.cleaned_data[name]) for name in self.changed_data
        }


class CloneForm(forms.Form):
    slug = forms.SlugField(
        label=_("Address"),
        max_length=50,
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

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"].lower()
        if slug in RESERVED_SLUGS or Edition.objects.filter(slug=slug).exists():
            raise ValidationError(_("This address is taken. Choose another one."))
        return slug


class RoleForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
