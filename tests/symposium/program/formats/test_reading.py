from datetime import UTC, date, datetime

import pytest

from symposium.lib.tables import reading as tables
from symposium.lib.tables.faults import InvalidFile
from symposium.program.formats import reading
from tests.symposium.program.conftest import SCHEDULES

XML = """<schedule><conference><title>Test</title><acronym>test</acronym>
<start>2021-12-14</start><end>2021-12-14</end>
<time_zone_name>Asia/Shanghai</time_zone_name></conference>
<day index="1" date="2021-12-14"><room name="Hall">{events}</room></day></schedule>"""
EVENT = """<event id="{id}" guid="{guid}"><title>{title}</title><date>{date}</date>
<duration>{duration}</duration><persons>{persons}</persons></event>"""
GUID = "7a0fc001-e587-47e1-b378-b6ec7e666337"


def event(**changes: str) -> str:
    values = {
        "id": "1",
        "guid": GUID,
        "title": "Talk",
        "date": "2021-12-14T09:00:00+08:00",
        "duration": "00:45",
        "persons": "",
    }
    return EVENT.format(**{**values, **changes})


def errors_of(content: str | bytes) -> list[str]:
    with pytest.raises(InvalidFile) as caught:
        reading.read(content.encode() if isinstance(content, str) else content)
    return caught.value.errors


@pytest.mark.parametrize(
    ("name", "sessions", "rooms", "people"),
    [
        ("fosdem-2024.xml", 874, 29, 948),
        ("emf-2022.frab.xml", 335, 19, 186),
        ("debconf17-pentabarf.xml", 181, 6, 126),
        ("31c3.xml", 138, 4, 198),
        ("frab-camp2019.json", 79, 2, 90),
        ("pretalx-rc3.json", 48, 5, 56),
        ("pretalx-democon.json", 36, 2, 27),
        ("hub-schedule2.json", 2, 5, 4),
    ],
)
def test_real_schedules_are_understood(name: str, sessions: int, rooms: int, people: int) -> None:
    draft = reading.read((SCHEDULES / name).read_bytes())
    assert len(draft.sessions) == sessions
    assert len({session.guid for session in draft.sessions}) == sessions
    assert len({session.slug for session in draft.sessions}) == sessions
    assert len(draft.rooms) == rooms
    assert len({p.guid for s in draft.sessions for p in s.people or ()}) == people
    assert all(s.values["ends_at"] > s.values["starts_at"] for s in draft.sessions)


def test_the_invalid_example_is_refused_with_its_five_errors() -> None:
    assert errors_of((SCHEDULES / "invalid-example.json").read_bytes()) == [
        "day 1, Winterchaos, event 1: “id” is '2814', not a whole number.",
        "day 1, Winterchaos, event 1, person 1: “id” is 'dsadf', not a whole number.",
        "day 1, Winterchaos, event 1, person 1: "
        "neither a “name”, nor a “public_name” with a whole number as “id”.",
        "schedule: “rooms” is not allowed here; rooms belong to the conference.",
        "day 1, Winterchaos, event 1: “answers” is not a field of an event.",
    ]


def test_an_event_with_all_that_it_needs() -> None:
    draft = reading.read(XML.format(events=event()).encode())
    [session] = draft.sessions
    assert draft.repairs == []
    assert (draft.starts_on, draft.ends_on) == (date(2021, 12, 14), date(2021, 12, 14))
    assert str(session.guid) == GUID
    assert session.slug == "talk"
    assert session.values == {
        "title": {"": "Talk"},
        "abstract": {},
        "kind": "talk",
        "track": "",
        "room": "Hall",
        "starts_at": datetime(2021, 12, 14, 1, 0, tzinfo=UTC),
        "ends_at": datetime(2021, 12, 14, 1, 45, tzinfo=UTC),
        "minutes": 45,
    }


def test_a_date_without_offset_is_the_conference_s() -> None:
    draft = reading.read(XML.format(events=event(date="2021-12-14T09:00:00")).encode())
    assert draft.sessions[0].values["starts_at"] == datetime(2021, 12, 14, 1, 0, tzinfo=UTC)


def test_a_short_guid_is_a_guid() -> None:
    draft = reading.read(XML.format(events=event(guid="OQzXwQcnHSLD9Qd7Iu7Rqw")).encode())
    assert str(draft.sessions[0].guid) == "390cd7c1-0727-1d22-c3f5-077b22eed1ab"
    assert draft.repairs == []


def test_repairs_are_told() -> None:
    persons = '<person id="1">Ada</person><person id="1">Ada</person><person id="2"> </person>'
    draft = reading.read(XML.format(events=event(guid="x", persons=persons)).encode())
    assert [person.name for person in draft.sessions[0].people or ()] == ["Ada"]
    assert draft.repairs == [
        "test 1: no usable GUID (x); one was made from the number.",
        "Event 1 “Talk”: Ada was named twice.",
        "Event 1 “Talk”: a person without a name was left out.",
    ]


def test_all_faults_of_a_file_are_named() -> None:
    events = [
        event(title=""),
        event(date="tomorrow", id="2"),
        event(duration="-1:00", id="3"),
        event(duration="00:00", id="4"),
        event(duration="9999:00", id="5"),
        event(id="6"),
        event(id="7"),
    ]
    assert errors_of(XML.format(events="".join(events))) == [
        "Event 1 “”: there is no title.",
        "Event 2 “Talk”: the date “tomorrow” cannot be read.",
        "Event 3 “Talk”: the duration “-1:00” cannot be read.",
        "Event 4 “Talk”: the duration “00:00” cannot be read.",
        "Event 5 “Talk”: the duration “9999:00” cannot be read.",
        f"Event 7 “Talk”: another event has the GUID {GUID}.",
    ]


@pytest.mark.parametrize(
    ("content", "errors"),
    [
        ("", ["The file is neither XML nor JSON, neither a table nor a workbook."]),
        ("{", ["The file is not JSON: Expecting property name enclosed in double quotes"]),
        ("[]", ["The file is no schedule: there is no “conference” in it."]),
        ("{}", ["The file is no schedule: there is no “conference” in it."]),
        ('{"schedule": {"conference": {"days": []}}}', ["There is not one event in the file."]),
        (
            '{"schedule": {"conference": {"days": [1]}}}',
            ["day 1: “rooms” must be an object."],
        ),
        (
            '{"schedule": {"conference": {}, "events": [1, {"title": "A", "start": "x"}]}}',
            ["event 1: there is no title.", "event 2 “A”: the date “x” cannot be read."],
        ),
        ("<schedule>", ["The file is not well-formed XML"]),
        ("<rss/>", ["The file is no schedule: it begins with <rss>."]),
        (
            "<!DOCTYPE HTML><html></html>",
            ["This is a web page. Download the file itself and try again."],
        ),
        ("<schedule/>", ["There is no <conference> in the file."]),
        (XML.format(events=""), ["There is not one event in the file."]),
        (
            '<!DOCTYPE x [<!ENTITY a "b">]><schedule>&a;</schedule>',
            ["The file declares a document type or entities. Such files are not read."],
        ),
        (
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><schedule>&a;</schedule>',
            ["The file declares a document type or entities. Such files are not read."],
        ),
    ],
)
def test_what_is_no_schedule_is_refused(content: str, errors: list[str]) -> None:
    found = errors_of(content)
    assert len(found) == len(errors)
    for text, beginning in zip(found, errors, strict=True):
        assert text.startswith(beginning)


def test_a_huge_file_is_not_even_parsed() -> None:
    assert errors_of(b"<" + b" " * tables.LARGEST) == ["The file is larger than 16.0\xa0MB."]
