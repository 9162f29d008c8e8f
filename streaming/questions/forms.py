"""Forms of the ask box and of a stage's rules."""

import secrets

from django import forms
from django.core.validators import MaxLengthValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from streaming.questions.models import LONGEST_NAME, QuestionRoom


class AskForm(forms.Form):
    text = forms.CharField(
        label=_("Your question"),
        widget=forms.Textarea(attrs={"rows": 1, "dir": "auto", "placeholder": " "}),
        error_messages={"required": _("Write your question first.")},
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    # A form that is sent twice asks once.
    client_id = forms.CharField(max_length=40, widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: QueryDict | None = None, *, room: QuestionRoom, name: str = ""
    ) -> None:
        super().__init__(data, initial={"client_id": secrets.token_hex(8), "name": name})
        text = self.fields["text"]
        assert isinstance(text, forms.CharField)  # noqa: S101 - narrows the type
        text.max_length = room.max_length
        text.validators.append(MaxLengthValidator(room.max_length))
        text.widget.attrs["maxlength"] = room.max_length
        if not room.allows_anonymous:
            self.fields["name"].required = True
        else:
            self.fields["name"].help_text = _("Leave it empty to ask anonymously.")


class RulesForm(forms.ModelForm[QuestionRoom]):
    class Meta:
        model = QuestionRoom
        fields = ["is_open", "is_moderated", "allows_anonymous", "max_length"]
