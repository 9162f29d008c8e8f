import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from symposium.institutions import matching
from symposium.institutions.models import Institution


def _museum(name: str, territory: str, **fields: object) -> Institution:
    return Institution.objects.create(
        slug=f"{name[:20]}-{territory}", name={"en": name}, sort_name=name, territory=territory,
        **fields,
    )  # fmt: skip


def test_an_index_finds_names_in_any_script_and_spelling(beijing: Institution) -> None:
    beijing.aliases = ["CSTM", "Китайский музей науки и техники"]
    beijing.save()
    index = matching.NameIndex(Institution.objects.all())
    for name in ["cstm", "中国科学技术馆", "CHINA Science and Technology Museum"]:
        assert index.named(name) == index.named(name, "CN") == beijing.pk
    assert index.named("CSTM", "FR") is None
    assert index.named("китайский музей науки и техники") == beijing.pk
    assert index.similar("China Sience and Tecnology Musem", "CN") == [beijing.pk]
    assert index.similar("中国科技馆") == [beijing.pk]
    assert index.similar("China Sience and Tecnology Musem", "FR") == []
    assert index.similar("Aquarium") == index.similar("") == index.similar("?") == []


def test_a_name_of_several_countries_needs_the_country(db: None) -> None:
    here, there = _museum("National Museum", "KE"), _museum("National Museum", "TZ")
    body = _museum("Council of Museums", "", kind=Institution.Kind.INTERNATIONAL)
    index = matching.NameIndex(Institution.objects.all())
    assert index.named("National Museum") is None
    assert index.named("National Museum", "KE") == here.pk
    assert index.named("National Museum", "TZ") == there.pk
    # Whoever writes a country for an international body means that body.
    assert index.named("council of museums", "FR") == body.pk


@pytest.mark.parametrize("count", [1, 3])
def test_doubles_share_a_name_or_a_host(count: int, db: None) -> None:
    for number in range(count):
        _museum(f"Museum No {number}", "KE")
        _museum(f"Museum, No. {number}", "KE")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = matching.doubles()
    assert len(queries) == 1
    assert [(str(one.first), str(one.second), one.host) for one in found] == [
        (f"Museum No {number}", f"Museum, No. {number}", "") for number in range(count)
    ]


def test_homepages_at_one_host_are_a_hint_within_a_country(db: None) -> None:
    first = _museum("House of Dust", "FR", homepage="https://www.dust.example/en")
    second = _museum("Maison de la poussière", "FR", homepage="https://dust.example/")
    _museum("Haus des Staubes", "DE", homepage="https://dust.example/")
    assert matching.doubles() == [matching.Double(first, second, "dust.example")]
