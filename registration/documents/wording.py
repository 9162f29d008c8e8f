"""The words of letters: those that organizers wrote, or the house's own, with placeholders."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from registration.documents.models import LetterText, VisaRequest
from registration.models import Registration
from symposium.lib.bidi import isolated
from symposium.lib.letters import placeholders
from symposium.lib.templatetags.times import date_interval, format_day
from symposium.program.models import Edition

ALLOWED = {
    LetterText.Kind.INVITATION: frozenset(
        {"name", "institution", "country", "category", "edition", "theme", "dates", "place"}
    ),
    LetterText.Kind.VISA_LETTER: frozenset(
        {
            "name",
            "institution",
            "country",
            "category",
            "edition",
            "theme",
            "dates",
            "place",
            "embassy",
            "arrival",
            "departure",
        }
    ),
}
NEEDED = frozenset({"name", "edition"})
# Between what is said before the table of facts and after it.
TABLE = "***"


def usual(kind: str) -> dict[str, str]:
    """The house's own words in the active language."""
    if kind == LetterText.Kind.VISA_LETTER:
        return {
            "sender": "",
            "subject": _("Letter of invitation for a visa"),
            "body": _(
                "To the visa section of {embassy}\n\n"
                "We kindly ask you to grant a visa to {name} of {institution}, who is registered "
                "as a participant of {edition}, which takes place on {dates} in {place}.\n\n"
                "***\n\n"
                "The purpose of the journey is to take part in the symposium. We would be grateful "
                "if the application could be considered in good time.\n\n"
                "Should you have any questions, please write to us. The code below proves that "
                "this letter comes from us."
            ),
            "signatory": _("The organizing committee"),
            "signatory_title": "",
        }
    return {
        "sender": "",
        "subject": _("Invitation"),
        "body": _(
            "Dear {name},\n\n"
            "it is our pleasure to invite you to {edition}, which takes place on {dates} in "
            "{place}.\n\n"
            "Your contribution on behalf of {institution} will be a gain for all who take part. "
            "We look forward to welcoming you.\n\n"
            "Yours sincerely"
        ),
        "signatory": _("The organizing committee"),
        "signatory_title": "",
    }


FIELDS = ("sender", "subject", "body", "signatory", "signatory_title")


def texts_of(edition: Edition, kind: str, language: str) -> dict[str, str]:
    """The edition's words in a language, or the house's own; `language` must be active."""
    written = LetterText.objects.filter(edition=edition, kind=kind, language=language).first()
    if written is None:
        return usual(kind)
    return {name: getattr(written, name) for name in FIELDS}


def filled(texts: Mapping[str, str], values: Mapping[str, str]) -> dict[str, Any]:
    """The words as they are frozen: lists of paragraphs before and after the table of facts."""
    before, _table, after = texts["body"].partition(TABLE)
    # Names keep their own direction within the sentence of another one.
    told = {name: isolated(value) if value else "" for name, value in values.items()}
    return {
        "sender": texts["sender"],
        "subject": placeholders.line(texts["subject"], values),
        "before": _paragraphs(before, told),
        "after": _paragraphs(after, told),
        "signatory": texts["signatory"],
        "signatory_title": texts["signatory_title"],
    }


def values_of(registration: Registration, request: VisaRequest | None = None) -> dict[str, str]:
    """What stands for each placeholder, in the active language."""
    edition = registration.edition
    values = {
        "name": registration.display_name,
        # Who comes for no institution comes from somewhere.
        "institution": str(registration.institution or registration.territory_name),
        "country": registration.territory_name,
        "category": str(registration.category),
        "edition": str(edition),
        "theme": str(edition.theme),
        "dates": date_interval(edition.starts_on, edition.ends_on),
        "place": ", ".join(filter(None, [str(edition.venue), str(edition.city)])),
    }
    if request is not None:
        values |= {
            "name": request.passport["full_name"],
            "embassy": request.embassy,
            "arrival": format_day(request.arrives_on),
            "departure": format_day(request.leaves_on),
        }
    return values


def _paragraphs(text: str, values: Mapping[str, str]) -> list[str]:
    parts = (placeholders.put(part, values).strip() for part in placeholders.paragraphs(text))
    return [part for part in parts if part]
