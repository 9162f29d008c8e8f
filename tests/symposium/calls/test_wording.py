"""Placeholders: checked when they are saved, filled in once, in every language of ours."""

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from symposium.calls import wording
from symposium.calls.models import LetterKind
from symposium.lib.translated import translated


@pytest.mark.parametrize("kind", LetterKind.values)
@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_our_own_words_pass_the_check(kind: str, language: str) -> None:
    words = wording.own_words(kind, language)
    wording.check(kind, translated({language: words.subject}), is_text=False)
    wording.check(kind, translated({language: words.text}), is_text=True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{adress}", "placeholder"),
        ("{address} {name.email}", "placeholder"),
        ("{address} {}", "placeholder"),
        ("{address} {0}", "placeholder"),
        ("{address} {proposer}", "placeholder"),
        ("{address} {name", "brace"),
        ("{address} }", "brace"),
        ("{{address}}", "brace"),
        ("No link", "needed"),
    ],
)
def test_what_a_letter_of_acceptance_must_not_say(text: str, code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        wording.check("accepted", translated({"en": "{address}", "fr": text}), is_text=True)
    assert refusal.value.code == code


def test_values_are_filled_in_once_and_empty_paragraphs_go() -> None:
    words = wording.Words("{title}\nnow", "{name},\n\n{reason}\n\n{address}")
    values = {"title": "A\nB", "name": "{reason}", "reason": "", "address": "https://x"}
    assert wording.filled(words, values) == wording.Words("A B now", "{reason},\n\nhttps://x\n")
