"""Finds the messages in Python, in Django's templates and in TypeScript."""

import ast
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

# The positions of message, plural and context among the arguments, as Babel counts them.
PLAIN: tuple[int, ...] = (1,)
PLURAL = (1, 2)
CONTEXT = ((1, "c"), 2)
CONTEXT_PLURAL = ((1, "c"), 2, 3)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...]] = {
    "_": PLAIN,
    "gettext": PLAIN,
    "gettext_lazy": PLAIN,
    "gettext_noop": PLAIN,
    "ngettext": PLURAL,
    "ngettext_lazy": PLURAL,
    "pgettext": CONTEXT,
    "pgettext_lazy": CONTEXT,
    "npgettext": CONTEXT_PLURAL,
    "npgettext_lazy": CONTEXT_PLURAL,
}
CALL = re.compile(r"(?<![\w.$])(gettext|ngettext|pgettext|npgettext)\s*\(")
LITERAL = re.compile(r"""\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.)*`)\s*""")


@dataclass(frozen=True, order=True)
class Key:
    """What tells one message from another."""

    text: str
    context: str = ""

    def __str__(self) -> str:
        return f"{self.context}\4{self.text}" if self.context else self.text


@dataclass
class Found:
    """A message as it stands in the code."""

    key: Key
    plural: str = ""
    comments: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Unreadable:
    """A message that is put together while the program runs, so that nobody can translate it."""

    place: str
    function: str

    def __str__(self) -> str:
        return f"{self.place}: {self.function} needs one plain string"


@dataclass
class Collection:
    """All messages of the code, by domain and key, and the calls that name none."""

    domains: dict[str, dict[Key, Found]] = field(
        default_factory=lambda: {"django": {}, "djangojs": {}}
    )
    unreadable: list[Unreadable] = field(default_factory=list)

    def add(self, domain: str, message: Found | Unreadable) -> None:
        """The same text with a plural in one place and without in another is one message."""
        if isinstance(message, Unreadable):
            self.unreadable.append(message)
            return
        known = self.domains[domain].setdefault(message.key, message)
        known.plural = known.plural or message.plural
        known.files = sorted({*known.files, *message.files})
        known.comments = sorted({*known.comments, *message.comments})


# What Babel yields; its own types leave out that an argument which is no plain string is None.
PythonCall = tuple[int | None, str, str | tuple[str | None, ...] | None, list[str]]
Messages = Iterator[Found | Unreadable]
Reader = Callable[[str, str], Messages]


def python_messages(source: str, file: str) -> Messages:
    """Each message of one Python file; `file` is its name for people."""
    calls = extract_python(
        io.BytesIO(source.encode()),
        dict.fromkeys(KEYWORDS),
        ["Translators:"],
        {"encoding": "utf-8"},
    )
    for line, function, arguments, comments in cast("Iterator[PythonCall]", calls):
        several = arguments if isinstance(arguments, tuple) else (arguments,)
        place = f"{file}:{line}" if line else file
        yield found(function, several, place, file, comments)


def template_messages(source: str, file: str) -> Messages:
    """Each message of one Django template.

    Django turns the translation tags into calls with filler between them. Inside parentheses
    Python's tokenizer asks for no indentation, so the result can be read like any Python.
    """
    return python_messages(f"({templatize(source, origin=file)}\n)", file)


def typescript_messages(source: str, file: str) -> Messages:
    """Each message of one TypeScript file, also within nested template strings."""
    for call in CALL.finditer(source):
        before = source[: call.start()]
        line = before.rsplit("\n", 1)[-1]
        if re.search(r"(^|[^:])//|^\s*/?\*|function\s+$", line):
            continue
        place = f"{file}:{before.count(chr(10)) + 1}"
        yield found(call[1], literals(source, call.end()), place, file, [])


def literals(source: str, start: int) -> list[str | None]:
    """The arguments of a call whose parenthesis ends at `start`, up to the first other thing."""
    arguments: list[str | None] = []
    text = ""
    while match := LITERAL.match(source, start):
        text += unquote(match[1])
        start = match.end()
        after = source[start : start + 1]
        if after != "+":
            arguments.append(text)
            text = ""
        if after not in {"+", ","}:
            break
        start += 1
    return arguments or [None]


def unquote(literal: str) -> str:
    """The value of a JavaScript string; its escapes are those of Python here."""
    body = literal[1:-1].replace("\n", "\\n").replace('"', '\\"').replace('\\\\"', '\\"')
    return str(ast.literal_eval(f'"{body}"'))


def found(
    function: str, given: Sequence[str | None], place: str, file: str, comments: list[str]
) -> Found | Unreadable:
    """The message of one call, where each argument that counts is a plain string."""
    context, texts = "", []
    for position in KEYWORDS[function]:
        index = position[0] if isinstance(position, tuple) else position
        argument = given[index - 1] if index <= len(given) else None
        if not argument:
            return Unreadable(place, function)
        if isinstance(position, tuple):
            context = argument
        else:
            texts.append(argument)
    return Found(Key(texts[0], context), texts[1] if len(texts) > 1 else "", comments, [file])


def collect(root: Path) -> Collection:
    """Every message of the checkout at `root`."""
    collection = Collection()
    for domain, path, read in files(root):
        name = path.relative_to(root).as_posix()
        for message in read(path.read_text(encoding="utf-8"), name):
            collection.add(domain, message)
    return collection


def files(root: Path) -> Iterator[tuple[str, Path, Reader]]:
    """Every file that may hold messages, with its domain and its reader."""
    for package in ("symposium", "registration", "streaming"):
        for path in sorted((root / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield "django", path, python_messages
    for path in sorted((root / "frontend" / "templates").rglob("*")):
        if path.is_file():
            yield "django", path, template_messages
    for path in sorted((root / "frontend" / "src").rglob("*.ts")):
        if not path.name.endswith((".test.ts", ".d.ts")):
            yield "djangojs", path, typescript_messages
