"""A speaker of a proposal, and when they can take part, on their own clock."""

import zoneinfo
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from symposium.calls.actions import MOST_WINDOWS, Window
from symposium.calls.models import SubmissionSpeaker
from symposium.institutions import queries as institutions
from symposium.institutions.forms import territory_choices
from symposium.institutions.models import Institution
from symposium.lib import time_zones
from symposium.lib.translated_forms import TranslatedFormField

EMPTY_ROWS = 3


def zone_choices() -> list[tuple[str, str]]:
    """All zones with a city in them, by name."""
    names = sorted(name for name in time_zones.NAMES if "/" in name and not name.startswith("Etc/"))
    return [("", str(_("That of the venue"))), *((name, name.replace("_", " ")) for name in names)]


class HoursForm(forms.Form):
    """The clock that the hours below are on."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        choices=zone_choices,
        help_text=_("The hours below are on this clock."),
    )

    @property
    def zone_name(self) -> str:
        """What was chosen, valid or not yet asked; empty: the venue's."""
        name = str(self["time_zone"].value() or "")
        return name if name in time_zones.NAMES else ""


class SpeakerForm(HoursForm):
    """Institutions are chosen from suggestions or written out; both are kept."""

    name = forms.CharField(
        label=pgettext_lazy("person", "Name"),
        max_length=200,
        help_text=_("As it should stand in the program."),
        widget=forms.TextInput({"dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput({"dir": "ltr", "autocomplete": "off"})
    )
    institution_name = forms.CharField(
        label=_("Institution"),
        required=False,
        max_length=300,
        widget=forms.TextInput({"dir": "auto"}),
    )
    institution = forms.IntegerField(required=False, widget=forms.HiddenInput)
    territory = forms.ChoiceField(
        label=_("Country or region"), required=False, choices=territory_choices
    )
    language = forms.ChoiceField(
        label=_("Language of our letters"), choices=settings.LANGUAGES, initial="en"
    )

    field_order = ["name", "email", "institution_name", "institution", "territory", "biography"]

    def __init__(self, data: Any = None, *, speaker: SubmissionSpeaker) -> None:
        self.speaker = speaker
        names = ["name", "email", "institution_name", "territory", "biography", "language"]
        initial = {name: getattr(speaker, name) for name in [*names, "time_zone"]}
        super().__init__(data, initial={**initial, "institution": speaker.institution_id})
        self.fields["biography"] = TranslatedFormField(
            label=_("Biography"),
            languages=list(dict.fromkeys([*speaker.submission.call.languages, *speaker.biography])),
            max_length=2000,
            multiline=True,
            required=False,
        )
        self.order_fields(self.field_order)

    def to_speaker(self) -> SubmissionSpeaker:
        said, speaker = self.cleaned_data, self.speaker
        for name in ["name", "email", "institution_name", "territory", "biography", "language"]:
            setattr(speaker, name, said[name])
        speaker.time_zone = said["time_zone"]
        speaker.institution = meant_institution(said)
        if speaker.institution is not None and not speaker.territory:
            speaker.territory = speaker.institution.territory
        return speaker


def meant_institution(said: dict[str, Any]) -> Institution | None:
    """The one that was chosen, as long as its name still stands in the field; else the one that
    has exactly this name; else none, and the name alone is kept."""
    name = said["institution_name"]
    chosen = Institution.objects.confirmed().filter(pk=said.get("institution") or 0).first()
    named = institutions.named(name, said["territory"])
    if chosen is None or named is not None:
        return named
    return chosen if name in {chosen.sort_name, *chosen.name.values()} else None


class WindowForm(forms.Form):
    """One row of hours; an empty one says nothing. Until before from means: on the next day."""

    day = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    starts = forms.TimeField(
        label=_("From"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    ends = forms.TimeField(
        label=_("Until"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        given = [cleaned.get(name) is not None for name in ("day", "starts", "ends")]
        if not self.errors and any(given) and not all(given):
            raise ValidationError(_("Give the day and both hours, or empty the row."))
        return cleaned

    def window(self, zone: zoneinfo.ZoneInfo) -> Window | None:
        """The instants that are meant; None for an empty row. Raises ValidationError for an hour
        that the clocks skip."""
        said = self.cleaned_data
        if not said or said.get("day") is None:
            return None
        day, starts, ends = said["day"], said["starts"], said["ends"]
        last = day if ends > starts else day + timedelta(days=1)
        return _instant(day, starts, zone), _instant(last, ends, zone)


def _instant(day: date, clock: time, zone: zoneinfo.ZoneInfo) -> datetime:
    naive = datetime.combine(day, clock)
    at = naive.replace(tzinfo=zone).astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) != naive:
        raise ValidationError(_("The clocks skip this hour there. Choose another."))
    return at


_HoursFormSet = formset_factory(
    WindowForm, extra=EMPTY_ROWS, max_num=MOST_WINDOWS, absolute_max=MOST_WINDOWS + EMPTY_ROWS
)
HoursFormSet = BaseFormSet[WindowForm]


def hours_forms(data: Any = None, *, speaker: SubmissionSpeaker) -> HoursFormSet:
    """Rows for the hours that are known, on the speaker's own clock, and three empty ones."""
    initial = []
    if speaker.pk:
        for window in speaker.windows.all():
            starts_at = window.starts_at.astimezone(speaker.zone)
            ends_at = window.ends_at.astimezone(speaker.zone)
            initial.append(
                {"day": starts_at.date(), "starts": starts_at.time(), "ends": ends_at.time()}
            )
    return _HoursFormSet(data, initial=initial, prefix="hours")


def windows_in(rows: HoursFormSet, zone: zoneinfo.ZoneInfo) -> list[Window] | None:
    """The hours of a valid set; None when one lies where the clocks skip, told in its row."""
    windows: list[Window] = []
    for row in rows:
        try:
            window = row.window(zone)
        except ValidationError as error:
            row.add_error(None, error)
            return None
        if window is not None:
            windows.append(window)
    return windows
