import pytest
from django.test import Client

from symposium.institutions.models import Institution
from symposium.program.models import Edition

SUGGEST = "/{}/2021/institutions/suggest/"


@pytest.mark.parametrize(
    ("language", "label", "detail"),
    [
        ("en", "China Science and Technology Museum", "中国科学技术馆 · Beijing · China"),
        ("zh-hans", "中国科学技术馆", "China Science and Technology Museum · Beijing · 中国"),
    ],
)
def test_suggestions_speak_the_readers_language(
    client: Client, edition: Edition, beijing: Institution, language: str, label: str, detail: str
) -> None:
    answer = client.get(SUGGEST.format(language), {"q": "科学"})
    assert answer.json() == {
        "results": [{"id": beijing.pk, "label": label, "detail": detail, "territory": "CN"}]
    }


def test_an_empty_or_endless_question_is_answered_too(
    client: Client, edition: Edition, beijing: Institution
) -> None:
    for query in ("", "q" * 4000, "%%"):
        assert client.get(SUGGEST.format("en"), {"q": query}).json() == {"results": []}
    assert client.get(SUGGEST.format("en"), {"q": "\x00"}).status_code == 400


def test_suggestions_are_limited(client: Client, edition: Edition) -> None:
    answers = [client.get(SUGGEST.format("en"), {"q": ""}).status_code for _time in range(601)]
    assert answers[599:] == [200, 429]


def test_an_unknown_edition_has_none(client: Client, db: None) -> None:
    assert client.get(SUGGEST.format("en"), {"q": "a"}).status_code == 404
