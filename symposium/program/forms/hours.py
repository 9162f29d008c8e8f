"""Rows that stand beside the form of a room or a person: hours, and pairs of languages."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from symposium.lib.language_names import language_name
from symposium.lib.translated import LANGUAGE_CODES
from symposium.program.models import Edition, Room, RoomHours, Speaker, SpeakerHours
from symposium.program.planning.plan import Window

FAR = timedelta(days=366)
CLOCK = "%Y-%m-%dT%H:%M"


class WindowForm(forms.Form):
    """From when to when, on the clock of the page; two empty fields take the row away."""

    starts_at = forms.DateTimeField(
        label=_("From"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, CLOCK),
    )
    ends_at = forms.DateTimeField(
        label=_("Until"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, CLOCK),
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if bool(starts_at) != bool(ends_at):
            missing = "ends_at" if starts_at else "starts_at"
            self.add_error(missing, _("Say from when and until when, or empty both."))
        elif starts_at and ends_at:
            first, last = self.edition.starts_at - FAR, self.edition.ends_at + FAR
            if not (first <= starts_at <= last and first <= ends_at <= last):
                self.add_error("starts_at", _("This is too far from the days of the edition."))
            elif starts_at >= ends_at:
                self.add_error("ends_at", _("The end must come after the beginning."))
        return cleaned


class PairForm(forms.Form):
    """From which language into which; two empty fields take the row away."""

    source = forms.ChoiceField(label=_("From"), required=False)
    target = forms.ChoiceField(label=_("Into"), required=False)

    def __init__(self, *args: Any, languages: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "–"), *((code, language_name(code)) for code in languages)]
        for name in ("source", "target"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        source, target = cleaned.get("source"), cleaned.get("target")
        if self.errors:
            return cleaned
        if bool(source) != bool(target):
            missing = "target" if source else "source"
            self.add_error(missing, _("Choose both languages, or none."))
        elif source and source == target:
            self.add_error("target", _("Choose two different languages."))
        return cleaned


Windows = BaseFormSet[WindowForm]
Pairs = BaseFormSet[PairForm]
_WindowForms = formset_factory(WindowForm, extra=2, max_num=60, absolute_max=80)
_PairForms = formset_factory(PairForm, extra=2, max_num=60, absolute_max=80)


def hours_forms(data: Any, thing: Room | Speaker) -> Windows | None:
    """A row for each of the hours of a room or a person, and two empty ones; None where `data`
    holds no rows at all, which leaves the hours as they are."""
    if data is not None and "hours-TOTAL_FORMS" not in data:
        return None
    hours: Iterable[RoomHours | SpeakerHours] = thing.hours.all() if thing.pk else ()
    initial = [
        {
            "starts_at": timezone.localtime(one.starts_at),
            "ends_at": timezone.localtime(one.ends_at),
        }
        for one in hours
    ]
    return _WindowForms(
        data, initial=initial, prefix="hours", form_kwargs={"edition": thing.edition}
    )


def hours_in(rows: Windows) -> list[Window]:
    """What was written down, by start, each once; the rows are valid."""
    written = (row.cleaned_data for row in rows if row.cleaned_data.get("starts_at"))
    windows = {Window(row["starts_at"], row["ends_at"]) for row in written}
    return sorted(windows, key=lambda window: (window.starts_at, window.ends_at))


def pairs_forms(data: Any, speaker: Speaker) -> Pairs | None:
    """A row for each pair of languages of an interpreter, and two empty ones; None as above."""
    if data is not None and "pairs-TOTAL_FORMS" not in data:
        return None
    initial = [{"source": source, "target": target} for source, target in speaker.language_pairs]
    known = [code for pair in speaker.language_pairs for code in pair]
    languages = list(dict.fromkeys([*LANGUAGE_CODES, *known]))
    return _PairForms(data, initial=initial, prefix="pairs", form_kwargs={"languages": languages})


def pairs_in(rows: Pairs) -> list[list[str]]:
    """What was chosen, each once, in the order of the rows; the rows are valid."""
    chosen = (row.cleaned_data for row in rows if row.cleaned_data.get("source"))
    return [list(pair) for pair in dict.fromkeys((row["source"], row["target"]) for row in chosen)]
