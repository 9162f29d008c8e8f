"""What is made to harm, or simply is no program: refused in a sentence, at once, or repaired."""

import io
import zipfile
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook

from symposium.lib.tables.faults import InvalidFile
from symposium.program.formats import reading

BERLIN = ZoneInfo("Europe/Berlin")
XML = """<schedule><conference><title>T</title><acronym>test</acronym>
<time_zone_name>Europe/Berlin</time_zone_name></conference><day><room name="{room}">
<event id="1" guid="7a0fc001-e587-47e1-b378-b6ec7e666337"{more}><title>T</title><date>{date}</date>
<duration>00:30</duration></event></room></day></schedule>"""
TYPES = "The file declares a document type or entities. Such files are not read."


def xml(*, room: str = "Hall", date: str = "2021-12-14T09:00:00+01:00", more: str = "") -> bytes:
    return XML.format(room=room, date=date, more=more).encode()


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
        for name, content in parts.items():
            file.writestr(f"xl/worksheets/{name}.xml", content)
    return out.getvalue()


def workbook_with_a_row_at(number: int) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["title", "room"])
    sheet.append(["Talk", "Hall"])
    sheet.cell(row=number, column=1, value="Late")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def laughs() -> bytes:
    steps = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    return f"<!DOCTYPE l [<!ENTITY a0 'ha'>{steps}]><schedule>&a9;</schedule>".encode()


def quadratic() -> bytes:
    entity = "x" * 50_000
    return f"<!DOCTYPE l [<!ENTITY a '{entity}'>]><schedule>{'&a;' * 5_000}</schedule>".encode()


REFUSED = {
    "billion laughs": (laughs, TYPES),
    "quadratic blow-up": (quadratic, TYPES),
    "external entity": (
        lambda: b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><schedule>&a;</schedule>',
        TYPES,
    ),
    "nesting": (
        lambda: b"<schedule>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</schedule>",
        "There is no <conference> in the file.",
    ),
    "nested JSON": (lambda: b'{"schedule":' + b"[" * 500_000, "The file is not JSON: maximum"),
    "50 MB": (lambda: b"<" + b" " * 50_000_000, "The file is larger than 16.0\xa0MB."),
    "zip bomb": (lambda: archive(a=b"0" * 60_000_000), "The workbook unpacks to more than"),
    "many large parts": (
        lambda: archive(**{f"a{n}": b"0" * 3_900_000 for n in range(20)}),
        "The workbook unpacks to more than",
    ),
    "types in a workbook": (lambda: archive(a=b"<!DOCTYPE a><a/>"), TYPES),
    "broken workbook": (lambda: b"PK\x03\x04", "The workbook cannot be read: it is damaged."),
    "old workbook": (lambda: b"\xd0\xcf\x11\xe0", "This is a workbook of an old Excel."),
    "NUL": (lambda: b"title,room\nA\0,B\n", "There are NUL characters in the file"),
    "web page": (lambda: b"\xef\xbb\xbf<!doctype html><html>", "This is a web page"),
    "year 9999": (lambda: xml(date="9999-12-31T23:00:00"), "Event 1 “T”: the date"),
    "25:61": (
        lambda: b"title,starts_at,minutes\nT,2021-12-14 25:61,30\n",
        "Row 2: “2021-12-14 25:61” in the column starts_at cannot be read.",
    ),
    "end before start": (
        lambda: b"title,starts_at,ends_at\nT,2021-12-14 10:00,2021-12-14 09:00\n",
        "Row 2: it ends at 2021-12-14 09:00, which does not fit its start.",
    ),
    "a room of 10,000 letters": (
        lambda: xml(room="r" * 10_000),
        "The name of a room is longer than 120 characters: “rrr",
    ),
    "bytes": (lambda: bytes(range(256)) * 100, "The file's letters cannot be read."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_one_sentence(name: str) -> None:
    make, beginning = REFUSED[name]
    content = make()
    with pytest.raises(InvalidFile) as caught:
        reading.read(content, zone=BERLIN)
    assert len(caught.value.errors) == 1
    assert caught.value.errors[0].startswith(beginning)


def test_a_huge_attribute_does_no_harm() -> None:
    draft = reading.read(xml(more=f' x="{"y" * 5_000_000}"'))
    assert len(draft.sessions) == 1


def test_a_million_empty_rows_are_not_walked() -> None:
    content = workbook_with_a_row_at(1_048_576)
    assert [s.title for s in reading.read(content, zone=BERLIN).sessions] == ["Talk"]


def test_a_time_that_the_clocks_skip_is_repaired() -> None:
    content = b"guid,title,starts_at,minutes\n,T,2022-03-27 02:30,30\n"
    draft = reading.read(content, zone=BERLIN)
    assert draft.repairs[0] == (
        "Row 2: the clocks of Europe/Berlin skip 2022-03-27 02:30; it was taken for 03:30."
    )


@pytest.mark.parametrize(
    ("content", "title", "room", "minutes"),
    [
        ("标题,会场,时长\n开幕式,主会场,60\n".encode("gb18030"), "开幕式", "主会场", 60),
        ("Titre;Salle;Durée\nCafé;Petite;45\n".encode("utf-16"), "Café", "Petite", 45),
        ("Titre;Salle;Durée\nCafé;Petite;45\n".encode("utf-16-le"), "Café", "Petite", 45),
        ("Titel\tRaum\tDauer\nÜbung\tSaal\t1:30\n".encode("cp1252"), "Übung", "Saal", 90),
        ("Название,Зал,Минуты\nТема,Зал 1,30\n".encode(), "Тема", "Зал 1", 30),
        ("العنوان,القاعة,المدة\nجلسة,قاعة,20\n".encode("utf-8-sig"), "جلسة", "قاعة", 20),
        ("Título,Sala,Duración\nCharla,A,15\n".encode(), "Charla", "A", 15),
    ],
)
def test_tables_in_every_hand_are_read(content: bytes, title: str, room: str, minutes: int) -> None:
    [session] = reading.read(content, zone=BERLIN).sessions
    assert (session.title, session.values["room"], session.values["minutes"]) == (
        title,
        room,
        minutes,
    )
