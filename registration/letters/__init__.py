"""Letters about a registration: with the edition's own words where it has some, through the post
office that keeps account of them.

An app above calls `register` when it starts; nothing is imported upwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.template.loader import render_to_string
from django.utils import timezone, translation

from registration.letters import values
from registration.letters.kinds import KINDS
from registration.models import Registration
from symposium.lib import mail
from symposium.lib.letters import formatting, placeholders
from symposium.lib.translated import Translated
from symposium.program.models import Edition


@dataclass(frozen=True)
class Words:
    """A subject and a text in several languages, with placeholders."""

    subject: Translated
    text: Translated


@dataclass(frozen=True, kw_only=True)
class Written:
    """A letter as its reader will get it."""

    registration: Registration
    kind: str
    to: str
    subject: str
    text: str
    html: str
    attachments: Sequence[mail.Attachment] = field(default_factory=list)


class Office(Protocol):
    """What keeps an edition's own words and sends letters, each once."""

    def words_for(self, edition: Edition, kind: str) -> Words | None: ...

    def post(self, letter: Written) -> None: ...


_offices: list[Office] = []


def register(office: Office) -> None:
    """From now on this office is asked; the last one that says so counts."""
    _offices[:] = [office]


def send(
    registration: Registration,
    *,
    kind: str,
    to: str,
    context: Mapping[str, object],
    attachments: Sequence[mail.Attachment] = (),
) -> None:
    """Write a letter of a kind in the person's language and on their clock, and post it after
    commit."""
    for office in _offices:
        words = office.words_for(registration.edition, kind)
        letter = written(
            registration, kind=kind, to=to, context=context, words=words, attachments=attachments
        )
        office.post(letter)


def written(
    registration: Registration,
    *,
    kind: str,
    to: str,
    context: Mapping[str, object],
    words: Words | None,
    attachments: Sequence[mail.Attachment] = (),
) -> Written:
    """The letter with an edition's own words, or with ours."""
    with (
        translation.override(registration.language),
        timezone.override(values.zone_of(registration)),
    ):
        shown: dict[str, object] = {
            **context,
            "registration": registration,
            "edition": registration.edition,
            "language": registration.language,
            "rtl": translation.get_language_bidi(),
        }
        template = f"registration/emails/{kind}"
        if words is not None:
            known = KINDS.get(kind)
            names = known.extra if known else ()
            told = {name: str(context[name]) for name in names if name in context}
            shown |= filled(registration, words, told)
            if known and known.has_part:
                shown["part"] = f"{template}_part"
            template = "registration/emails/own"
        return Written(
            registration=registration,
            kind=kind,
            to=to,
            subject=placeholders.one_line(render_to_string(f"{template}.subject.txt", shown)),
            text=render_to_string(f"{template}.txt", shown).rstrip() + "\n",
            html=render_to_string(f"{template}.html", shown),
            attachments=attachments,
        )


def filled(
    registration: Registration, words: Words, told: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Subject, text and HTML of words with placeholders, for the active language and zone; `told`
    is what only this letter knows."""
    language = translation.get_language() or "en"
    subject, text = words.subject.in_language(language), words.text.in_language(language)
    wanted = set(placeholders.PLACEHOLDER.findall(subject + text))
    known = values.values_of(registration, wanted) | dict(told or {})
    return {
        "own_subject": placeholders.line(subject, known),
        "own_text": formatting.as_text(text, known),
        "own_html": formatting.as_html(text, known),
    }
