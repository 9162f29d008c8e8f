import pytest
from django.test import Client

from symposium.program import actions
from symposium.program.models import Edition, Release, Session
from tests.conftest import NOW


@pytest.mark.parametrize(
    ("suffix", "content_type", "beginning"),
    [
        ("ics", "text/calendar; charset=utf-8", b"BEGIN:VCALENDAR"),
        ("xml", "application/xml; charset=utf-8", b"<?xml version='1.0' encoding='utf-8'?>"),
        ("json", "application/json; charset=utf-8", b'{\n "$schema"'),
        ("csv", "text/csv; charset=utf-8", b"\xef\xbb\xbfguid,slug,starts_at"),
        ("pdf", "application/pdf", b"%PDF-"),
    ],
)
def test_exports_at_stable_addresses(
    client: Client, release: Release, suffix: str, content_type: str, beginning: bytes
) -> None:
    answer = client.get(f"/en/2021/program.{suffix}")
    assert (answer.status_code, answer["Content-Type"]) == (200, content_type)
    assert answer.content.startswith(beginning)
    below = client.get(f"/en/2021/program/program.{suffix}")
    assert (below.status_code, below["Location"]) == (301, f"/en/2021/program.{suffix}")


def test_texts_are_in_the_language_of_the_address(client: Client, release: Release) -> None:
    assert "SUMMARY:海洋与气候" in client.get("/zh-hans/2021/program.ics").content.decode()


def test_an_unknown_format_is_no_page(client: Client, release: Release) -> None:
    assert client.get("/en/2021/program.exe").status_code == 404


def test_what_has_not_changed_is_not_sent_again(
    client: Client, release: Release, edition: Edition, forum: Session
) -> None:
    answer = client.get("/en/2021/program.ics")
    headers = {"if-none-match": answer["ETag"]}
    assert client.get("/en/2021/program.ics", headers=headers).status_code == 304
    assert answer["Last-Modified"] == "Mon, 13 Dec 2021 02:00:00 GMT"
    Session.objects.filter(pk=forum.pk).update(title={"en": "Seas"})
    actions.publish_program(edition=edition, by=None, at=NOW)
    assert client.get("/en/2021/program.ics", headers=headers).status_code == 200
    assert client.get("/fr/2021/program.ics", headers=headers).status_code == 200


def test_before_the_first_release_there_is_an_empty_program(
    client: Client, edition: Edition
) -> None:
    for suffix in ["ics", "xml", "json", "csv", "pdf"]:
        assert client.get(f"/en/2021/program.{suffix}").status_code == 200


def test_one_session_for_the_calendar(client: Client, release: Release) -> None:
    answer = client.get("/en/2021/program/sessions/forum.ics")
    assert answer["Content-Disposition"] == 'attachment; filename="forum.ics"'
    assert answer.content.count(b"BEGIN:VEVENT") == 1
    assert client.get("/en/2021/program/sessions/unknown.ics").status_code == 404


def test_a_booklet_is_set_once_for_a_release_and_a_language(
    client: Client, edition: Edition, release: Release
) -> None:
    first = client.get("/en/2021/program.pdf").content
    assert client.get("/en/2021/program.pdf").content == first
    assert client.get("/ar/2021/program.pdf").content != first
    edition.name = {"en": "Another name"}
    edition.save()
    assert client.get("/en/2021/program.pdf").content != first
