"""A workshop, a guest of it, and the grid of who was there."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from registration.models import Workshop
from symposium.institutions import countries
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program.models import Edition, Session

CLOCK = "%Y-%m-%dT%H:%M"
MOST_DAYS = 31
MOST_PLACES = 10_000
MINUTES_OF_A_DAY = 24 * 60
# What a changed cell of the grid is called: `at-<place>-<day>`.
CELL = "at"


class WorkshopForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    class Meta:
        model = Workshop
        fields = (
            "name",
            "description",
            "session",
            "size",
            "is_public",
            "opens_at",
            "closes_at",
            "country",
            "day_minutes",
            "notes_minutes",
        )
        widgets = {
            "opens_at": forms.DateTimeInput({"type": "datetime-local"}, CLOCK),
            "closes_at": forms.DateTimeInput({"type": "datetime-local"}, CLOCK),
        }
        labels = {"opens_at": _("Signing up opens"), "closes_at": _("Signing up closes")}

    field_order = (
        "name",
        "description",
        "session",
        "first_day",
        "last_day",
        "size",
        "is_public",
        "opens_at",
        "closes_at",
        "country",
        "notes_minutes",
        "day_minutes",
    )

    first_day = forms.DateField(
        label=_("First day"),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        help_text=_("Left empty, it is the day of the session."),
    )
    last_day = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        help_text=_("Attendance is taken on each day from the first to the last."),
    )
    size = forms.IntegerField(label=_("Places"), min_value=0, max_value=MOST_PLACES)
    country = forms.ChoiceField(
        label=_("Held in"),
        required=False,
        help_text=_("Whoever comes for another country counts as from abroad."),
    )
    day_minutes = forms.IntegerField(
        label=_("Minutes of a whole day"), min_value=1, max_value=MINUTES_OF_A_DAY, initial=360
    )

    def __init__(self, data: Any = None, *, edition: Edition, instance: Workshop | None = None):
        days = instance.dates if instance else []
        initial = {"first_day": days[0], "last_day": days[-1]} if days else {}
        super().__init__(data, instance=instance, initial=initial)
        self.edition = edition
        self.fields["name"] = TranslatedFormField(
            label=_("Name"), languages=edition.languages, max_length=200
        )
        self.fields["description"] = TranslatedFormField(
            label=_("Description"),
            languages=edition.languages,
            max_length=2000,
            multiline=True,
            required=False,
        )
        session, country = self.fields["session"], self.fields["country"]
        assert isinstance(session, forms.ModelChoiceField)  # noqa: S101 - by the model
        assert isinstance(country, forms.ChoiceField)  # noqa: S101 - declared above
        session.queryset = Session.objects.filter(edition=edition).order_by("starts_at", "pk")
        session.empty_label = _("None: it stands for itself")
        own = [
            item
            for item in countries.choices_in(get_language() or "en")
            if countries.country_of(item[0]) == item[0]
        ]
        country.choices = [("", _("Not said")), *own]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and not first <= last < first + timedelta(days=MOST_DAYS):
            self.add_error("last_day", _("Give a day after the first one, at most a month later."))
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("Give a time after the opening."))
        return cleaned

    def validate_unique(self) -> None:
        """Whether a session is free to become a workshop is told by the action, under its lock."""

    def values(self) -> dict[str, Any]:
        """What the valid form says."""
        values = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return {**values, "days": self._days()}

    def _days(self) -> list[str]:
        session: Session | None = self.cleaned_data["session"]
        first: date | None = self.cleaned_data["first_day"] or self.cleaned_data["last_day"]
        if first is None:
            starts_at = session.starts_at if session else None
            return [starts_at.astimezone(self.edition.zone).date().isoformat()] if starts_at else []
        last: date = self.cleaned_data["last_day"] or first
        if not {"first_day", "last_day"} & set(self.changed_data):
            return list(self.instance.days)
        return [
            (first + timedelta(days=number)).isoformat()
            for number in range((last - first).days + 1)
        ]


class GuestForm(forms.Form):
    """Somebody who takes part without being registered for the edition."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput({"dir": "auto"}))
    venue = forms.CharField(
        label=_("Institution or place"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )
    territory = forms.ChoiceField(
        label=_("Country or region"),
        required=False,
        choices=lambda: [("", "–"), *countries.choices_in(get_language() or "en")],
    )


def noted_in(data: Mapping[str, str], workshop: Workshop) -> dict[int, dict[str, int]]:
    """What a posted grid says: minutes by place and day. The form sends an empty field before
    each tick, so that a cell without one says absent; what cannot be read is left out."""
    noted: dict[int, dict[str, int]] = defaultdict(dict)
    for name, value in data.items():
        kind, _dash, rest = name.partition("-")
        place, _dash, day = rest.partition("-")
        if kind != CELL or not place.isdecimal() or day not in workshop.days:
            continue
        minutes = workshop.day_minutes if value == "on" else value.strip() or "0"
        if str(minutes).isdecimal() and len(str(minutes)) <= 4:
            noted[int(place)][day] = int(minutes)
    return dict(noted)
