"""The committee's desk: filters, decisions, and the words of letters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from symposium.calls import wording
from symposium.calls.models import Call, LetterTemplate, Submission
from symposium.lib.translated import Translated
from symposium.lib.translated_forms import TranslatedFormField


class DeskFilterForm(forms.Form):
    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search", "dir": "auto"}),
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            *[choice for choice in Submission.State.choices if choice[0] != Submission.State.DRAFT],
        ],
    )
    decision = forms.ChoiceField(
        label=_("Decision"),
        required=False,
        choices=[("", _("All")), ("none", _("None yet")), *Submission.Decision.choices],
    )
    track = forms.ChoiceField(label=_("Track"), required=False)

    def __init__(self, data: Any = None, *, call: Call) -> None:
        super().__init__(data)
        track = self.fields["track"]
        assert isinstance(track, forms.ChoiceField)  # noqa: S101 - declared above
        track.choices = [("", _("All tracks")), *((t.slug, str(t)) for t in call.tracks.all())]

    def filters(self) -> dict[str, str]:
        """Arguments of `queries.desk_rows`; what is not valid filters nothing."""
        self.is_valid()
        chosen = self.cleaned_data
        return {
            "search": chosen.get("q", ""),
            "state": chosen.get("state", ""),
            "decision": chosen.get("decision", ""),
            "track": chosen.get("track", ""),
        }


class DecisionForm(forms.Form):
    """For one proposal or many: `code` names them."""

    NOTHING = "none"

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[*Submission.Decision.choices, (NOTHING, _("Take the decision back"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=3000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=_("Goes into the letter. Needed for declining."),
    )

    def decision_made(self) -> str:
        said: str = self.cleaned_data["decision"]
        return "" if said == self.NOTHING else said


class LetterForm(forms.Form):
    """Words of a kind of letter in each language; placeholders are checked on saving."""

    def __init__(self, data: Any = None, *, call: Call, kind: str) -> None:
        self.call, self.kind = call, kind
        languages = list(dict.fromkeys([*call.edition.languages, *call.languages]))
        template = LetterTemplate.objects.filter(call=call, kind=kind).first()
        words = {code: wording.own_words(kind, code) for code in languages}
        initial = {
            "subject": template.subject if template else {c: w.subject for c, w in words.items()},
            "text": template.text if template else {c: w.text for c, w in words.items()},
        }
        super().__init__(data, initial=initial)
        self.is_own = template is not None
        self.fields["subject"] = TranslatedFormField(
            label=_("Subject"), languages=languages, max_length=200
        )
        self.fields["text"] = TranslatedFormField(
            label=_("Text"), languages=languages, max_length=10_000, multiline=True
        )

    def clean_subject(self) -> Translated:
        subject: Translated = self.cleaned_data["subject"]
        wording.check(self.kind, subject, is_text=False)
        return subject

    def clean_text(self) -> Translated:
        text: Translated = self.cleaned_data["text"]
        wording.check(self.kind, text, is_text=True)
        return text

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        subject, text = cleaned.get("subject"), cleaned.get("text")
        if subject is not None and text is not None and set(subject) != set(text):
            self.add_error("text", _("Write subject and text in the same languages."))
        return cleaned

    def to_template(self) -> LetterTemplate:
        said = self.cleaned_data
        return LetterTemplate(
            call=self.call, kind=self.kind, subject=said["subject"], text=said["text"]
        )
