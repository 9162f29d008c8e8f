"""The nine kinds of questions as fields of a form, and their answers as plain values."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registration import names
from registration.models import Answer, Question
from symposium.institutions.forms import territory_choices
from symposium.lib.translated import translated

Kind = Question.Kind
LONGEST_LINE = 300
LONGEST_TEXT = 5000
# So many options are seen at a glance; more go into a list that opens.
MOST_BUTTONS = 7


class FileAnswerField(forms.Field):
    """Shows an input; what was sent through it has been taken before the form looks at it."""

    widget = forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp,.avif,.tif,.tiff"})


def field_for(question: Question, answer: Answer | None = None) -> forms.Field:
    """The field of a question. Whether it has to be answered is for the form to say, which knows
    the category; so none is required here."""
    field = FIELDS[question.kind](question, answer)
    field.required = False
    field.label = str(question)
    field.help_text = str(question.help_text)
    return field


def initial_of(answer: Answer) -> object:
    """A stored answer as its field shows it."""
    return None if answer.question.kind == Kind.FILE else answer.value


def plain(question: Question, cleaned: object) -> object:
    """What a field has cleaned, as `Answer.value` keeps it; None for nothing."""
    if question.kind == Kind.CONSENT:
        return bool(cleaned)
    if isinstance(cleaned, Decimal):
        return int(cleaned) if cleaned == cleaned.to_integral_value() else float(cleaned)
    if isinstance(cleaned, datetime.date):
        return cleaned.isoformat()
    return cleaned or None


def _line(_question: Question, _answer: Answer | None) -> forms.Field:
    return _Line(max_length=LONGEST_LINE, widget=forms.TextInput(attrs={"dir": "auto"}))


class _Line(forms.CharField):
    def to_python(self, value: Any) -> Any:
        return names.cleaned(super().to_python(value) or "")


def _text(_question: Question, _answer: Answer | None) -> forms.Field:
    return forms.CharField(
        max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"dir": "auto", "rows": 4})
    )


def _choice(question: Question, answer: Answer | None) -> forms.Field:
    options = _options(question, answer)
    if len(options) <= MOST_BUTTONS:
        return forms.ChoiceField(choices=options, widget=forms.RadioSelect)
    return forms.ChoiceField(choices=[("", _("Choose one")), *options])


def _choices(question: Question, answer: Answer | None) -> forms.Field:
    return forms.MultipleChoiceField(
        choices=_options(question, answer), widget=forms.CheckboxSelectMultiple
    )


def _options(question: Question, answer: Answer | None) -> list[tuple[str, str]]:
    """What can be chosen today, and what the person has chosen while it could be."""
    offered = [(one["key"], str(translated(one["label"]))) for one in question.options]
    if answer is None:
        return offered
    chosen = answer.value if isinstance(answer.value, list) else [answer.value]
    known = {key for key, _label in offered}
    gone = [
        (one["key"], str(translated(one["label"])))
        for one in answer.asked.get("options", [])
        if one["key"] in chosen and one["key"] not in known
    ]
    return [*offered, *gone]


def _number(_question: Question, _answer: Answer | None) -> forms.Field:
    return forms.DecimalField(
        max_digits=12,
        decimal_places=3,
        widget=forms.NumberInput(attrs={"step": "any", "class": "short", "dir": "ltr"}),
    )


def _date(_question: Question, _answer: Answer | None) -> forms.Field:
    return forms.DateField(
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )


def _country(_question: Question, _answer: Answer | None) -> forms.Field:
    return forms.ChoiceField(choices=territory_choices)


FIELDS: dict[str, Callable[[Question, Answer | None], forms.Field]] = {
    Kind.TEXT: _line,
    Kind.LONG_TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.FILE: lambda _question, _answer: FileAnswerField(),
    Kind.COUNTRY: _country,
    Kind.CONSENT: lambda _question, _answer: forms.BooleanField(),
}


def sample_of(question: Question) -> forms.BoundField:
    """A question that may not be kept yet, as people would see it."""
    form = forms.Form()
    form.fields["sample"] = field_for(question)
    return form["sample"]
