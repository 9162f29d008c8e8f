"""Papers as PDF: how many pages, which typefaces, and that nothing that people wrote is code."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest

from registration.documents import actions, drafts, queries
from registration.documents.models import BadgeDesign, IssuedDocument, VisaRequest
from registration.documents.papers import badges, parts, pdf_of
from registration.documents.papers.rendering import TEMPLATES, Printable
from registration.models import Registration
from symposium.accounts.models import User
from symposium.institutions.models import Institution

LANGUAGES = ["en", "zh-hans", "fr", "es", "ru", "ar"]
HOSTILE = [
    '#import "x": * #panic("no") #let x = $ \\ * _ <b> @ref `code` // comment */',
    '"], evil: ["',
    "../../etc/passwd",
    "a\u202eb{name}%(name)s",
    "W" * 200,
    "م" * 200,
    "王" * 200,
]


def pages_in(pdf: bytes) -> int:
    """Typst writes each page as an object of its own that is not compressed."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def fonts_in(pdf: bytes) -> set[str]:
    found = re.findall(rb"/BaseFont\s*/[A-Z]{6}\+(NotoSans[A-Za-z]*)", pdf)
    return {name.decode() for name in found}


def issued(registration: Registration, kind: str, now: datetime) -> IssuedDocument:
    made: dict[str, Callable[[], drafts.Draft]] = {
        "confirmation": lambda: drafts.confirmation(registration),
        "invitation": lambda: drafts.invitation(registration),
        "badge": lambda: drafts.badge(registration),
        "certificate": lambda: drafts.certificate(registration, minutes=90),
    }
    return actions.issue(draft=made[kind](), by=None, at=now)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["confirmation", "invitation", "certificate", "badge"])
def test_each_paper_in_each_language_is_one_page(
    amina: Registration, kind: str, language: str, now: datetime
) -> None:
    amina.language, amina.display_name = language, "王小明 محمد Анна"
    amina.save()
    pdf = pdf_of(queries.printables([issued(amina, kind, now)]))
    assert pages_in(pdf) == 1
    assert {"NotoSans", "NotoSansSC", "NotoSansArabic"} <= {
        name.removesuffix("Thin") for name in fonts_in(pdf)
    }


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", ["confirmation", "invitation", "certificate", "badge"])
def test_names_are_never_code(amina: Registration, name: str, kind: str, now: datetime) -> None:
    amina.display_name = name
    amina.save()
    document = issued(amina, kind, now)
    assert document.facts["facts"]["name"] == name
    assert pages_in(pdf_of(queries.printables([document]))) == 1


def test_the_template_gets_what_was_written(amina: Registration, now: datetime) -> None:
    amina.display_name = HOSTILE[0]
    amina.save()
    printable = queries.printables([issued(amina, "certificate", now)])[0]
    template, describe = TEMPLATES[IssuedDocument.Kind.CERTIFICATE]
    paper = describe(printable)
    assert template == "certificate"
    assert paper["name"] == HOSTILE[0]


def test_a_visa_letter_prints_its_own_passport_alone(
    visa: VisaRequest, organizer: User, now: datetime
) -> None:
    letter = actions.issue_visa_letter(request=visa, by=organizer, at=now)
    [printable] = queries.printables([letter])
    _template, describe = TEMPLATES[IssuedDocument.Kind.VISA_LETTER]
    shown = {fact["label"]: fact["text"] for fact in describe(printable)["facts"]}
    assert (shown["Passport number"], shown["Name"]) == ("A1234567", "AMINA NJERI")
    assert pages_in(pdf_of([printable])) == 1
    # Typed anew: the letter that is out cannot be printed with another passport.
    visa.passport = {**visa.passport, "number": "B7654321"}
    visa.save()
    assert queries.printables([letter]) == []


def test_badges_of_several_designs_in_one_file(
    make: Callable[..., Registration], museum: Institution, now: datetime
) -> None:
    people = [make(institution=museum, latin_name="Latin") for _number in range(4)]
    documents = actions.issue_many(drafts=[drafts.badge(one) for one in people], by=None, at=now)
    for size in BadgeDesign.Size.values:
        assert pages_in(pdf_of(queries.printables(documents, size=size))) == 4


def test_a_badge_shows_what_its_design_says(amina: Registration, now: datetime) -> None:
    document = issued(amina, "badge", now)
    design = BadgeDesign(color="#ffe08a", fields=["country"])
    shown = badges.badge(Printable(document=document, design=design, ticket="T"))
    assert (shown["country"], shown["institution"], shown["qr"]) == ("Kenya", "", "")
    assert shown["ink"] == "#1c1a17"
    assert parts.ink_on("#26547c") == "#ffffff"


def test_a_code_of_the_longest_facts_can_be_drawn(
    amina: Registration, museum: Institution, now: datetime
) -> None:
    museum.name = {"en": "م" * 300}
    museum.save()
    amina.display_name, amina.latin_name = "王" * 200, "W" * 200
    amina.save()
    amina.refresh_from_db()
    document = issued(amina, "confirmation", now)
    assert parts.proof(document)["qr"].startswith("<svg")
