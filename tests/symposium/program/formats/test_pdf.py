from django.utils import translation

from symposium.program import queries
from symposium.program.formats import pdf
from symposium.program.formats.publication import Publication
from symposium.program.models import Edition, Release


def test_what_the_booklet_prints(edition: Edition, release: Release) -> None:
    publication = Publication(edition, queries.released_program(edition), "https://example.org")
    document = pdf.document(publication)
    [day] = document.pop("days")
    assert document == {
        "title": "BRISMIS 2021",
        "theme": "Museums along the road",
        "label": "Dec 14\u2009–\u200916, 2021 · Beijing",
        "lead_color": "#a63d2f",
        "url": "https://example.org/en/2021/program/",
        "zone": "All times: Venue time · UTC+8",
        "release": "Release 1, December 13, 2021",
        "labels": {"program": "Program"},
    }
    assert day["name"] == "Tuesday, December 14, 2021"
    assert day["sessions"][1] == {
        "starts": "13:30",
        "times": "13:30–15:00",
        "title": "Oceans and climate",
        "color": "#2f5d8a",
        "where": " · Main hall · Museums and the goals",
        "people": "Élan Chair",
        "heard": "English · interpreted: Chinese",
    }
    assert [entry["starts"] for entry in day["sessions"]] == ["09:00", "13:30", "23:30"]


def test_it_speaks_the_reader_s_language(edition: Edition, release: Release) -> None:
    publication = Publication(edition, queries.released_program(edition), "https://example.org")
    with translation.override("zh-hans"):
        document = pdf.document(publication)
    assert document["title"] == "2021年研讨会"
    assert document["days"][0]["name"] == "2021年12月14日星期二"
