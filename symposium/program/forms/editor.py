"""What the editor sends: JSON in which only the fields count that it names."""

from collections.abc import Sequence
from functools import partial
from typing import Any, cast

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from symposium.lib.pillars import PILLARS
from symposium.lib.sdg import goals
from symposium.lib.translated import LANGUAGE_CODES
from symposium.program.actions import Person
from symposium.program.forms.json_fields import (
    CodesField,
    FlagField,
    GuidField,
    InstantField,
    PeopleField,
    SlugField,
    TextsField,
    VersionsField,
)
from symposium.program.forms.place import MOST_MINUTES
from symposium.program.forms.session import MOST_PLACES
from symposium.program.models import Edition, Session
from symposium.program.queries.stages import stage_choices

GONE_ROOM = _("This room is not there any more. Load the page again.")
GONE_TRACK = _("This track is not there any more. Load the page again.")


class ValuesForm(forms.Form):
    """Values of a session. Fields that are not named are not asked for and not in `values()`.

    A new session needs a title. `session` is the one that is edited, whose rare languages stay.
    """

    def __init__(
        self,
        values: Any,
        *,
        edition: Edition,
        session: Session | None = None,
        is_new: bool = False,
    ) -> None:
        self.named = values if isinstance(values, dict) else {}
        super().__init__(self.named)
        fields = _fields(edition, session)
        self.is_readable = isinstance(values, dict) and values.keys() <= fields.keys()
        wanted = self.named.keys() | {"title"} if is_new else self.named.keys()
        self.fields = {name: field for name, field in fields.items() if name in wanted}

    def clean(self) -> dict[str, Any]:
        if not self.is_readable:
            raise forms.ValidationError(_("This value cannot be used here."), code="invalid")
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        """Field values of a session, without its people."""
        return {name: value for name, value in self.cleaned_data.items() if name != "people"}

    def people(self) -> Sequence[Person] | None:
        return cast("Sequence[Person] | None", self.cleaned_data.get("people"))


def _fields(edition: Edition, session: Session | None) -> dict[str, forms.Field]:
    languages = {*LANGUAGE_CODES}
    if session:
        languages |= {*session.floor_languages, *session.interpretation_languages}
    return {
        "title": TextsField(Session._meta.get_field("title")),
        "abstract": TextsField(Session._meta.get_field("abstract")),
        "kind": forms.ChoiceField(choices=Session.Kind.choices),
        "status": forms.ChoiceField(choices=Session.Status.choices),
        "track": SlugField(edition.tracks.all(), unknown=GONE_TRACK),
        "room": SlugField(edition.rooms.all(), unknown=GONE_ROOM),
        "starts_at": InstantField(edition),
        "minutes": forms.IntegerField(min_value=1, max_value=MOST_MINUTES),
        "floor_languages": CodesField(languages),
        "interpretation_languages": CodesField(languages),
        "is_streamed": FlagField(),
        "stage": forms.ChoiceField(
            choices=partial(stage_choices, edition, session.stage if session else ""),
            required=False,
        ),
        "is_recorded": FlagField(),
        "capacity": forms.IntegerField(min_value=0, max_value=MOST_PLACES, required=False),
        "sdg_goals": CodesField(goals().keys()),
        "pillars": CodesField(PILLARS.keys()),
        "recording_url": forms.URLField(
            max_length=500,
            required=False,
            assume_scheme="https",
            validators=[URLValidator(["http", "https"])],
        ),
        "people": PeopleField(edition),
    }


class WriteForm(forms.Form):
    """What stands beside the values: the version that the author has seen, and consent."""

    version = forms.IntegerField(min_value=1)
    accept = forms.CharField(max_length=500, required=False)


class CreateForm(forms.Form):
    """`guid`, where the editor makes one, keeps a second click from adding a second session."""

    guid = GuidField()
    accept = forms.CharField(max_length=500, required=False)


class BulkForm(forms.Form):
    sessions = VersionsField()
    accept = forms.CharField(max_length=500, required=False)
