"""Designs of badges, words of letters, thresholds, and what is to be printed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from registration.documents import wording
from registration.documents.models import BadgeDesign, LetterText
from registration.models import Category
from symposium.lib.letters import placeholders
from symposium.lib.recorded_forms import RecordsChanges
from symposium.lib.translated import translated
from symposium.program.models import Edition


class DesignForm(RecordsChanges, forms.ModelForm[BadgeDesign]):
    fields_shown = forms.MultipleChoiceField(
        label=_("What is printed besides the name"),
        choices=BadgeDesign.Field.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = BadgeDesign
        fields = ("size", "color")
        widgets = {"color": forms.TextInput({"type": "color"}), "size": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["fields_shown"] = self.instance.fields

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.instance.fields = cleaned.get("fields_shown", [])
        return cleaned


class LetterTextForm(RecordsChanges, forms.ModelForm[LetterText]):
    class Meta:
        model = LetterText
        fields = wording.FIELDS
        widgets = {
            "sender": forms.TextInput({"dir": "auto"}),
            "subject": forms.TextInput({"dir": "auto"}),
            "body": forms.Textarea({"rows": 16, "dir": "auto"}),
            "signatory": forms.TextInput({"dir": "auto"}),
            "signatory_title": forms.TextInput({"dir": "auto"}),
        }

    def clean_subject(self) -> str:
        subject: str = self.cleaned_data["subject"]
        self._check(subject)
        return subject

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        self._check(body, needed=wording.NEEDED)
        return body

    def _check(self, text: str, needed: frozenset[str] = frozenset()) -> None:
        allowed = wording.ALLOWED[LetterText.Kind(self.instance.kind)]
        placeholders.check(translated(text), allowed=allowed, needed=needed)


class RuleForm(forms.Form):
    """Either number, or none to go without a threshold of one's own."""

    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=100_000, required=False)
    percent = forms.IntegerField(label=_("Or percent"), min_value=1, max_value=100, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("minutes") and cleaned.get("percent"):
            self.add_error("percent", _("Give either minutes or percent, not both."))
        return cleaned


class PrintForm(forms.Form):
    """Which badges, in which order, in which size."""

    category: "forms.ModelChoiceField[Category]" = forms.ModelChoiceField(
        label=_("Category"), queryset=None, required=False, empty_label=_("All categories")
    )
    sort = forms.ChoiceField(
        label=_("In the order of"),
        choices=[
            ("name", pgettext_lazy("person", "Name")),
            ("institution", _("Institution")),
            ("country", _("Country or region")),
            ("category", _("Category")),
            ("registered", _("Registration")),
        ],
    )
    size = forms.ChoiceField(
        label=_("Size"),
        required=False,
        choices=[("", _("As each design says")), *BadgeDesign.Size.choices],
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["category"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - narrows the type
        field.queryset = Category.objects.filter(edition=edition)
