"""The words of a proposal, and a file for it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from symposium.calls.models import Submission
from symposium.jury.forms import WordsField
from symposium.lib.language_names import language_name
from symposium.lib.translated import LANGUAGE_CODES
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program.models import Session, Track


class WordsForm(forms.Form):
    """Everything may be empty while it is a draft; what is written must fit."""

    # What a draft may lack is listed beside the form.
    marks_optional = False

    version = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind"), required=False, widget=forms.RadioSelect)
    minutes = forms.TypedChoiceField(
        label=_("Length"),
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    track = forms.ModelChoiceField(
        label=_("Track"), queryset=Track.objects.none(), required=False, empty_label=_("Any")
    )
    spoken_languages = forms.MultipleChoiceField(
        label=_("What you will speak"), required=False, widget=forms.CheckboxSelectMultiple
    )
    keywords = WordsField(
        label=_("Keywords"),
        required=False,
        help_text=_("Words parted by commas. They lead the proposal to jurors who know the field."),
        widget=forms.TextInput({"dir": "auto"}),
    )

    def __init__(self, data: Any = None, *, submission: Submission) -> None:
        call = submission.call
        names = ["version", "title", "abstract", "notes", "kind", "minutes", "track"]
        names += ["spoken_languages", "keywords"]
        super().__init__(data, initial={name: getattr(submission, name) for name in names})
        kinds = dict(Session.Kind.choices)
        self._choices("kind", [(kind, str(kinds[kind])) for kind in call.kinds])
        self._choices(
            "minutes",
            [
                (n, ngettext("%(count)d minute", "%(count)d minutes", n) % {"count": n})
                for n in call.durations
            ],
        )
        self._choices("spoken_languages", [(code, language_name(code)) for code in LANGUAGE_CODES])
        track = self.fields["track"]
        assert isinstance(track, forms.ModelChoiceField)  # noqa: S101 - declared above
        track.queryset = call.tracks.all()
        if not call.tracks.exists():
            del self.fields["track"]
        blind = _("The jury reads it without your name. Do not name yourself in it.")
        private = _("Technical wishes and the like. Neither the jury nor the public sees them.")
        for name, label, longest, hint in [
            ("title", _("Title"), 300, ""),
            ("abstract", _("Abstract"), 5000, blind if call.procedure.is_blind else ""),
            ("notes", _("Notes for the organizers"), 3000, private),
        ]:
            written = getattr(submission, name)
            self.fields[name] = TranslatedFormField(
                label=label,
                help_text=hint,
                languages=list(dict.fromkeys([*call.languages, *written])),
                max_length=longest,
                multiline=name != "title",
                required=False,
            )
        self.order_fields(names)

    def _choices(self, name: str, choices: list[tuple[Any, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def values(self) -> dict[str, Any]:
        """Field values of a Submission."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def sound_values(self) -> dict[str, Any]:
        """The same of a form that may have errors, without the fields that have one."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "version" and name not in self.errors
        }


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        max_length=255,
        allow_empty_file=True,
        help_text=_(
            "PDF, JPEG, PNG, WebP, AVIF or TIFF, at most 20 megabytes. "
            "Where a picture was taken is removed from it."
        ),
        widget=forms.FileInput({"accept": "application/pdf,image/*"}),
    )
