"""Each format against its own definition, for our small program and for what was imported."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import jsonschema
import pytest
from icalendar import Calendar
from lxml import etree

from symposium.accounts.models import User
from symposium.lib.translated import Translated
from symposium.program import actions, queries
from symposium.program.formats import (
    c3voc_json,
    c3voc_json2,
    cleaning,
    frab_xml,
    ical,
    json_ld,
    reading,
    table,
)
from symposium.program.formats.publication import Publication
from symposium.program.models import Edition, Release, Session
from tests.conftest import NOW
from tests.symposium.program.conftest import SCHEDULES

SITE = "https://example.org"


def publication(edition: Edition) -> Publication:
    return Publication(edition, queries.released_program(edition), SITE)


def events(content: bytes) -> list[Any]:
    return Calendar.from_ical(content).walk("VEVENT")


@pytest.fixture
def imported(db: None) -> Edition:
    """A festival with everything that is untidy in it, released."""
    draft = reading.read((SCHEDULES / "31c3.xml").read_bytes())
    result = actions.import_program(slug="31c3", draft=draft, at=NOW)
    actions.publish_imported(result=result, at=NOW)
    return result.edition


def test_xml_is_valid(edition: Edition, release: Release, imported: Edition) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEDULES / "schema" / "schedule.xml.xsd"))
    for each in (edition, imported):
        schema.assertValid(etree.fromstring(frab_xml.write(publication(each))))


def test_json_is_valid(edition: Edition, release: Release, imported: Edition) -> None:
    schema = json.loads((SCHEDULES / "schema" / "schema.json").read_text())
    for each in (edition, imported):
        jsonschema.validate(
            json.loads(c3voc_json.write(publication(each))),
            schema,
            format_checker=jsonschema.FormatChecker(),
        )


def test_json_of_version_2_is_valid(edition: Edition, release: Release, imported: Edition) -> None:
    schema = json.loads((SCHEDULES / "schema" / "schema2.json").read_text())
    for each in (edition, imported):
        jsonschema.validate(
            json.loads(c3voc_json2.write(publication(each))),
            schema,
            format_checker=jsonschema.FormatChecker(),
        )


@pytest.mark.parametrize("writer", [frab_xml, c3voc_json, c3voc_json2])
def test_what_was_written_is_read_again(
    edition: Edition, release: Release, forum: Session, writer: Any
) -> None:
    draft = reading.read(writer.write(publication(edition)))
    assert draft.name == "BRISMIS 2021"
    assert draft.time_zone == "Asia/Shanghai"
    assert [
        (s.guid, s.slug, s.title, s.values["starts_at"], s.values["ends_at"], s.values["room"])
        for s in draft.sessions
    ] == [
        (UUID(s.guid), s.slug, str(s.title), s.starts_at, s.ends_at, str(s.room.name))
        for s in queries.released_program(edition).sessions
        if s.room
    ]
    assert [[p.name for p in s.people or ()] for s in draft.sessions] == [[], ["Élan Chair"], []]


def test_a_calendar_names_each_session_once_and_for_all(
    edition: Edition, release: Release, forum: Session, organizer: User
) -> None:
    [_opening, before, _evening] = events(ical.write(publication(edition)))
    assert (before["UID"], before["SEQUENCE"]) == (str(forum.guid), 1)
    assert before.decoded("DTSTART") == datetime(2021, 12, 14, 5, 30, tzinfo=UTC)
    assert before.decoded("DTEND") == datetime(2021, 12, 14, 7, 0, tzinfo=UTC)
    assert before.decoded("DTSTAMP") == NOW - timedelta(days=1)
    assert before["LOCATION"] == "Main hall, Beijing"
    assert before["URL"] == f"{SITE}/en/2021/program/sessions/forum/"
    assert before["CATEGORIES"].to_ical() == b"Museums and the goals"
    assert before["STATUS"] == "CONFIRMED"

    actions.edit_session(
        session=forum, version=1, values={"title": {"en": "Seas"}}, by=organizer, at=NOW
    )
    actions.publish_program(edition=edition, by=organizer, at=NOW)
    after = events(ical.write(publication(edition)))[1]
    assert (after["UID"], after["SEQUENCE"]) == (str(forum.guid), 2)
    assert after["SUMMARY"] == "Seas"


def test_a_calendar_crosses_out_what_was_dropped(
    edition: Edition, release: Release, evening: Session, organizer: User
) -> None:
    actions.delete_session(session=evening, version=1, by=organizer, at=NOW)
    actions.publish_program(edition=edition, by=organizer, at=NOW)
    found = events(ical.write(publication(edition)))
    assert [(str(e["STATUS"]), e["SEQUENCE"]) for e in found] == [
        ("CONFIRMED", 1),
        ("CONFIRMED", 1),
        ("CANCELLED", 2),
    ]


ODD = [
    "Тихий океан и его обитатели: разговор о течениях, которые связывают наши берега",
    "自然博物馆与可持续发展目标：从标本到社会的漫长道路，以及我们在路上学到的一切事情",
    "جلسة الافتتاح، ومعها كلمات الترحيب؛ ثم عرض قصير عن طريق الحرير ومتاحف التاريخ الطبيعي",
    "🦕" * 40,
    "a,b;c\\d: “e”\x0b\x00 \r\nBEGIN:VALARM",
]


@pytest.mark.parametrize("title", ODD)
def test_a_calendar_keeps_the_letter_of_the_standard(
    edition: Edition, opening: Session, title: str
) -> None:
    """RFC 5545: lines end in CRLF, hold at most 75 octets and are cut between letters."""
    opening.title = {"en": title.replace("\0", "")}
    opening.abstract = {"en": title.replace("\0", "") * 20}
    opening.save()
    actions.publish_program(edition=edition, by=None, at=NOW)
    content = ical.write(publication(edition))
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    for line in lines:
        line.decode()
    unfolded = content.replace(b"\r\n ", b"").decode().split("\r\n")
    names = [line.partition(":")[0].partition(";")[0] for line in unfolded if line]
    assert sorted(names) == [
        *("BEGIN", "BEGIN", "CALSCALE", "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "END", "END"),
        *("LAST-MODIFIED", "LOCATION", "METHOD", "NAME", "PRODID", "REFRESH-INTERVAL", "SEQUENCE"),
        *("STATUS", "SUMMARY", "TRANSP", "UID", "URL", "URL", "VERSION"),
        *("X-PUBLISHED-TTL", "X-WR-CALNAME", "X-WR-TIMEZONE"),
    ]
    assert "DTSTAMP:20211214T020000Z" in unfolded
    assert not any(ord(letter) < 32 for line in unfolded for letter in line)
    [event] = events(content)
    assert str(event["SUMMARY"]) == cleaning.comparable(title)


def test_a_calendar_of_one_session(edition: Edition, release: Release) -> None:
    out = publication(edition)
    found = events(ical.write_session(out, out.program.by_slug["opening"]))
    assert [str(event["SUMMARY"]) for event in found] == ["Opening ceremony"]


def test_a_table_has_each_language_and_no_formulas(
    edition: Edition, opening: Session, forum: Session
) -> None:
    opening.title = {"en": '=HYPERLINK("x")', "zh-hans": "开幕式"}
    opening.save()
    actions.publish_program(edition=edition, by=None, at=NOW)
    content = table.write(publication(edition))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["title_en"] for row in rows] == ['\'=HYPERLINK("x")', "Oceans and climate"]
    assert [row["title_zh-hans"] for row in rows] == ["开幕式", "海洋与气候"]
    assert rows[1]["starts_at"] == "2021-12-14T13:30:00+08:00"
    assert rows[1]["chairs"] == "Élan Chair"


@pytest.mark.parametrize(
    ("mode", "kinds", "attendance"),
    [
        ("hybrid", ["Place", "VirtualLocation"], "Mixed"),
        ("online", ["VirtualLocation"], "Online"),
        ("on_site", ["Place", "VirtualLocation"], "Mixed"),
    ],
)
def test_structured_data(
    edition: Edition, release: Release, mode: str, kinds: list[str], attendance: str
) -> None:
    edition.mode = mode
    out = publication(edition)
    document = json.loads(json.dumps(json_ld.event(out, out.program.by_slug["opening"])))
    assert document["@context"] == "https://schema.org"
    assert document["@type"] == "Event"
    assert document["startDate"] == "2021-12-14T09:00:00+08:00"
    assert datetime.fromisoformat(document["endDate"]).utcoffset() == timedelta(hours=8)
    assert document["endDate"] > document["startDate"]
    assert document["eventStatus"] == "https://schema.org/EventScheduled"
    assert document["eventAttendanceMode"] == f"https://schema.org/{attendance}EventAttendanceMode"
    assert document["organizer"] == {
        "@type": "Organization",
        "name": str(edition.name),
        "url": out.url,
    }
    assert document["inLanguage"] == ["zh-hans", "en"]
    location = document["location"]
    places = location if isinstance(location, list) else [location]
    assert [each["@type"] for each in places] == kinds
    assert all(each.get("address") or each["url"].startswith(SITE) for each in places)
    assert document["superEvent"]["startDate"] == edition.starts_on.isoformat()


def test_structured_data_of_an_edition_that_says_little(edition: Edition, release: Release) -> None:
    edition.venue = edition.city = Translated()
    out = publication(edition)
    session = replace(out.program.by_slug["opening"], is_streamed=False, room=None)
    name = str(edition.name)
    assert json_ld.event(out, session)["location"] == {
        "@type": "Place",
        "name": name,
        "address": name,
    }
