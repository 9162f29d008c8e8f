"""Whatever a program holds comes back from each format as far as the format can hold it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from symposium.lib.translated import LANGUAGE_CODES
from symposium.program import actions, queries
from symposium.program.formats import (
    c3voc_json,
    c3voc_json2,
    draft_table,
    draft_workbook,
    frab_xml,
    reading,
    table,
)
from symposium.program.formats.cleaning import comparable
from symposium.program.formats.publication import Publication
from symposium.program.models import Edition, Participation, Room, Session, Speaker, Track
from symposium.program.queries import releases
from tests.conftest import NOW

ZONES = ["Asia/Shanghai", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Chatham", "UTC"]
LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
ODD = st.sampled_from(
    [
        "=1+1",
        "'=x",
        "''+y",
        "-",
        "@a",
        "a;b",
        "c、d；e",
        "\\",
        "x [y]",
        "<b>&amp;</b>",
        '"q"',
        "a,b",
        "开幕式",
        "جلسة\nافتتاح",
        "Тема",
        "007",
        "1e5",
        "2021-12-14",
        "yes",
        "🦕",
        "a\r\nb",
        "\u200f",
    ]
)
WORDS = st.one_of(ODD, st.text(LETTERS, min_size=1, max_size=40)).filter(lambda t: comparable(t))
TEXTS = st.dictionaries(st.sampled_from(LANGUAGE_CODES), WORDS, max_size=3)
TITLES = st.dictionaries(st.sampled_from(LANGUAGE_CODES), WORDS, min_size=1, max_size=3)
NAMES = TITLES
# Half a year around both changes of the clocks in Berlin, by the minute; long past midnight too.
STARTS = st.integers(0, 60 * 24 * 200).map(
    lambda minutes: datetime(2021, 9, 20, tzinfo=UTC) + timedelta(minutes=minutes)
)
SESSION = st.fixed_dictionaries(
    {
        "title": TITLES,
        "abstract": TEXTS,
        "kind": st.sampled_from([k for k in Session.Kind.values if k != "blocker"]),
        "starts_at": STARTS,
        "minutes": st.integers(1, 26 * 60),
        "room": st.integers(0, 2),
        "track": st.integers(-1, 1),
        "floor_languages": st.lists(st.sampled_from(LANGUAGE_CODES), unique=True, max_size=2),
        "interpretation_languages": st.lists(st.sampled_from(["en", "fr"]), unique=True),
        "capacity": st.none() | st.integers(0, 5000),
        "is_streamed": st.booleans(),
        "stage": st.sampled_from(["", "main-stage"]),
        "is_recorded": st.booleans(),
        "recording_url": st.sampled_from(["", "https://example.org/a?b=c&d=é"]),
        "sdg_goals": st.lists(st.integers(1, 17), unique=True, max_size=3).map(sorted),
        "pillars": st.lists(st.integers(1, 4), unique=True, max_size=2).map(sorted),
        "people": st.lists(
            st.tuples(st.integers(0, 2), st.sampled_from(Participation.Part.values)),
            unique=True,
            max_size=3,
        ),
        "status": st.sampled_from(Session.Status.values),
        "is_open": st.booleans(),
    }
)
PROGRAM = st.fixed_dictionaries(
    {
        "zone": st.sampled_from(ZONES),
        "rooms": st.lists(NAMES, min_size=3, max_size=3),
        "tracks": st.lists(NAMES, min_size=2, max_size=2),
        "people": st.lists(NAMES, min_size=3, max_size=3),
        "sessions": st.lists(SESSION, min_size=1, max_size=4),
    }
)
EXAMPLES = settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _made(program: dict[str, Any], *, released: bool) -> Edition:
    """An edition with this program; `released`: only with what a release can show."""
    edition = Edition.objects.create(
        slug="odd",
        name={"en": "Odd"},
        starts_on=date(2021, 9, 20),
        ends_on=date(2022, 4, 20),
        time_zone=program["zone"],
        languages=["en", "zh-hans"],
    )
    common = {"edition": edition}
    rooms = [
        Room.objects.create(slug=f"r{n}", name=name, **common)
        for n, name in enumerate(program["rooms"])
    ]
    tracks = [
        Track.objects.create(slug=f"t{n}", name=name, **common)
        for n, name in enumerate(program["tracks"])
    ]
    people = [Speaker.objects.create(name=name, **common) for name in program["people"]]
    for number, given_values in enumerate(program["sessions"]):
        values = dict(given_values)
        parts, is_open = values.pop("people"), values.pop("is_open")
        # They may be in one room at one time: overlaps are somebody else's matter.
        values["overlap_group"] = 1
        values["ends_at"] = values["starts_at"] + timedelta(minutes=values["minutes"])
        values["room"] = rooms[values["room"]]
        values["track"] = tracks[values["track"]] if values["track"] >= 0 else None
        if released:
            values["status"] = "confirmed"
        elif is_open:
            values["starts_at"] = values["ends_at"] = None
        session = Session.objects.create(edition=edition, slug=f"s-{number}", **values)
        for position, (who, part) in enumerate(parts):
            Participation.objects.create(
                session=session, speaker=people[who], part=part, position=position
            )
    return edition


class _Undo(Exception):
    pass


def _each_undone(check: Callable[[], None]) -> None:
    """Run a check and take all that it has written away again."""
    try:
        with transaction.atomic():
            check()
            raise _Undo
    except _Undo:
        pass
    finally:
        releases.forget()


FORMATS = {"xml": frab_xml, "json": c3voc_json, "v2.json": c3voc_json2, "csv": table}


@pytest.mark.django_db
@pytest.mark.parametrize("name", FORMATS)
@EXAMPLES
@given(program=PROGRAM)
def test_a_release_comes_back_into_its_edition_unchanged(
    name: str, program: dict[str, Any]
) -> None:
    """In full: an import of what was exported changes nothing at all."""

    def check() -> None:
        edition = _made(program, released=True)
        actions.publish_program(
            edition=edition, by=None, at=NOW, heeds_rules=False, tells_people=False
        )
        released = queries.released_program(edition)
        content = FORMATS[name].write(Publication(edition, released, "https://example.org"))
        plan = queries.import_plan(edition, reading.read(content, zone=edition.zone))
        changes = [(c.name, c.before, c.after) for p in plan.changed for c in p.changes]
        assert (changes, plan.created, plan.does_nothing) == ([], [], True)
        assert plan.kept == len(program["sessions"])

    _each_undone(check)


def _projection(session: Session, fields: list[str]) -> dict[str, Any]:
    values = {field: getattr(session, field) for field in fields}
    for field in ("title", "abstract"):
        if field in values:
            texts = {code: comparable(text) for code, text in values[field].items()}
            values[field] = {code: text for code, text in texts.items() if text}
    return values | {
        "room": comparable(str(session.room.name)) if session.room else "",
        "track": comparable(str(session.track.name)) if session.track else "",
    }


# What each format can hold of a session, besides GUID, slug, room, track and who takes part.
TIMES = ["starts_at", "ends_at"]
LISTED = [
    *("kind", "floor_languages", "interpretation_languages", "is_streamed", "stage"),
    *("is_recorded", "recording_url", "capacity", "sdg_goals", "pillars"),
]
HELD = {
    # One language, that of the export; `_told` below compares what a reader of it sees.
    "xml": [*TIMES, "kind", "is_recorded", "recording_url"],
    "json": [*TIMES, "title", "abstract", *LISTED],
    "v2.json": [*TIMES, "title", "abstract", *LISTED],
    "csv": [*TIMES, "title", "abstract", *LISTED],
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", FORMATS)
@EXAMPLES
@given(program=PROGRAM)
def test_a_release_comes_into_an_empty_installation_as_it_was(
    name: str, program: dict[str, Any]
) -> None:
    """As far as the format holds it: XML one language, JSON and CSV all."""

    def check() -> None:
        edition = _made(_apart(program), released=True)
        actions.publish_program(
            edition=edition, by=None, at=NOW, heeds_rules=False, tells_people=False
        )
        released = queries.released_program(edition)
        content = FORMATS[name].write(Publication(edition, released, "https://example.org"))
        before = {s.guid: s for s in edition.sessions.select_related("room", "track")}
        people = {guid: _people(session, name) for guid, session in before.items()}
        before_told = {guid: _told(session) for guid, session in before.items()}
        wanted = {guid: _projection(session, HELD[name]) for guid, session in before.items()}
        edition.releases.all()._raw_delete("default")
        edition.delete()
        zone = ZoneInfo(program["zone"])
        actions.import_program(slug="odd", draft=reading.read(content, zone=zone), at=NOW)
        found = {s.guid: s for s in Session.objects.select_related("room", "track")}
        assert {g: _projection(s, HELD[name]) for g, s in found.items()} == wanted
        assert {g: _told(s) for g, s in found.items()} == before_told
        assert {g: _people(s, name) for g, s in found.items()} == people
        assert Edition.objects.get().time_zone == program["zone"]

    _each_undone(check)


def _apart(program: dict[str, Any]) -> dict[str, Any]:
    """Rooms, tracks and people by names that differ: by equal ones no format can tell them apart
    where there is no edition that knows them."""
    return program | {
        kind: [
            {code: f"{number} {text}" for code, text in name.items()}
            for number, name in enumerate(program[kind])
        ]
        for kind in ("rooms", "tracks", "people")
    }


def _told(session: Session) -> tuple[str, str]:
    """What a reader of English sees."""
    return comparable(str(session.title)), comparable(str(session.abstract))


def _people(session: Session, name: str) -> list[tuple[str, str]]:
    """XML knows no parts, and no format of schedules names interpreters; tables know both."""
    parts = session.participations.select_related("speaker").order_by("position", "id")
    told = [(comparable(str(p.speaker.name)), p.part) for p in parts]
    if name == "csv":
        return sorted(told)
    shown = [(who, part) for who, part in told if part != "interpreter"]
    return shown if name != "xml" else [(who, "") for who in dict.fromkeys(w for w, _p in shown)]


@pytest.mark.django_db
@pytest.mark.parametrize("write", [draft_table.write_csv, draft_workbook.write])
@EXAMPLES
@given(program=PROGRAM)
def test_the_draft_comes_back_unchanged(
    write: Callable[[draft_table.DraftTable], bytes], program: dict[str, Any]
) -> None:
    """In full, with what is tentative, cancelled or without a slot."""

    def check() -> None:
        edition = _made(program, released=False)
        content = write(queries.draft_table(edition))
        plan = queries.import_plan(edition, reading.read(content, zone=edition.zone))
        changes = [(c.name, c.before, c.after) for p in plan.changed for c in p.changes]
        assert (changes, plan.created, plan.stale, plan.repairs) == ([], [], [], [])
        assert plan.does_nothing

    _each_undone(check)
