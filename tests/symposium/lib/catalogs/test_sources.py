"""Messages are found where people write them, and only there."""

from pathlib import Path

import pytest

from symposium.lib.catalogs.sources import (
    Found,
    Key,
    Messages,
    Reader,
    Unreadable,
    collect,
    python_messages,
    template_messages,
    typescript_messages,
)


def texts(messages: Messages) -> list[tuple[str, str]]:
    return [(str(each.key), each.plural) for each in messages if isinstance(each, Found)]


def test_python_calls_of_every_kind() -> None:
    source = """
from django.utils.translation import gettext_lazy as _

label = _("Opening")
joined = _("One sentence "
           "in two lines.")
def ask(n):
    return ngettext_lazy("%(count)s question", "%(count)s questions", n)
verb = pgettext("to sign up", "Register")
"""
    assert texts(python_messages(source, "a.py")) == [
        ("Opening", ""),
        ("One sentence in two lines.", ""),
        ("%(count)s question", "%(count)s questions"),
        ("to sign up\4Register", ""),
    ]


def test_python_notes_for_translators() -> None:
    source = '# Translators: the day before the opening\nlabel = _("Eve")\n'
    [message] = python_messages(source, "a.py")
    assert isinstance(message, Found)
    assert message.comments == ["Translators: the day before the opening"]


def test_template_tags_whatever_their_indentation() -> None:
    source = """{% load i18n %}
    <h1>{% translate "Program" %}</h1>
  {% if x %}
      {% blocktranslate trimmed with room=room.name %}
        Room {{ room }}
          is 100% full
      {% endblocktranslate %}
   {% endif %}
 {% blocktranslate trimmed count counter=n %}
   One talk{% plural %}{{ counter }} talks
 {% endblocktranslate %}
 {% translate "May" context "month" as month %}
 <p title="{{ _("Close") }}">l'été</p>
"""
    assert texts(template_messages(source, "a.html")) == [
        ("Program", ""),
        ("Room %(room)s is 100%% full", ""),
        ("One talk", "%(counter)s talks"),
        ("month\4May", ""),
        ("Close", ""),
    ]


def test_typescript_calls_within_nested_templates_and_generics() -> None:
    source = r"""
const size = items.length < 3 ? gettext("Few") : gettext('Many “good” ones');
const view = html`<ul>${items.map((item: Item<string>) => html`<li>
  ${interpolate(ngettext("%(n)s vote", "%(n)s votes", item.n), { n: item.n })}</li>`)}</ul>
  <button>${gettext(`Ask`)}</button>`;
const long = gettext(
  "It's one sentence " +
    'in "two" lines.',
);
const verb = pgettext("to sign up", "Register");
"""
    assert texts(typescript_messages(source, "a.ts")) == [
        ("Few", ""),
        ("Many “good” ones", ""),
        ("%(n)s vote", "%(n)s votes"),
        ("Ask", ""),
        ('It\'s one sentence in "two" lines.', ""),
        ("to sign up\4Register", ""),
    ]


def test_typescript_definitions_and_comments_are_no_calls() -> None:
    source = """
export function gettext(message: string): string {
// gettext("an example")
 * gettext("another")
const link = "https://example.org"; gettext("Real");
"""
    assert texts(typescript_messages(source, "a.ts")) == [("Real", "")]


@pytest.mark.parametrize(
    ("read", "source", "unreadable"),
    [
        (python_messages, "_(text)", Unreadable("a:1", "_")),
        (typescript_messages, "gettext(text)", Unreadable("a:1", "gettext")),
        (typescript_messages, "gettext(`${n} votes`)", Unreadable("a:1", "gettext")),
        (typescript_messages, 'ngettext("one", many, 2)', Unreadable("a:1", "ngettext")),
    ],
)
def test_a_message_made_at_run_time_is_named(
    read: Reader, source: str, unreadable: Unreadable
) -> None:
    assert list(read(source, "a")) == [unreadable]


def test_a_formatted_string_in_python_is_named() -> None:
    """Which line it stands on is told by some versions of Python and not by others."""
    [unreadable] = python_messages('_(f"{n} votes")', "a")
    assert isinstance(unreadable, Unreadable)


def test_one_message_in_several_files(tmp_path: Path) -> None:
    (tmp_path / "symposium").mkdir()
    (tmp_path / "frontend" / "src").mkdir(parents=True)
    (tmp_path / "symposium" / "a.py").write_text('_("vote")')
    (tmp_path / "symposium" / "b.py").write_text('ngettext("vote", "votes", n)')
    (tmp_path / "frontend" / "src" / "c.ts").write_text('gettext("vote")')
    (tmp_path / "frontend" / "src" / "c.test.ts").write_text('gettext("test")')
    collection = collect(tmp_path)
    python, typescript = collection.domains["django"], collection.domains["djangojs"]
    assert python == {
        Key("vote"): Found(Key("vote"), "votes", [], ["symposium/a.py", "symposium/b.py"])
    }
    assert typescript == {Key("vote"): Found(Key("vote"), "", [], ["frontend/src/c.ts"])}
