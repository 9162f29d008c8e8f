"""An organizer's session: its fields, its place in the timetable, its people."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from symposium.lib import sdg
from symposium.lib.language_names import language_name
from symposium.lib.translated import LANGUAGE_CODES, Translated
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program.actions import Person
from symposium.program.models import Edition, Participation, Room, Session, Track

DEFAULT_MINUTES = 45
MOST_MINUTES = 7 * 24 * 60


class PlaceForm(forms.Form):
    """Room, day, hour and length; times are the venue's. Empty fields mean: not scheduled yet.

    `version` is that of the session as its author has seen it.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    room = forms.ModelChoiceField(
        label=_("Room"), queryset=Room.objects.none(), required=False, empty_label=_("None yet")
    )
    day = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    clock = forms.TimeField(
        label=_("Starts at"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    minutes = forms.IntegerField(
        label=_("Minutes"), required=False, min_value=1, max_value=MOST_MINUTES
    )

    def __init__(
        self, *args: Any, edition: Edition, session: Session | None = None, **kwargs: Any
    ) -> None:
        self.edition = edition
        kwargs.setdefault("initial", self.initial_of(edition, session))
        super().__init__(*args, **kwargs)
        room = self.fields["room"]
        assert isinstance(room, forms.ModelChoiceField)  # noqa: S101 - declared above
        room.queryset = edition.rooms.all()

    def initial_of(self, edition: Edition, session: Session | None) -> dict[str, Any]:
        if session is None:
            return {"day": edition.starts_on, "minutes": DEFAULT_MINUTES}
        initial: dict[str, Any] = {"version": session.version, "room": session.room}
        if session.starts_at and session.ends_at:
            starts_at = session.starts_at.astimezone(edition.zone)
            initial |= {
                "day": starts_at.date(),
                "clock": starts_at.time(),
                "minutes": int((session.ends_at - session.starts_at).total_seconds() // 60),
            }
        return initial

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["starts_at"] = cleaned["ends_at"] = None
        day, clock = cleaned.get("day"), cleaned.get("clock")
        if self.errors or clock is None:
            # A day alone is what a new form proposes; the hour makes it a time.
            return cleaned
        if day is None:
            self.add_error("day", _("Choose the day too, or empty the hour."))
        elif not cleaned.get("minutes"):
            self.add_error("minutes", _("Say how long the session is."))
        elif (starts_at := self._instant(day, clock)) is None:
            self.add_error("clock", _("The clocks skip this hour at the venue. Choose another."))
        else:
            cleaned["starts_at"] = starts_at
            cleaned["ends_at"] = starts_at + timedelta(minutes=cleaned["minutes"])
        return cleaned

    def _instant(self, day: date, clock: time) -> datetime | None:
        """The instant of a wall clock at the venue; None in the hour that summer time skips."""
        naive = datetime.combine(day, clock)
        at = naive.replace(tzinfo=self.edition.zone)
        back = at.astimezone(UTC).astimezone(self.edition.zone).replace(tzinfo=None)
        return at.astimezone(UTC) if back == naive else None

    def place(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("room", "starts_at", "ends_at")}


def _languages() -> list[tuple[str, str]]:
    return [(code, language_name(code)) for code in LANGUAGE_CODES]


class SessionForm(PlaceForm):
    """Everything about a session but its people."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=Session.Kind.choices, initial=Session.Kind.TALK
    )
    track = forms.ModelChoiceField(
        label=_("Track"), queryset=Track.objects.none(), required=False, empty_label=_("No track")
    )
    floor_languages = forms.MultipleChoiceField(
        label=_("Spoken languages"), required=False, widget=forms.CheckboxSelectMultiple
    )
    interpretation_languages = forms.MultipleChoiceField(
        label=_("Interpretation into"), required=False, widget=forms.CheckboxSelectMultiple
    )
    is_streamed = forms.BooleanField(label=_("Streamed live"), required=False)
    sdg_goals = forms.TypedMultipleChoiceField(
        label=_("Sustainable Development Goals"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, edition: Edition, session: Session | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, edition=edition, session=session, **kwargs)
        self.session = session
        spoken = [*(session.floor_languages if session else [])]
        spoken += [*(session.interpretation_languages if session else [])]
        offered = [
            *_languages(),
            *[(code, language_name(code)) for code in spoken if code not in LANGUAGE_CODES],
        ]
        languages = dict.fromkeys(
            [*edition.languages, *(session.title if session else []), *self._abstract(session)]
        )
        self._offer("floor_languages", offered)
        self._offer("interpretation_languages", offered)
        self._offer(
            "sdg_goals",
            [(goal.number, f"{goal.number} {goal.short}") for goal in sdg.goals().values()],
        )
        track = self.fields["track"]
        assert isinstance(track, forms.ModelChoiceField)  # noqa: S101 - declared above
        track.queryset = edition.tracks.all()
        self.fields["title"] = TranslatedFormField(
            label=_("Title"), languages=list(languages), max_length=300
        )
        self.fields["abstract"] = TranslatedFormField(
            label=_("Abstract"),
            languages=list(languages),
            max_length=10_000,
            multiline=True,
            required=False,
        )

    def initial_of(self, edition: Edition, session: Session | None) -> dict[str, Any]:
        initial = super().initial_of(edition, session)
        if session is None:
            return {**initial, "floor_languages": edition.languages[:1]}
        names = ["title", "abstract", "kind", "track", "floor_languages"]
        names += ["interpretation_languages", "is_streamed", "sdg_goals"]
        return {**initial, **{name: getattr(session, name) for name in names}}

    def _abstract(self, session: Session | None) -> Translated:
        return session.abstract if session else Translated()

    def _offer(self, name: str, choices: list[tuple[Any, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def values(self) -> dict[str, Any]:
        """Field values of a Session."""
        names = ["title", "abstract", "kind", "track", "floor_languages"]
        names += ["interpretation_languages", "is_streamed", "sdg_goals"]
        return {**self.place(), **{name: self.cleaned_data[name] for name in names}}


class PersonForm(forms.Form):
    """One row of people; an empty name takes the row away."""

    name = forms.CharField(label=pgettext_lazy("person", "Name"), required=False, max_length=200)
    speaker = forms.UUIDField(required=False, widget=forms.HiddenInput)
    part = forms.ChoiceField(
        label=_("Part"), choices=Participation.Part.choices, initial=Participation.Part.SPEAKER
    )

    def has_changed(self) -> bool:
        # A row that only carries a default part is an empty row.
        return bool(self.data.get(self.add_prefix("name"), "").strip())


_PeopleFormSet = formset_factory(PersonForm, extra=3, max_num=60, absolute_max=80)


def people_forms(data: Any = None, session: Session | None = None) -> "BaseFormSet[PersonForm]":
    """Rows for those who take part, and three empty ones."""
    initial = [
        {"name": str(part.speaker), "speaker": part.speaker.guid, "part": part.part}
        for part in (session.participations.select_related("speaker") if session else [])
    ]
    return _PeopleFormSet(data, initial=initial, prefix="people")


def people_in(rows: "BaseFormSet[PersonForm]") -> list[Person]:
    """Those who were written down, in the order of the rows; the rows are valid."""
    filled = (row.cleaned_data for row in rows if row.cleaned_data.get("name"))
    return [Person(row["name"].strip(), row["part"], row.get("speaker")) for row in filled]


class VersionForm(forms.Form):
    """What a button sends that acts on a session as its presser has seen it."""

    version = forms.IntegerField()

    def clean_version(self) -> int:
        version: int = self.cleaned_data["version"]
        if version < 1:
            raise ValidationError(_("Load the page again."))
        return version
