"""Everything about a session but its people."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from symposium.lib import sdg
from symposium.lib.language_names import language_name
from symposium.lib.pillars import PILLARS
from symposium.lib.translated import LANGUAGE_CODES, Translated
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program.forms.place import PlaceForm
from symposium.program.models import Edition, Session, Track
from symposium.program.queries.stages import stage_choices

MOST_PLACES = 1_000_000


def _languages() -> list[tuple[str, str]]:
    return [(code, language_name(code)) for code in LANGUAGE_CODES]


WRITTEN = (
    *("title", "abstract", "kind", "status", "track", "capacity", "floor_languages"),
    *("interpretation_languages", "is_streamed", "stage", "is_recorded", "recording_url"),
    *("sdg_goals", "pillars"),
)


class SessionForm(PlaceForm):
    """Everything about a session but its people. `guid` keeps a second click on a new one from
    adding it twice."""

    guid = forms.UUIDField(required=False, widget=forms.HiddenInput)

    kind = forms.ChoiceField(
        label=_("Kind"), choices=Session.Kind.choices, initial=Session.Kind.TALK
    )
    status = forms.ChoiceField(
        label=_("Status"),
        choices=Session.Status.choices,
        initial=Session.Status.CONFIRMED,
        help_text=_("Only confirmed sessions are published. A cancelled one takes no room."),
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
    capacity = forms.IntegerField(
        label=_("Places"),
        required=False,
        min_value=0,
        max_value=MOST_PLACES,
        help_text=_("Empty: as many as the room has."),
    )
    is_streamed = forms.BooleanField(label=_("Streamed live"), required=False)
    stage = forms.ChoiceField(
        label=_("Stage"),
        required=False,
        help_text=_("Where it is shown live; usually the stage of its room."),
    )
    is_recorded = forms.BooleanField(label=_("Recorded"), required=False)
    recording_url = forms.URLField(
        label=_("Address of the recording"),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(["http", "https"])],
        widget=forms.URLInput({"dir": "ltr"}),
    )
    pillars = forms.TypedMultipleChoiceField(
        label=_("Pillars"),
        required=False,
        coerce=int,
        choices=list(PILLARS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
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
        stages = stage_choices(edition, session.stage if session else "")
        self._offer("stage", [("", _("The stage of its room")), *stages])
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
            return {**initial, "guid": uuid4(), "floor_languages": edition.languages[:1]}
        return {**initial, **{name: getattr(session, name) for name in WRITTEN}}

    def _abstract(self, session: Session | None) -> Translated:
        return session.abstract if session else Translated()

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def values(self) -> dict[str, Any]:
        """Field values of a Session."""
        return {**self.place(), **{name: self.cleaned_data[name] for name in WRITTEN}}
