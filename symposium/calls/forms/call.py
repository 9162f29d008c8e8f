"""A call as organizers write it, and a link for somebody late."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from symposium.calls.forms.people import zone_choices
from symposium.calls.models import Call, LateLink
from symposium.lib.recorded_forms import RecordsChanges
from symposium.lib.time_zones import zone_named
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program.models import Edition, Session

PROPOSABLE = [
    Session.Kind.KEYNOTE,
    Session.Kind.FORUM,
    Session.Kind.PANEL,
    Session.Kind.TALK,
    Session.Kind.WORKSHOP,
    Session.Kind.EXHIBITION,
    Session.Kind.MEETING,
    Session.Kind.VISIT,
]
CLOCK = "%Y-%m-%dT%H:%M"


class MinutesField(forms.CharField):
    """ "20, 45, 90"; cleans to ascending numbers, each once."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != self.prepare_value(data))

    def clean(self, value: Any) -> list[int]:
        words = re.findall(r"[^\s,，、،;；]+", str(super().clean(value)))
        if not all(word.isdecimal() and len(word) <= 4 and int(word) for word in words):
            raise ValidationError(_("Write minutes as whole numbers parted by commas."))
        return sorted({int(word) for word in words})


class CallForm(RecordsChanges, forms.ModelForm[Call]):
    """Hours are read on the call's own clock, which is one of the fields."""

    class Meta:
        model = Call
        fields = (
            "slug",
            "time_zone",
            "opens_at",
            "closes_at",
            "tracks",
            "accepts_files",
            "most_submissions",
            "is_published",
        )
        widgets = {"tracks": forms.CheckboxSelectMultiple}

    opens_at = forms.DateTimeField(
        label=_("Opens"), widget=forms.DateTimeInput({"type": "datetime-local"}, CLOCK)
    )
    closes_at = forms.DateTimeField(
        label=_("Closes"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, CLOCK),
        help_text=_("The first minute in which nothing is taken any more."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=zone_choices,
        help_text=_("On whose clock the call opens and closes. The page says so."),
    )
    kinds = forms.MultipleChoiceField(label=_("Kinds"), widget=forms.CheckboxSelectMultiple)
    durations = MinutesField(
        label=_("Lengths in minutes"), max_length=100, help_text=_("Such as 20, 45, 90.")
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages of titles and abstracts"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        call = self.instance
        for name, label, longest in [("title", _("Title"), 200), ("text", _("Text"), 10_000)]:
            self.fields[name] = TranslatedFormField(
                label=label,
                languages=list(dict.fromkeys([*edition.languages, *getattr(call, name)])),
                max_length=longest,
                multiline=name == "text",
                required=name == "title",
            )
            self.initial[name] = getattr(call, name)
        kinds = dict(Session.Kind.choices)
        self._choices("kinds", [(kind.value, kinds[kind]) for kind in PROPOSABLE])
        self._choices("languages", list(settings.LANGUAGES))
        self.initial["kinds"] = call.kinds
        self.initial["durations"] = call.durations
        self.initial["languages"] = call.languages
        for name in ("opens_at", "closes_at"):
            at = getattr(call, name)
            self.initial[name] = at.astimezone(call.zone).replace(tzinfo=None) if at else None
        self.fields["tracks"].queryset = edition.tracks.all()  # type: ignore[attr-defined]  # of a ModelForm
        self.fields["tracks"].help_text = str(_("None chosen: proposals name no track."))
        self.fields["slug"].help_text = str(_("Latin letters, digits and hyphens."))
        self.order_fields(["title", "slug", "text", "time_zone", "opens_at", "closes_at"])

    def _choices(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        zone = zone_named(cleaned.get("time_zone") or "")
        for name in ("opens_at", "closes_at"):
            at = cleaned.get(name)
            if at is not None and zone is not None:
                # What the form's clock made of it does not count: the call has its own.
                cleaned[name] = at.replace(tzinfo=zone)
        opens_at, closes_at = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens_at and closes_at and closes_at <= opens_at:
            self.add_error("closes_at", _("A call must close after it opens."))
        call = self.instance
        for name in ("title", "text", "kinds", "durations", "languages"):
            if name in cleaned:
                setattr(call, name, cleaned[name])
        taken = Call.objects.filter(edition=call.edition, slug=cleaned.get("slug", ""))
        if taken.exclude(pk=call.pk).exists():
            self.add_error("slug", _("This address is taken. Choose another one."))
        return cleaned


class LateLinkForm(forms.ModelForm[LateLink]):
    class Meta:
        model = LateLink
        fields = ("name", "ends_at", "most_uses")
        widgets = {"ends_at": forms.DateTimeInput({"type": "datetime-local"}, CLOCK)}

    def __init__(self, data: Any = None, *, call: Call) -> None:
        super().__init__(data, instance=LateLink(call=call))

    def clean_ends_at(self) -> Any:
        """On the call's clock, as everything about it."""
        return self.cleaned_data["ends_at"].replace(tzinfo=self.instance.call.zone)
