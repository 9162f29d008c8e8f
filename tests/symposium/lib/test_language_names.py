import pytest
from django.utils import translation

from symposium.lib.language_names import language_name, own_name


@pytest.mark.parametrize(
    ("reader", "code", "name"),
    [
        ("en", "zh-hans", "Chinese"),
        ("zh-hans", "en", "英语"),
        ("fr", "ar", "arabe"),
        ("en", "de", "German"),
        ("en", "x-nothing", "x-nothing"),
        ("en", "", ""),
    ],
)
def test_in_the_reader_s_language(reader: str, code: str, name: str) -> None:
    with translation.override(reader):
        assert language_name(code) == name


def test_in_its_own_language() -> None:
    assert [own_name(code) for code in ["zh-hans", "ru", "nothing!"]] == [
        "中文",
        "русский",
        "nothing!",
    ]
