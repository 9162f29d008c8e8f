import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from symposium.lib.translated import Translated, TranslatedField, translated
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program.models import Edition


def test_the_reader_s_language_comes_first() -> None:
    text = Translated({"en": "Museum", "zh-hans": "博物馆"})
    with translation.override("zh-hans"):
        assert (str(text), text.language, text.direction) == ("博物馆", "zh-hans", "ltr")
    with translation.override("ar"):
        assert (str(text), text.language) == ("Museum", "en")


def test_a_text_in_no_fallback_language_is_still_shown() -> None:
    assert Translated({"ar": "متحف"}).in_language("fr") == "متحف"
    assert not Translated({"en": ""})


def test_a_plain_text_counts_as_english() -> None:
    assert translated("Museum") == {"en": "Museum"}
    assert translated(None) == {}


def test_missing_languages_are_named() -> None:
    assert Translated({"en": "Museum"}).missing(["en", "fr", "ar"]) == ["fr", "ar"]


def test_the_database_keeps_every_language(edition: Edition) -> None:
    edition.refresh_from_db()
    assert isinstance(edition.name, Translated)
    assert edition.name == {"en": "BRISMIS 2021", "zh-hans": "2021年研讨会"}
    assert Edition.objects.filter(**{"name__zh-hans": "2021年研讨会"}).get() == edition


@pytest.mark.parametrize("value", [{"tlh": "x"}, {"en": 3}, {"en": "far too long"}, {}])
def test_validation_refuses(value: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        TranslatedField(max_length=5).clean(value, None)


def test_a_form_field_gives_one_input_for_each_language() -> None:
    field = TranslatedFormField(languages=["en", "ar"], max_length=10)
    assert field.clean(["Museum", "متحف"]) == {"en": "Museum", "ar": "متحف"}
    assert [widget.attrs["dir"] for widget in field.widget.widgets] == ["ltr", "rtl"]
    with pytest.raises(ValidationError):
        field.clean(["", ""])
    assert not field.has_changed({"en": "Museum"}, ["Museum", ""])
