"""What stays and what goes of a stranger's text."""

import pytest

from streaming.questions.text import clean


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  How\r\nold\t is it?  ", "How old is it?"),
        ("\u202eevil\u202c \u2066text\u2069", "evil text"),
        (
            "zero\u200dwidth joiner stays, \ufeffmark goes",
            "zero\u200dwidth joiner stays, mark goes",
        ),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("null\x00 bell\x07 escape\x1b[31m", "null bell escape[31m"),
        ("lone \ud800surrogate", "lone surrogate"),
        ("e\u0301", "é"),
        ("a" + "\u0301" * 30, "á" + "\u0301" * 4),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("为什么恐龙灭绝了？", "为什么恐龙灭绝了？"),
        ("هل هذه الأحفورة أصلية؟", "هل هذه الأحفورة أصلية؟"),
        ("👩\u200d🔬 asks", "👩\u200d🔬 asks"),
        ("\u2028\u2029 \u00a0", ""),
    ],
)
def test_text_is_made_safe_without_changing_what_it_says(given: str, kept: str) -> None:
    assert clean(given) == kept
