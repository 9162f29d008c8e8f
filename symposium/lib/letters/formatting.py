"""Light formatting of letters: paragraphs, lists, links. Everything else is text, so that neither
what organizers write nor what people are called can become markup."""

import re
from collections.abc import Iterator, Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from symposium.lib.letters import placeholders

# A list item, a link with words, a bare address, a placeholder.
ITEM = re.compile(r"^\s*[-*•]\s+")
TOKEN = re.compile(
    r"\[(?P<words>[^\[\]\n]+)\]\((?P<target>https?://[^\s()]+|mailto:[^\s()]+|\{\w+\})\)"
    r"|(?P<address>https?://[^\s<>\"]+[^\s<>\".,;:!?)\]。，；：！？）】])"
    r"|\{(?P<name>[^{}]*)\}"
)
SAFE = ("https://", "http://", "mailto:")


def as_html(text: str, values: Mapping[str, str]) -> SafeString:
    """The words as HTML, values filled in. Paragraphs that become empty go."""
    parts = (_block(part, values) for part in placeholders.paragraphs(text))
    return mark_safe("\n".join(part for part in parts if part))  # noqa: S308 - escaped piece by piece


def as_text(text: str, values: Mapping[str, str]) -> str:
    """The same for readers of plain text: a link's address follows its words, in the brackets in
    which no mark after it is taken for a part of it (RFC 3986, appendix C)."""

    def spelled(found: re.Match[str]) -> str:
        if found["words"]:
            words = placeholders.put(found["words"], values)
            target = placeholders.put(found["target"], values).removeprefix("mailto:")
            return f"{words} <{target}>" if target else words
        return found["address"] or values.get(found["name"], "")

    filled = (TOKEN.sub(spelled, part).strip() for part in placeholders.paragraphs(text))
    return "\n\n".join(part for part in filled if part) + "\n"


def _block(part: str, values: Mapping[str, str]) -> str:
    """One paragraph: its lines, and the lists among them."""
    html: list[str] = []
    items: list[str] = []
    lines: list[str] = []

    def end(kept: list[str], before: str, between: str, after: str) -> None:
        if any(kept):
            html.append(before + between.join(kept) + after)
        kept.clear()

    for line in part.strip().split("\n"):
        written = _inline(ITEM.sub("", line).strip(), values)
        if ITEM.match(line):
            end(lines, "<p>", "<br>", "</p>")
            if written:
                items.append(f"<li>{written}</li>")
        else:
            end(items, "<ul>", "", "</ul>")
            lines.append(written)
    end(lines, "<p>", "<br>", "</p>")
    end(items, "<ul>", "", "</ul>")
    return "\n".join(html)


def _inline(line: str, values: Mapping[str, str]) -> str:
    return "".join(_pieces(line, values))


def _pieces(line: str, values: Mapping[str, str]) -> Iterator[str]:
    done = 0
    for found in TOKEN.finditer(line):
        yield escape(line[done : found.start()])
        done = found.end()
        if found["words"]:
            words = placeholders.put(found["words"], values)
            yield _link(placeholders.put(found["target"], values), words)
        elif found["address"]:
            yield _link(found["address"], found["address"])
        else:
            yield _value(found["name"], values.get(found["name"], ""))
    yield escape(line[done:])


def _value(name: str, value: str) -> str:
    """Our own addresses become links; what people have written stays words."""
    if name.endswith("address") and value.startswith(SAFE):
        return _link(value, value)
    lines = [line for line in value.strip().split("\n") if line]
    return "<br>".join(f"<bdi>{escape(line)}</bdi>" for line in lines)


def _link(target: str, words: str) -> str:
    if not target.startswith(SAFE):
        return escape(words)
    direction = ' dir="ltr"' if words == target else ""
    return f'<a href="{escape(target)}"{direction}>{escape(words)}</a>'
