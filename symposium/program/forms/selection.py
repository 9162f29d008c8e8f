"""What visitors choose on the program's pages; the address holds it."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from symposium.lib.language_names import language_name
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
    stars = forms.BooleanField(required=False)
    view = forms.ChoiceField(choices=[("list", "list")], required=False)
    day = forms.DateField(required=False)

    def __init__(self, data: Any, *, program: ReleasedProgram) -> None:
        super().__init__(data)
        sessions = program.sessions
        kinds = {session.kind for session in sessions}
        languages = sorted({code for session in sessions for code in session.languages})
        self._offer("track", _("All tracks"), [(t.slug, str(t.name)) for t in program.tracks])
        self._offer("room", _("All rooms"), [(r.slug, str(r.name)) for r in program.rooms])
        self._offer("kind", _("All kinds"), [c for c in Session.Kind.choices if c[0] in kinds])
        self._offer(
            "language", _("All languages"), [(code, language_name(code)) for code in languages]
        )
        self.fields["q"].widget.attrs.update({"type": "search", "autocomplete": "off"})
        self.is_valid()

    def _offer(self, name: str, everything: Any, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", everything), *choices]

    def selection(self) -> Selection:
        chosen = self.cleaned_data
        return Selection(
            track=chosen.get("track", ""),
            room=chosen.get("room", ""),
            kind=chosen.get("kind", ""),
            language=chosen.get("language", ""),
            search=chosen.get("q", ""),
        )

    @property
    def wants_stars(self) -> bool:
        return bool(self.cleaned_data.get("stars"))

    @property
    def wants_list(self) -> bool:
        """A search looks through all days, so its results are a list too."""
        return bool(self.cleaned_data.get("view") or self.cleaned_data.get("q")) or self.wants_stars

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
