import pytest

from symposium.lib import folding


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élan", "elan"),
        ("ＭＵＳＥＵＭ", "museum"),
        ("  two \n words ", "two words"),
        ("中国科技馆", "中国科技馆"),
        ("مُتْحَف", "متحف"),
        ("nul\x00l", "null"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert folding.folded(text) == folded


def test_terms_stand_once() -> None:
    assert folding.terms("Museum of museum OF") == ["museum", "of"]


def test_chinese_is_sorted_by_its_sound_and_french_without_its_accents() -> None:
    assert sorted(["芬兰", "斐济", "巴西"], key=lambda name: folding.sort_key(name, "zh-hans")) == [
        "巴西",
        "斐济",
        "芬兰",
    ]
    names = ["Zambie", "Éthiopie", "Espagne"]
    assert sorted(names, key=lambda name: folding.sort_key(name, "fr")) == [
        "Espagne",
        "Éthiopie",
        "Zambie",
    ]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Élan vital", ["elan"], ["Élan"]),
        ("E\u0301lan, e\u0301", ["elan", "e"], ["E\u0301lan", "e\u0301"]),
        ("海洋与气候", ["与气"], ["与气"]),
        ("Straße und STRASSE", ["strasse"], ["Straße", "STRASSE"]),
        ("two\nwords", ["words", "two"], ["two", "words"]),
        ("abab", ["ab"], ["abab"]),
        ("nothing", ["", "x"], []),
    ],
)
def test_spans_are_those_of_the_text_as_written(
    text: str, words: list[str], found: list[str]
) -> None:
    assert [text[start:end] for start, end in folding.spans(text, words)] == found


def test_chinese_comes_apart_in_pairs() -> None:
    assert folding.pieces("海洋气候") == ["海洋", "洋气", "气候"]
    assert folding.pieces("海洋") == ["海洋"]
    assert folding.pieces("ocean") == ["ocean"]
