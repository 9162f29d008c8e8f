import pytest
from django.utils import translation

from registration import wording

FOOD = {
    "kind": "choices",
    "label": {"en": "Food", "fr": "Repas"},
    "options": [
        {"key": "veg", "label": {"en": "Vegetarian", "fr": "Végétarien"}},
        {"key": "halal", "label": {"en": "Halal"}},
    ],
}


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("text", "By train", "By train"),
        ("number", 2.5, "2.5"),
        ("number", 0, "0"),
        ("date", "2021-12-13", "Dec. 13, 2021"),
        ("date", "someday", "someday"),
        ("country", "KE", "Kenya"),
        ("consent", True, "Yes"),
        ("consent", False, "No"),
        ("file", {"name": "poster.pdf"}, "poster.pdf"),
        ("text", None, ""),
    ],
)
def test_each_kind_in_words(kind: str, value: object, text: str) -> None:
    assert wording.text_of(value, {"kind": kind}) == text


def test_choices_are_told_by_their_labels_in_the_readers_language() -> None:
    assert wording.text_of(["veg", "halal", "gone"], FOOD) == "Vegetarian, Halal, gone"
    with translation.override("fr"):
        assert wording.text_of("veg", {**FOOD, "kind": "choice"}) == "Végétarien"
        assert wording.label_of(FOOD) == "Repas"
