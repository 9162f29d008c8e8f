"""A category as organizers write it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registration.actions.categories import ClosesBeforeItOpens, NoModeLeft
from registration.models import Category
from symposium.lib.recorded_forms import RecordsChanges
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program.models import Edition

CLOCK = "%Y-%m-%dT%H:%M"
WINDOW = ("opens_at", "closes_at")


def languages_of(edition: Edition, *texts: Any) -> list[str]:
    """The edition's languages, and those in which something has been written already."""
    return list(dict.fromkeys([*edition.languages, *(code for text in texts for code in text)]))


class CategoryForm(RecordsChanges, forms.ModelForm[Category]):
    """Hours are read on the edition's clock."""

    class Meta:
        model = Category
        fields = (
            "allows_on_site",
            "allows_online",
            "needs_approval",
            "needs_invitation",
            "opens_at",
            "closes_at",
        )

    opens_at = forms.DateTimeField(
        label=_("Opens"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, CLOCK),
    )
    closes_at = forms.DateTimeField(
        label=_("Closes"),
        help_text=_("The first minute in which nobody can register any more."),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, CLOCK),
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        category = self.instance
        self.zone = edition.zone
        for name, label, longest in [
            ("name", _("Name"), 120),
            ("description", _("Description"), 600),
        ]:
            text = getattr(category, name)
            self.fields[name] = TranslatedFormField(
                label=label,
                languages=languages_of(edition, text),
                max_length=longest,
                multiline=name == "description",
                required=name == "name",
            )
            self.initial[name] = text
        for name in WINDOW:
            at = getattr(category, name)
            self.initial[name] = at.astimezone(self.zone).replace(tzinfo=None) if at else None
        self.order_fields(["name", "description"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in WINDOW:
            if cleaned.get(name) is not None:
                # What the form's clock made of it does not count: the edition has its own.
                cleaned[name] = cleaned[name].replace(tzinfo=self.zone)
        for name in ("name", "description"):
            if name in cleaned:
                setattr(self.instance, name, cleaned[name])
        opens_at, closes_at = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens_at and closes_at and closes_at <= opens_at:
            self.add_error("closes_at", ClosesBeforeItOpens.message)
        if not (cleaned.get("allows_on_site") or cleaned.get("allows_online")):
            self.add_error("allows_online", NoModeLeft.message)
        return cleaned
