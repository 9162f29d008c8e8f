from collections.abc import Callable

from django.utils import translation

from registration.documents import wording
from registration.models import Registration
from symposium.lib.bidi import END, FIRST_STRONG


def test_nothing_is_left_open_without_an_institution(make: Callable[..., Registration]) -> None:
    values = wording.values_of(make(institution=None, territory="KE"))
    assert values["institution"] == "Kenya"


def test_names_keep_their_direction_in_a_letter(make: Callable[..., Registration]) -> None:
    texts = dict.fromkeys(wording.FIELDS, "") | {"subject": "{name}", "body": "A {name}\n\n***"}
    for language in ["ar", "en"]:
        with translation.override(language):
            words = wording.filled(texts, {"name": "محمد"})
        assert words["subject"] == "محمد"
        assert words["before"] == [f"A {FIRST_STRONG}محمد{END}"]
    with translation.override("en"):
        assert wording.filled(texts, {"name": "{name} Amina"})["before"] == ["A {name} Amina"]
