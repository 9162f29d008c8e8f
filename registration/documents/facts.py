"""What each kind of paper states, in the active language: the facts that are signed."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from registration.documents import statements
from registration.documents.models import VisaRequest
from registration.models import Registration, Workshop
from symposium.institutions import countries
from symposium.lib.templatetags.times import date_interval, format_day
from symposium.program.models import Edition

# In the order in which they are shown. What is not here is never shown: it is a hash.
LABELS = {
    "name": pgettext_lazy("person", "Name"),
    "other_name": gettext_lazy("Name in the other script"),
    "institution": gettext_lazy("Institution"),
    "country": gettext_lazy("Country or region"),
    "category": gettext_lazy("Category"),
    "mode": gettext_lazy("Taking part"),
    "event": gettext_lazy("Symposium"),
    "workshop": gettext_lazy("Workshop"),
    "dates": gettext_lazy("Dates"),
    "place": gettext_lazy("Place"),
    "time": gettext_lazy("Measured attendance"),
    "arrival": gettext_lazy("Arrival"),
    "departure": gettext_lazy("Departure"),
    "embassy": gettext_lazy("To"),
}
PASSPORT = "passport"
WORDS = "words"


def labeled(facts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """`(label, text)` of what may be shown, in the active language."""
    return [(str(label), str(facts[name])) for name, label in LABELS.items() if facts.get(name)]


def of_confirmation(registration: Registration) -> dict[str, str]:
    return {
        **_person(registration),
        "category": str(registration.category),
        "mode": registration.get_mode_display(),
        **_event(registration.edition),
    }


def of_badge(registration: Registration) -> dict[str, str]:
    return {
        **_person(registration),
        "country": registration.territory_name,
        "category": str(registration.category),
        "event": str(registration.edition),
    }


def of_invitation(registration: Registration, words: Mapping[str, Any]) -> dict[str, str]:
    return {**_person(registration), **_event(registration.edition), WORDS: hash_of(words)}


def of_visa_letter(request: VisaRequest, words: Mapping[str, Any]) -> dict[str, str]:
    """The passport is there as a commitment alone; `printed_passport` is what the letter shows."""
    passport = request.passport
    return {
        **_person(request.registration),
        "name": passport["full_name"],
        "other_name": "",
        **_event(request.registration.edition),
        "arrival": format_day(request.arrives_on),
        "departure": format_day(request.leaves_on),
        "embassy": request.embassy,
        PASSPORT: commitment_of(passport, passport),
        WORDS: hash_of(words),
    }


def printed_passport(passport: Mapping[str, str]) -> list[tuple[str, str]]:
    """`(label, text)` of the passport, as a visa letter prints it."""
    return [
        (_("Nationality"), countries.name_of(passport["nationality"])),
        (_("Passport number"), passport["number"]),
        (_("Date of birth"), format_day(date.fromisoformat(passport["born_on"]))),
        (_("Passport valid until"), format_day(date.fromisoformat(passport["expires_on"]))),
    ]


def commitment_of(passport: Mapping[str, str], told: Mapping[str, str]) -> str:
    """What a letter's statement would hold if its passport were the one that is told."""
    names = ["number", "nationality", "born_on", "expires_on"]
    return statements.commitment(passport["salt"], *(told[name] for name in names))


def of_certificate(
    registration: Registration, *, minutes: int, workshop: Workshop | None = None
) -> dict[str, str]:
    return {
        **_person(registration),
        **_event(registration.edition),
        "workshop": str(workshop) if workshop else "",
        "time": duration(minutes),
    }


def duration(minutes: int) -> str:
    """“12 hours 30 minutes”, whole hours and minutes."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours})
    if rest or not hours:
        parts.append(ngettext("%(count)d minute", "%(count)d minutes", rest) % {"count": rest})
    return " ".join(parts)


def hash_of(words: Mapping[str, Any]) -> str:
    """Stands for the words of a letter."""
    text = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _person(registration: Registration) -> dict[str, str]:
    return {
        "name": registration.display_name,
        "other_name": registration.latin_name
        if registration.latin_name != registration.display_name
        else "",
        "institution": str(registration.institution or ""),
    }


def _event(edition: Edition) -> dict[str, str]:
    place = [str(edition.venue), str(edition.city)]
    return {
        "event": str(edition),
        "dates": date_interval(edition.starts_on, edition.ends_on),
        "place": ", ".join(filter(None, place)),
    }
