import re
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from symposium.program.models import Edition, Release, Session

needs_build = pytest.mark.skipif(
    finders.find("embed/program.js") is None, reason="the front end is not built"
)


@needs_build
def test_the_script_keeps_its_address_and_needs_nothing_else(client: Client) -> None:
    answer = client.get("/embed/program.js")
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "max-age=3600" in answer["Cache-Control"]
    assert not answer.cookies
    script = answer.content.decode()
    assert "sy-program" in script
    assert not re.search(r"\bimport\s*[({\"']|document\.cookie|localStorage", script)
    assert len(answer.content) < 15_000
    tag = {"if-none-match": answer["ETag"]}
    assert client.get("/embed/program.js", headers=tag).status_code == 304


def test_the_document_is_for_everybody_and_in_the_language_of_the_address(
    client: Client, release: Release, django_assert_num_queries: Any
) -> None:
    answer = client.get("/en/2021/program/embed.json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "public, max-age=60"
    assert not answer.cookies
    document = answer.json()
    assert [session["title"] for session in document["sessions"]] == [
        "Opening ceremony",
        "Oceans and climate",
        "Night of the stars",
    ]
    assert document["sessions"][1] == {
        "title": "Oceans and climate",
        "url": "http://127.0.0.1:8000/en/2021/program/sessions/forum/",
        "starts_at": "2021-12-14T13:30:00+08:00",
        "ends_at": "2021-12-14T15:00:00+08:00",
        "room": "Main hall",
        "room_slug": "main",
        "track": "Museums and the goals",
        "track_slug": "i",
        "people": "Élan Chair",
    }
    with django_assert_num_queries(4):
        client.get("/en/2021/program/embed.json")
    arabic = client.get("/ar/2021/program/embed.json").json()
    assert (arabic["language"], arabic["direction"]) == ("ar", "rtl")


def test_drafts_do_not_leak(client: Client, release: Release, forum: Session) -> None:
    forum.title = {"en": "Secret"}
    forum.save()
    assert b"Secret" not in client.get("/en/2021/program/embed.json").content


def test_the_page_has_the_lines_to_copy(client: Client, edition: Edition, release: Release) -> None:
    page = client.get("/zh-hans/2021/program/embed/").content.decode()
    assert "src=&quot;" not in page
    assert '&lt;sy-program src="http://127.0.0.1:8000/zh-hans/2021/"&gt;&lt;/sy-program&gt;' in page
    assert '<sy-program src="/zh-hans/2021/"></sy-program>' in page
