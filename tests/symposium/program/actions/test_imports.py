from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from symposium.accounts.models import AuditEntry, User
from symposium.program import actions, queries
from symposium.program.formats import reading
from symposium.program.formats.draft import Draft
from symposium.program.models import Edition, Room, Session, Speaker
from tests.conftest import NOW
from tests.symposium.program.conftest import SCHEDULES


@pytest.fixture
def draft() -> Draft:
    return reading.read((SCHEDULES / "hub-schedule2.json").read_bytes())


@pytest.mark.django_db
def test_an_import_makes_the_edition_and_all_that_is_in_it(draft: Draft) -> None:
    result = actions.import_program(slug="38c3", draft=draft, at=NOW)
    edition = Edition.objects.get(slug="38c3")
    assert (result.is_new_edition, result.created, result.changed, result.kept) == (True, 2, 0, 0)
    assert not edition.is_published
    assert (str(edition.name), edition.time_zone) == ("38C3", "Europe/Berlin")
    assert edition.rooms.count() == 5
    assert edition.tracks.count() == 7
    session = edition.sessions.get(guid="270fa44c-821a-577f-8ca3-33e8d4a8c2a7")
    assert session.starts_at == datetime(2024, 12, 27, 9, 30, tzinfo=UTC)
    assert (str(session.room), str(session.track)) == ("Saal 1", "CCC")
    assert [str(p.speaker) for p in session.participations.all()] == [
        "Gabriela Bogk",
        "Aline Blankertz",
        "Senficon",
    ]


@pytest.mark.django_db
def test_a_second_import_changes_nothing(draft: Draft) -> None:
    actions.import_program(slug="38c3", draft=draft, at=NOW)
    before = list(Session.objects.values_list("guid", "version"))
    result = actions.import_program(slug="38c3", draft=draft, at=NOW)
    assert (result.is_new_edition, result.created, result.changed, result.kept) == (False, 0, 0, 2)
    assert list(Session.objects.values_list("guid", "version")) == before
    assert (Room.objects.count(), Speaker.objects.count()) == (5, 4)


@pytest.mark.django_db
def test_an_import_keeps_what_the_file_does_not_say(draft: Draft) -> None:
    edition = actions.import_program(slug="38c3", draft=draft, at=NOW).edition
    session = edition.sessions.get(slug="opening-ceremony")
    session.title = {"en": "Other", "zh-hans": "开幕式"}
    session.sdg_goals = [4]
    session.save()
    result = actions.import_program(slug="38c3", draft=draft, at=NOW)
    session.refresh_from_db()
    assert result.changed == 1
    assert dict(session.title) == {"en": "38C3: Opening Ceremony", "zh-hans": "开幕式"}
    assert session.sdg_goals == [4]
    assert session.version == 2


@pytest.mark.django_db
def test_an_import_by_somebody_is_written_down(draft: Draft, organizer: User) -> None:
    actions.import_program(slug="2021", draft=draft, at=NOW, by=organizer)
    assert list(AuditEntry.objects.values_list("verb", "changes")) == [
        ("program.imported", {"sessions": [None, 2]})
    ]


@pytest.mark.django_db
def test_the_command_imports_and_publishes() -> None:
    out = StringIO()
    call_command("import_program", "--release", "31c3", str(SCHEDULES / "31c3.xml"), stdout=out)
    assert out.getvalue().splitlines() == [
        "Made the edition 31c3: 31. Chaos Communication Congress.",
        "138 sessions new, 0 changed, 0 as before.",
        "Repaired: The file names no time zone that is known (none); Etc/GMT-1 was taken.",
        "Repaired: “de” is not a language of this platform: "
        "its titles and abstracts stand under the edition's first language.",
        "Published as release 1.",
    ]
    edition = Edition.objects.get(slug="31c3")
    assert edition.is_published
    assert len(queries.released_program(edition).sessions) == 138


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slug", "name", "message"),
    [
        ("x y", "31c3.xml", "“x y” is not an address"),
        ("x", "missing.xml", "The file cannot be read: No such file or directory."),
        ("x", "invalid-example.json", "Nothing was imported. invalid-example.json:\n  - day 1"),
    ],
)
def test_the_command_says_what_is_wrong(slug: str, name: str, message: str) -> None:
    with pytest.raises(CommandError) as caught:
        call_command("import_program", slug, str(SCHEDULES / name))
    assert str(caught.value).startswith(message)
    assert not Edition.objects.exists()


@pytest.mark.django_db
def test_a_large_program_comes_in_whole() -> None:
    call_command(
        "import_program",
        "--release",
        "fosdem",
        str(SCHEDULES / "fosdem-2024.xml"),
        stdout=StringIO(),
    )
    assert Session.objects.count() == 874


@pytest.mark.django_db
def test_the_command_says_when_there_is_nothing_to_publish(tmp_path: Path) -> None:
    table = tmp_path / "ideas.csv"
    table.write_text("title,minutes\nAn idea,45\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"Imported, and not published\. There is nothing"):
        call_command("import_program", "--release", "ideas", str(table))
    assert Session.objects.get().minutes == 45
