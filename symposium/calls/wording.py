"""The words of letters: our own for each kind, what organizers may put into theirs, filling in."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from symposium.calls.models import LetterKind, LetterTemplate
from symposium.lib.letters import placeholders
from symposium.lib.translated import Translated

# What each placeholder stands for, as the form explains it.
MEANINGS: dict[str, "str | Promise"] = {
    "name": _("the reader's name"),
    "title": _("the proposal's title"),
    "code": _("the proposal's code"),
    "call": _("the call's title"),
    "edition": _("the edition's name"),
    "address": _("the page where the reader goes on"),
    "deadline": _("the call's deadline, with its time zone"),
    "reason": _("the reason of the decision"),
    "comments": _("the jurors' comments to the authors"),
    "proposer": _("who has made the proposal"),
}
EVERYWHERE = {"name", "title", "code", "call", "edition", "address"}
ALLOWED: dict[str, set[str]] = {
    LetterKind.RECEIVED: EVERYWHERE | {"deadline"},
    LetterKind.INVITED: EVERYWHERE | {"proposer", "deadline"},
    LetterKind.ACCEPTED: EVERYWHERE | {"reason", "comments"},
    LetterKind.WAITLISTED: EVERYWHERE | {"reason", "comments"},
    LetterKind.DECLINED: EVERYWHERE | {"reason", "comments"},
    LetterKind.REMINDER: EVERYWHERE,
}
# Without these the reader could not do what the letter asks for.
NEEDED: dict[str, set[str]] = {
    LetterKind.INVITED: {"address"},
    LetterKind.ACCEPTED: {"address"},
    LetterKind.REMINDER: {"address"},
}

OWN_SUBJECTS: dict[str, Promise] = {
    LetterKind.RECEIVED: _("We have your proposal “{title}”"),
    LetterKind.INVITED: _("{proposer} would like you to speak: “{title}”"),
    LetterKind.ACCEPTED: _("Accepted: “{title}”"),
    LetterKind.WAITLISTED: _("On the waiting list: “{title}”"),
    LetterKind.DECLINED: _("Your proposal “{title}”"),
    LetterKind.REMINDER: _("Will you come? Please confirm “{title}”"),
}
OWN_TEXTS: dict[str, Promise] = {
    LetterKind.RECEIVED: _(
        "Dear {name},\n\nyour proposal “{title}” ({code}) for “{call}” has arrived. You can change "
        "it until {deadline}:\n\n{address}\n\n{edition}"
    ),
    LetterKind.INVITED: _(
        "Dear {name},\n\n{proposer} has named you as a speaker of “{title}”, a proposal for "
        "“{call}”. Please say whether you agree, and when you could take part:\n\n{address}\n\n"
        "If you do not know what this is about, say no there, and your name is removed.\n\n"
        "{edition}"
    ),
    LetterKind.ACCEPTED: _(
        "Dear {name},\n\nwe are glad to accept “{title}” ({code}). Please confirm that you will "
        "come, so that we can put it into the program:\n\n{address}\n\n{reason}\n\n{comments}\n\n"
        "{edition}"
    ),
    LetterKind.WAITLISTED: _(
        "Dear {name},\n\nwe would like to have “{title}” ({code}) in the program, and have no "
        "place for it yet. It is on our waiting list; we write to you when a place is free.\n\n"
        "{reason}\n\n{comments}\n\n{address}\n\n{edition}"
    ),
    LetterKind.DECLINED: _(
        "Dear {name},\n\nthank you for “{title}” ({code}). We received more good proposals than we "
        "can take, and cannot take this one.\n\n{reason}\n\n{comments}\n\n{address}\n\n{edition}"
    ),
    LetterKind.REMINDER: _(
        "Dear {name},\n\n“{title}” ({code}) has been accepted, and we do not know yet whether you "
        "will come. Please tell us:\n\n{address}\n\n{edition}"
    ),
}


@dataclass(frozen=True)
class Words:
    subject: str
    text: str


def own_words(kind: str, language: str) -> Words:
    """Our words for a kind of letter, with their placeholders."""
    with translation.override(language):
        return Words(str(OWN_SUBJECTS[kind]), str(OWN_TEXTS[kind]))


def words_of(template: LetterTemplate | None, kind: str, language: str) -> Words:
    """The call's words where it has some, in the language or the best there is; else ours."""
    if template is None:
        return own_words(kind, language)
    return Words(template.subject.in_language(language), template.text.in_language(language))


def check(kind: str, text: Translated, *, is_text: bool) -> None:
    """Raise ValidationError when a placeholder is unknown here, a brace is left over, or a text
    lacks what the letter is for."""
    needed = NEEDED.get(kind, set()) if is_text else set()
    placeholders.check(text, allowed=ALLOWED[kind], needed=needed)


def filled(words: Words, values: Mapping[str, str]) -> Words:
    """Put values in; the subject stays one line."""
    return Words(placeholders.line(words.subject, values), placeholders.body(words.text, values))
