"""Each way in which a catalog can fall behind the code has its sentence."""

import pytest

from symposium.lib.catalogs.checks import problems
from symposium.lib.catalogs.files import Entry
from symposium.lib.catalogs.sources import Found, Key

PLAIN = Key("Ask %(name)s")
COUNTED = Key("%(count)s vote in %(room)s")
PLURAL = "%(count)s votes in %(room)s"


def of(key: Key, plural: str, entry: Entry | None) -> list[str]:
    entries = {key: entry} if entry else {}
    return list(problems("fr", {key: Found(key, plural)}, entries))


def test_a_good_catalog_has_no_problem() -> None:
    assert of(PLAIN, "", Entry("", ("Interroger %(name)s",))) == []


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (None, "missing"),
        (Entry("plural", ("a", "b", "c")), "missing"),
        (Entry("", ("",)), "untranslated"),
        (Entry("", ("Interroger %(name)s",), fuzzy=True), "marked as fuzzy"),
        (Entry("", ("Interroger",)), "loses %(name)s"),
        (Entry("", ("Interroger %(name)s et %(nom)s",)), "invents %(nom)s"),
        (Entry("", ("<b>Interroger</b> %(name)s",)), "invents </b, <b"),
    ],
)
def test_one_problem(entry: Entry | None, problem: str) -> None:
    assert of(PLAIN, "", entry) == [f"{problem}: {PLAIN.text!r}"]


def test_a_form_for_one_number_may_leave_the_number_out() -> None:
    one, other = "Une voix dans %(room)s", "%(count)s voix dans %(room)s"
    assert of(COUNTED, PLURAL, Entry(PLURAL, (one, other, other))) == []


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        (("%(count)s, %(room)s", "%(count)s, %(room)s"), "has 2 plural forms"),
        (("%(count)s, %(room)s",) * 2 + ("%(room)s",), "loses %(count)s"),
        (("une",) + ("%(count)s, %(room)s",) * 2, "loses more than its number in 'une'"),
    ],
)
def test_plural_forms(texts: tuple[str, ...], problem: str) -> None:
    assert of(COUNTED, PLURAL, Entry(PLURAL, texts)) == [f"{problem}: {COUNTED.text!r}"]


def test_what_left_the_code_is_named() -> None:
    entries = {Key("Old"): Entry("", ("Vieux",))}
    assert list(problems("fr", {}, entries)) == ["no longer in the code: 'Old'"]
