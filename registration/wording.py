"""An answer in words: those of the question as it was asked, in the reader's language."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from registration.models import Question
from symposium.institutions import countries
from symposium.lib.translated import translated

Kind = Question.Kind


def label_of(asked: Mapping[str, Any]) -> str:
    return str(translated(asked.get("label")))


def text_of(value: object, asked: Mapping[str, Any], *, between: str = ", ") -> str:
    """What a person answered, for people to read; empty for nothing.

    `asked` is what an answer keeps of its question (`Question.as_asked`); `between` stands between
    several answers.
    """
    kind = asked.get("kind", Kind.TEXT)
    if kind == Kind.CONSENT:
        return _("Yes") if value else _("No")
    if value is None or value == "":
        return ""
    if kind in (Kind.CHOICE, Kind.CHOICES):
        return between.join(option_texts(value, asked.get("options", [])))
    if kind == Kind.DATE:
        return _day(str(value))
    if kind == Kind.COUNTRY:
        return countries.name_of(str(value))
    if kind == Kind.FILE and isinstance(value, Mapping):
        return str(value.get("name", ""))
    return str(value)


def option_texts(value: object, options: Sequence[Mapping[str, Any]]) -> list[str]:
    """The labels of one key or several; a key that no option has stands for itself."""
    labels = {option["key"]: str(translated(option["label"])) for option in options}
    keys = value if isinstance(value, list) else [value]
    return [labels.get(key) or str(key) for key in keys]


def _day(text: str) -> str:
    try:
        return formats.date_format(date.fromisoformat(text), "DATE_FORMAT")
    except ValueError:
        return text
