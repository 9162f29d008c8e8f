"""What visitors choose on the program's pages; the address holds it."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from symposium.lib import sdg
from symposium.lib.language_names import language_name
from symposium.lib.pillars import PILLARS
from symposium.program.models import Session
from symposium.program.queries import Selection
from symposium.program.released import ReleasedProgram

Choices = list[tuple[str, Any]]


class SelectionForm(forms.Form):
    """Filters of a released program. What an old link names and the program lacks is ignored."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    track = forms.ChoiceField(label=_("Track"), required=False)
    room = forms.ChoiceField(label=_("Room"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    sdg = forms.TypedChoiceField(
        label=_("Development goal"), required=False, coerce=int, empty_value=None
    )
    pillar = forms.TypedChoiceField(label=_("Pillar"), required=False, coerce=int, empty_value=None)
    streamed = forms.BooleanField(label=_("Streamed live"), required=False)
    stars = forms.BooleanField(required=False)
    day = forms.DateField(required=False)

    def __init__(self, data: Any, *, program: ReleasedProgram) -> None:
        super().__init__(data)
        sessions = program.sessions
        kinds = {session.kind for session in sessions}
        numbers = sorted({number for session in sessions for number in session.sdg_goals})
        pillars = sorted({number for session in sessions for number in session.pillars})
        self._offer("track", _("All tracks"), [(t.slug, str(t.name)) for t in program.tracks])
        self._offer("room", _("All rooms"), [(r.slug, str(r.name)) for r in program.rooms])
        self._offer("kind", _("All kinds"), [c for c in Session.Kind.choices if c[0] in kinds])
        self._offer(
            "language",
            _("All languages"),
            [(code, language_name(code)) for code in program.languages],
        )
        self._offer(
            "sdg",
            _("All goals"),
            [(str(n), f"{n} {sdg.goals()[n].short}") for n in numbers if n in sdg.NUMBERS],
        )
        self._offer(
            "pillar", _("All pillars"), [(str(n), PILLARS[n]) for n in pillars if n in PILLARS]
        )
        self.fields["q"].widget.attrs.update({"type": "search", "autocomplete": "off"})
        self.offers_streamed = any(session.is_streamed for session in sessions)
        self.is_valid()

    def _offer(self, name: str, everything: Any, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", everything), *choices]

    @property
    def choosers(self) -> list[forms.BoundField]:
        """The lists that leave something to choose."""
        names = ["track", "room", "kind", "language", "sdg", "pillar"]
        return [self[name] for name in names if len(self[name].field.choices) > 2]  # type: ignore[attr-defined]  # each is a ChoiceField

    @property
    def narrows_by_choice(self) -> bool:
        """Whether a list or a tick narrows the program, and not a search alone."""
        return replace(self.selection(), search="").narrows

    def selection(self) -> Selection:
        """All but the day, which each view takes in its own way."""
        chosen = self.cleaned_data
        return Selection(
            track=chosen.get("track", ""),
            room=chosen.get("room", ""),
            kind=chosen.get("kind", ""),
            language=chosen.get("language", ""),
            goal=chosen.get("sdg"),
            pillar=chosen.get("pillar"),
            streamed=bool(chosen.get("streamed")),
            search=chosen.get("q", ""),
        )

    @property
    def wants_stars(self) -> bool:
        return bool(self.cleaned_data.get("stars"))

    @property
    def wanted_day(self) -> date | None:
        return self.cleaned_data.get("day")


class StarForm(forms.Form):
    """Set or take away a star, and where to go then; or bring stars from a device."""

    starred = forms.BooleanField(required=False)
    next = forms.CharField(required=False, max_length=2000)


class StarsForm(forms.Form):
    """Stars that a device has kept: GUIDs with spaces between."""

    guids = forms.CharField(max_length=40 * 500)

    def clean_guids(self) -> list[UUID]:
        try:
            return [UUID(guid) for guid in self.cleaned_data["guids"].split()]
        except ValueError as error:
            raise forms.ValidationError(_("These are not sessions.")) from error
