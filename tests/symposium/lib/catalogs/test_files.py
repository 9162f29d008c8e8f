"""Catalogs keep their translations, change only where the code did, and compile."""

import gettext
from pathlib import Path

import django
import pytest
from django.utils.translation import to_locale
from pytest_django import Settings

from symposium.lib.catalogs import files
from symposium.lib.catalogs.files import PLURALS, Entry
from symposium.lib.catalogs.sources import Found, Key

VOTE = Key("%(count)s vote")
RUSSIAN = ("%(count)s голос", "%(count)s голоса", "%(count)s голосов", "%(count)s голоса")


@pytest.mark.parametrize("locale", PLURALS)
def test_plural_rules_are_those_of_django(locale: str) -> None:
    folder = Path(django.__file__).parent / "conf" / "locale" / locale / "LC_MESSAGES"
    with (folder / "django.mo").open("rb") as stream:
        info = gettext.GNUTranslations(stream).info()
    count, rule = PLURALS[locale]
    assert info["plural-forms"] == f"nplurals={count}; plural={rule};"


def test_every_language_has_a_rule(settings: Settings) -> None:
    languages = [code for code, _name in settings.LANGUAGES if code != "en"]
    assert {to_locale(code) for code in languages} == set(PLURALS)


def test_what_is_written_is_read_again_and_stays_the_same(tmp_path: Path) -> None:
    path = tmp_path / "ru" / "django.po"
    entries = {
        VOTE: Entry("%(count)s votes", RUSSIAN),
        Key("Ask", "verb"): Entry("", ("Спросить",), comments=["Translators: a button"]),
        Key("Long. " * 40): Entry("", ("",)),
    }
    files.write(path, "ru", entries)
    first = path.read_bytes()
    assert files.read(path) == entries
    files.write(path, "ru", dict(reversed(entries.items())))
    assert path.read_bytes() == first
    assert b"Creation-Date" not in first


def test_merging_keeps_translations_and_drops_what_left_the_code() -> None:
    known = {Key("Ask"): Entry("", ("Demander",)), Key("Old"): Entry("", ("Vieux",))}
    code = {Key("Ask"): Found(Key("Ask")), Key("New"): Found(Key("New"))}
    assert files.merged(code, known) == {Key("Ask"): Entry("", ("Demander",)), Key("New"): Entry()}


def test_a_message_that_gains_a_plural_starts_anew() -> None:
    known = {Key("vote"): Entry("", ("vote",))}
    code = {Key("vote"): Found(Key("vote"), "votes")}
    assert files.merged(code, known) == {Key("vote"): Entry("votes", ())}


def test_compiled_catalogs_answer_with_the_right_form(tmp_path: Path) -> None:
    path = tmp_path / "ru.po"
    entries = {
        VOTE: Entry("%(count)s votes", RUSSIAN),
        Key("Ask", "verb"): Entry("", ("Спросить",)),
        Key("Open"): Entry("", ("Открыто",), fuzzy=True),
        Key("New"): Entry(),
    }
    files.write(path, "ru", entries)
    assert files.compile_catalog(path, "ru") == 2
    with path.with_suffix(".mo").open("rb") as stream:
        catalog = gettext.GNUTranslations(stream)
    forms = [catalog.ngettext("%(count)s vote", "%(count)s votes", n) for n in (1, 2, 5, 21)]
    assert forms == [RUSSIAN[0], RUSSIAN[1], RUSSIAN[2], RUSSIAN[0]]
    assert catalog.pgettext("verb", "Ask") == "Спросить"
    assert catalog.gettext("Open") == "Open"


@pytest.mark.parametrize(
    ("locale", "given", "texts"),
    [
        ("ar", "نص", ("نص",)),
        ("fr", ["voix", "voix"], ("voix", "voix", "voix")),
        ("ru", ["голос", "голоса", "голосов"], ("голос", "голоса", "голосов", "голосов")),
        ("ar", ["one", "two"], ("one", "two")),
        ("es", ["voto", ""], ()),
        ("es", None, ()),
    ],
)
def test_translators_may_leave_out_the_form_of_fractions_and_millions(
    locale: str, given: str | list[str] | None, texts: tuple[str, ...]
) -> None:
    assert files.plural_texts(locale, given) == texts
