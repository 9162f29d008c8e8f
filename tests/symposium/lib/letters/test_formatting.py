"""Light formatting: what organizers write and what people are called stays text."""

import pytest

from symposium.lib.letters import formatting, placeholders

VALUES = {
    "name": "<b>Eve</b> {code} [here](https://evil.example)",
    "own_address": "https://our.example/me/?a=1&b=2",
    "reason": "",
    "answer.diet": "none\nat all",
}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One\ntwo\n\nthree", "<p>One<br>two</p>\n<p>three</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        (
            "Dear {name}",
            "<p>Dear <bdi>&lt;b&gt;Eve&lt;/b&gt; {code} [here](https://evil.example)</bdi></p>",
        ),
        (
            "{own_address}",
            '<p><a href="https://our.example/me/?a=1&amp;b=2" dir="ltr">'
            "https://our.example/me/?a=1&amp;b=2</a></p>",
        ),
        (
            "See [your page]({own_address}).",
            '<p>See <a href="https://our.example/me/?a=1&amp;b=2">your page</a>.</p>',
        ),
        ("[a]({name})", "<p>a</p>"),
        ("[a](javascript:alert)", "<p>[a](javascript:alert)</p>"),
        (
            "Read https://x.example/a?b=1.",
            '<p>Read <a href="https://x.example/a?b=1" dir="ltr">https://x.example/a?b=1</a>.</p>',
        ),
        ("Bring:\n- a pass\n* ink", "<p>Bring:</p>\n<ul><li>a pass</li><li>ink</li></ul>"),
        ("Diet: {answer.diet}", "<p>Diet: <bdi>none</bdi><br><bdi>at all</bdi></p>"),
        ("{reason}\n\nend", "<p>end</p>"),
        ("- {reason}", ""),
        ("{unknown}", ""),
        ('https://x.example/"onmouseover="x', None),
    ],
)
def test_html(text: str, html: str | None) -> None:
    written = formatting.as_html(text, VALUES)
    if html is None:
        assert '"onmouseover' not in written
    else:
        assert written == html


def test_text_spells_links_out_and_empty_paragraphs_go() -> None:
    text = "See [your page]({own_address}).\n\n{reason}\n\n[write](mailto:a@b.example)\n- x"
    assert formatting.as_text(text, VALUES) == (
        "See your page <https://our.example/me/?a=1&b=2>.\n\nwrite <a@b.example>\n- x\n"
    )


def test_a_subject_is_one_line_without_control_signs() -> None:
    values = {"name": "Eve\r\nBcc: all@example.org\x00\u2028x"}
    assert placeholders.line("To {name}", values) == "To Eve Bcc: all@example.org x"
    assert len(placeholders.line("{name}", {"name": "x" * 999})) == 400
