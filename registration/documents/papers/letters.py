"""Confirmations, invitations and visa letters as `letter.typ` wants them."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from registration.documents import facts
from registration.documents.papers import parts

if TYPE_CHECKING:
    from registration.documents.papers.rendering import Printable

NOTHING: dict[str, Any] = {
    "sender": "",
    "addressee": [],
    "before": [],
    "after": [],
    "facts": [],
    "ticket": "",
    "ticket_words": "",
    "signatory": "",
    "signatory_title": "",
}


def confirmation(printable: "Printable") -> dict[str, Any]:
    stated = _facts(printable)
    return {
        **NOTHING,
        **parts.proof(printable.document),
        "event": stated["event"],
        "title": _("Confirmation of registration"),
        "before": [_("This confirms the following registration.")],
        "facts": _rows(facts.labeled(stated)),
        "after": [_("Please bring this page with you, on paper or on your phone.")],
        "ticket": parts.drawn(printable.ticket, error="m") if printable.ticket else "",
        "ticket_words": _("Show this code at the entrance"),
    }


def invitation(printable: "Printable") -> dict[str, Any]:
    return _letter(printable, shown=[])


def visa_letter(printable: "Printable") -> dict[str, Any]:
    """The table shows the person as in the passport, the passport, and the journey."""
    stated, passport = _facts(printable), printable.passport
    assert passport is not None  # noqa: S101 - access refuses to print it once erased
    names = ["institution", "event", "dates", "place", "arrival", "departure"]
    person = facts.labeled({"name": stated["name"]})
    rest = facts.labeled({name: stated.get(name) for name in names})
    return _letter(printable, shown=[*person, *facts.printed_passport(passport), *rest])


def _letter(printable: "Printable", shown: list[tuple[str, str]]) -> dict[str, Any]:
    stated, words = _facts(printable), printable.document.words
    return {
        **NOTHING,
        **parts.proof(printable.document),
        **words,
        "event": stated["event"],
        "title": words["subject"],
        "addressee": _addressee(stated),
        "facts": _rows(shown),
    }


def _addressee(stated: dict[str, str]) -> list[str]:
    if "embassy" in stated:
        return [stated["embassy"]]
    return [text for name in ("name", "institution") if (text := stated.get(name))]


def _facts(printable: "Printable") -> dict[str, str]:
    stated: dict[str, str] = printable.document.facts["facts"]
    return stated


def _rows(labeled: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"label": label, "text": text} for label, text in labeled]
