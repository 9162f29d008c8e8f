"""One row of a table of people: what it says, and what of it cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from registration import names
from registration.models import Registration
from symposium.institutions import countries
from symposium.institutions.actions import language_of
from symposium.institutions.models import Institution
from symposium.lib.folding import folded
from symposium.lib.tables import cells, headers
from symposium.lib.tables.cells import Cell
from symposium.lib.tables.columns import Column

LONGEST_NAME = 200
LONGEST_INSTITUTION = 300
# Besides our own words and labels in every language.
MODES = {
    **dict.fromkeys(("on site", "onsite", "in person", "presential", "线下", "现场"), "on_site"),
    **dict.fromkeys(("sur place", "presencial", "очно", "حضوري", "vor ort"), "on_site"),
    **dict.fromkeys(("online", "remote", "virtual", "线上", "en ligne", "en línea"), "online"),
    **dict.fromkeys(("онлайн", "дистанционно", "заочно", "عن بعد"), "online"),
}
KINDS = {
    **dict.fromkeys(("museum", "science center", "science centre"), Institution.Kind.VENUE),
    **dict.fromkeys(
        ("government agency or organisation", "government agency", "ministry", "association"),
        Institution.Kind.AGENCY,
    ),
    **dict.fromkeys(
        ("international organisation", "international body"), Institution.Kind.INTERNATIONAL
    ),
}


@dataclass
class PersonRow:
    """What a row says; empty where it says nothing. `errors` keep it from being imported."""

    number: int
    display_name: str = ""
    latin_name: str = ""
    email: str = ""
    institution: dict[str, str] = field(default_factory=dict)
    kind: str = ""
    territory: str = ""
    category: str = ""
    mode: str = ""
    language: str = ""
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def institution_name(self) -> str:
        return self.institution.get("en") or next(iter(self.institution.values()), "")


def read(number: int, row: list[Cell], columns: Mapping[int, Column]) -> PersonRow:
    """Understand a row by what its columns mean."""
    texts = {
        column: cells.text_of(row[place]) if place < len(row) else ""
        for place, column in columns.items()
    }
    said = {column.field: text for column, text in texts.items() if not column.language}
    person = PersonRow(number)
    _read_names(person, said)
    _read_email(person, said.get("email", ""))
    _read_institution(person, texts)
    _read_choices(person, said)
    return person


def _read_names(person: PersonRow, said: Mapping[str, str]) -> None:
    name = names.cleaned(said.get("name", "") or _joined(said))
    if not name and "name" not in said and (reference := said.get("reference", "")):
        name = names.cleaned(reference)
        person.warnings.append(_("The table has no names; the reference stands for one."))
    latin = names.cleaned(said.get("latin_name", ""))
    if not name:
        name, latin = latin, ""
    if not names.has_letters(name):
        person.errors.append(_("The name is missing."))
    elif max(len(name), len(latin)) > LONGEST_NAME:
        person.errors.append(_("The name is longer than %(count)d letters.") % {"count": 200})
    if latin and not names.is_latin(latin):
        person.warnings.append(_("The Latin name has letters of another script; left out."))
        latin = ""
    person.display_name, person.latin_name = name[:LONGEST_NAME], latin[:LONGEST_NAME]


def _joined(said: Mapping[str, str]) -> str:
    """Chinese names begin with the family's and have no blank."""
    given, family = said.get("given_name", ""), said.get("family_name", "")
    if family and all("\u3400" <= letter <= "\u9fff" for letter in family):
        return family + given
    return f"{given} {family}"


def _read_email(person: PersonRow, text: str) -> None:
    person.email = text.strip().strip("<>").removeprefix("mailto:").lower()
    if not person.email:
        return
    try:
        validate_email(person.email)
    except ValidationError:
        sentence = _("“%(text)s” is no e-mail address.")
        person.errors.append(sentence % {"text": text[:60]})
        person.email = ""


def _read_institution(person: PersonRow, texts: Mapping[Column, str]) -> None:
    for column, text in texts.items():
        name = " ".join(text.split())
        if column.field != "institution" or not name:
            continue
        if len(name) > LONGEST_INSTITUTION:
            sentence = _("The institution's name is longer than %(count)d letters.")
            person.errors.append(sentence % {"count": LONGEST_INSTITUTION})
        person.institution.setdefault(column.language or language_of(name, "en"), name)


def _read_choices(person: PersonRow, said: Mapping[str, str]) -> None:
    person.category = said.get("category", "")
    if text := said.get("territory", ""):
        person.territory = territory_codes().get(folded(text), "")
        if not person.territory:
            person.errors.append(_unknown(_("“%(text)s” is no country or region."), text))
    if text := said.get("mode", ""):
        word = headers.plain(text)
        person.mode = cells.choice_of(text, Registration.Mode) or MODES.get(word) or ""
        if not person.mode:
            person.errors.append(_unknown(_("“%(text)s” is neither on site nor online."), text))
    if text := said.get("language", ""):
        person.language = headers.language_words().get(headers.plain(text), "")
        if not person.language:
            person.warnings.append(_unknown(_("“%(text)s” is none of our languages."), text))
    if text := said.get("kind", ""):
        word = headers.plain(text)
        person.kind = cells.choice_of(text, Institution.Kind) or KINDS.get(word) or ""
        if not person.kind:
            person.warnings.append(_unknown(_("“%(text)s” is no kind of institution."), text))


def _unknown(sentence: str, text: str) -> str:
    return sentence % {"text": text[:60]}


@cache
def territory_codes() -> dict[str, str]:
    """Codes of two and three letters, and names in every language, folded, to ISO's two letters."""
    found: dict[str, str] = {}
    for code, territory in countries.territories().items():
        for word in (code, territory.alpha3, *territory.name.values()):
            found.setdefault(folded(word), code)
    return found
