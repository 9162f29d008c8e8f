"""Every field that a person fills in is called something, in words that can be translated."""

from collections.abc import Iterator

from django import forms
from django.urls import get_resolver

OURS = ("symposium.", "registration.", "streaming.")


def _below(kind: type) -> Iterator[type]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def _fields() -> list[tuple[str, forms.Field]]:
    assert get_resolver().url_patterns  # brings every view, and with it every form
    kinds = {kind for kind in _below(forms.BaseForm) if kind.__module__.startswith(OURS)}
    return [
        (f"{kind.__module__}.{kind.__name__}.{name}", field)
        for kind in sorted(kinds, key=lambda kind: f"{kind.__module__}.{kind.__name__}")
        for name, field in getattr(kind, "base_fields", {}).items()
    ]


def test_no_label_is_plain_text() -> None:
    # A model's field without a name of its own lends its form a label in English.
    fields = _fields()
    assert len(fields) > 50
    assert [name for name, field in fields if isinstance(field.label, str)] == []
