"""The feed of releases, held against RFC 4287's grammar as far as we use it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from django.test import Client
from lxml import etree

from symposium.program import actions
from symposium.program.models import Edition, Release, Session
from tests.conftest import NOW

FEED = "/en/2021/program/changes.atom"
GRAMMAR = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("atom.rng"))))
A = "{http://www.w3.org/2005/Atom}"
SITE = "http://127.0.0.1:8000"


def read(client: Client, address: str = FEED) -> Any:
    """Parse without mercy: well-formed, by the grammar, absolute addresses, ids that differ."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(answer.content)
    GRAMMAR.assertValid(feed)
    for link in feed.iter(f"{A}link"):
        assert urlsplit(link.get("href")).scheme == "http"
    ids = [element.text for element in feed.iter(f"{A}id")]
    assert len(ids) == len({str(UUID(text)) for text in ids})
    for element in [*feed.iter(f"{A}updated"), *feed.iter(f"{A}published")]:
        assert datetime.fromisoformat(element.text).tzinfo == UTC
    alternates = [
        (link.get("type"), link.get("hreflang"))
        for link in feed.findall(f"{A}link")
        if link.get("rel") == "alternate"
    ]
    assert len(alternates) == len(set(alternates))
    return feed


@pytest.fixture
def two(edition: Edition, release: Release, forum: Session) -> Edition:
    Session.objects.filter(pk=forum.pk).update(title={"en": "Seas & <b>skies</b>"})
    actions.publish_program(edition=edition, by=None, at=NOW)
    return edition


def test_an_entry_tells_what_a_release_has_changed(client: Client, two: Edition) -> None:
    feed = read(client)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert feed.findtext(f"{A}updated") == "2021-12-14T02:00:00Z"
    [latest, first] = feed.findall(f"{A}entry")
    assert latest.findtext(f"{A}title") == "Release 2"
    assert latest.findtext(f"{A}summary") == "1 session has changed."
    assert first.findtext(f"{A}summary") == "3 sessions are published."
    content = latest.findtext(f"{A}content")
    assert "Seas &amp; &lt;b&gt;skies&lt;/b&gt;" in content
    assert "is now “Seas &amp; &lt;b&gt;skies&lt;/b&gt;”." in content
    assert "Times at the venue: Shanghai · UTC+8." in content
    address = f"{SITE}/en/2021/program/changes/?until=2#release-2"
    assert latest.find(f"{A}link").get("href") == address


def test_it_links_to_itself_its_page_and_the_other_languages(client: Client, two: Edition) -> None:
    found = {
        (link.get("rel"), link.get("type"), link.get("hreflang")): link.get("href")
        for link in read(client, "/ar/2021/program/changes.atom").findall(f"{A}link")
    }
    own = "application/atom+xml"
    assert found == {
        ("self", own, "ar"): f"{SITE}/ar/2021/program/changes.atom",
        ("alternate", "text/html", "ar"): f"{SITE}/ar/2021/program/changes/",
    } | {
        ("alternate", own, code): f"{SITE}/{code}/2021/program/changes.atom"
        for code in ["en", "zh-hans", "fr", "es", "ru"]
    }


def test_ids_stay_and_differ_between_languages(client: Client, two: Edition) -> None:
    def ids(address: str) -> list[str]:
        return [element.text for element in read(client, address).iter(f"{A}id")]

    before = ids(FEED)
    Session.objects.all().update(is_recorded=True)
    actions.publish_program(edition=two, by=None, at=NOW)
    after = ids(FEED)
    assert [after[0], *after[2:]] == before
    assert set(after).isdisjoint(ids("/fr/2021/program/changes.atom"))


def test_before_the_first_release_it_is_empty(client: Client, edition: Edition) -> None:
    assert read(client).findall(f"{A}entry") == []


def test_it_is_the_same_for_everybody_and_not_sent_twice(client: Client, two: Edition) -> None:
    answer = client.get(FEED)
    assert answer["Cache-Control"] == "public, max-age=300"
    assert "Cookie" not in answer.get("Vary", "")
    again = client.get(FEED, headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
