import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from symposium.accounts.models import AuditEntry, User
from symposium.accounts.roles import Role
from symposium.program import access, actions
from symposium.program.formats import reading
from symposium.program.models import (
    Appointment,
    Edition,
    Room,
    Session,
    Speaker,
    UploadedSchedule,
)
from tests.symposium.program.conftest import SCHEDULES

PATH = "/en/2021/organize/program/import/"
TABLE = "guid,version,title_en,room,track,starts_at,minutes\n"


@pytest.fixture
def browser(signed_in: Callable[[User], Client], organizer: User) -> Client:
    return signed_in(organizer)


def send(browser: Client, content: str | bytes, name: str = "program.csv") -> Any:
    raw = content.encode() if isinstance(content, str) else content
    return browser.post(PATH, {"file": SimpleUploadedFile(name, raw)})


def shown(browser: Client, content: str | bytes, name: str = "program.csv") -> Any:
    """The preview to which an upload leads."""
    answer = send(browser, content, name)
    assert answer.status_code == 302, answer.content.decode()
    return browser.get(answer["Location"])


def confirm(browser: Client, preview: Any, **data: str) -> Any:
    return browser.post(
        preview.request["PATH_INFO"], {"agreed": preview.context["plan"].digest, **data}
    )


def test_nothing_is_written_before_it_is_confirmed(browser: Client, forum: Session) -> None:
    row = f"{forum.guid},1,Seas,Main hall,,2021-12-14 14:00,30\n"
    preview = shown(browser, TABLE + row + ",,New talk,New room,,2021-12-15 09:00,45\n")
    page = preview.content.decode()
    for text in [
        "<del>Oceans and climate</del>",
        "<ins>Seas</ins>",
        "<del>2021-12-14 13:30</del>",
        "<ins>2021-12-14 14:00</ins>",
        "New talk",
        "New room",
    ]:
        assert text in page
    forum.refresh_from_db()
    assert (str(forum.title), Room.objects.count()) == ("Oceans and climate", 1)

    answer = confirm(browser, preview)
    assert (answer.status_code, answer["Location"]) == (302, "/en/2021/organize/program/")
    forum.refresh_from_db()
    assert (str(forum.title), forum.version, forum.minutes) == ("Seas", 2, 30)
    assert forum.title["zh-hans"] == "海洋与气候"
    assert [room.slug for room in Room.objects.all()] == ["main", "new-room"]
    assert not UploadedSchedule.objects.exists()
    assert AuditEntry.objects.filter(verb="program.imported").count() == 1


def test_a_second_click_imports_nothing_twice(browser: Client, edition: Edition) -> None:
    preview = shown(browser, TABLE + ",,New talk,,,,45\n")
    confirm(browser, preview)
    again = confirm(browser, preview)
    assert (again.status_code, again["Location"]) == (302, PATH)
    assert edition.sessions.count() == 1


def test_what_has_changed_meanwhile_is_shown_again(
    browser: Client, forum: Session, organizer: User
) -> None:
    preview = shown(browser, TABLE + f"{forum.guid},,Seas,Main hall,,2021-12-14 14:00,30\n")
    actions.edit_session(
        session=forum, version=1, values={"kind": "talk"}, by=organizer, at=timezone.now()
    )
    answer = confirm(browser, preview)
    assert answer.status_code == 409
    assert "The program has changed since this was shown." in answer.content.decode()
    forum.refresh_from_db()
    assert str(forum.title) == "Oceans and climate"
    assert confirm(browser, answer).status_code == 302
    forum.refresh_from_db()
    assert str(forum.title) == "Seas"


def test_rows_older_than_the_program_are_shown_and_left_out(
    browser: Client, forum: Session, opening: Session, organizer: User
) -> None:
    actions.edit_session(
        session=forum, version=1, values={"title": {"en": "Newer"}}, by=organizer, at=timezone.now()
    )
    rows = (
        f"{forum.guid},1,Older,Main hall,,2021-12-14 13:30,90\n"
        f"{opening.guid},1,Welcome,Main hall,,2021-12-14 09:00,120\n"
    )
    preview = shown(browser, TABLE + rows)
    page = preview.content.decode()
    assert "Changed by somebody else since the file was made" in page
    assert "Import the others, leave the outdated rows out" in page
    confirm(browser, preview)
    forum.refresh_from_db()
    opening.refresh_from_db()
    assert (str(forum.title), str(opening.title)) == ("Newer", "Welcome")


def test_a_faulty_file_is_refused_row_by_row_in_the_person_s_language(
    browser: Client, edition: Edition
) -> None:
    rows = ",,,,,,\n,,Talk,,,25:61,\n,,,,,2021-12-15 09:00,0\n"
    answer = send(browser, TABLE + rows)
    assert answer.status_code == 422
    page = answer.content.decode()
    for text in [
        "Row 3: “25:61” in the column starts_at cannot be read.",
        "Row 4: there is no title.",
        "Row 4: “0” in the column minutes cannot be read.",
    ]:
        assert text in page
    assert not UploadedSchedule.objects.exists()


def test_a_file_can_be_forgotten(browser: Client, edition: Edition) -> None:
    preview = shown(browser, TABLE + ",,New talk,,,,45\n")
    assert confirm(browser, preview, discard="1").status_code == 302
    assert not UploadedSchedule.objects.exists()
    assert not edition.sessions.exists()


def test_only_the_latest_upload_of_a_person_is_kept(browser: Client, edition: Edition) -> None:
    for title in ("A", "B"):
        shown(browser, TABLE + f",,{title},,,,45\n")
    assert UploadedSchedule.objects.count() == 1


def test_an_upload_belongs_to_its_person_and_edition_and_expires(
    edition: Edition, other_edition: Edition, organizer: User, outsider: User
) -> None:
    at = timezone.now()
    colleague = User.objects.create_user("colleague@example.org")
    for each in (edition, other_edition):
        Appointment.objects.create(edition=each, user=colleague, role=Role.ORGANIZER)
    upload = actions.keep_upload(edition=edition, name="a", content=b"", by=colleague, at=at)
    find = access.get_uploaded_schedule_for
    assert find(colleague, edition, upload.guid, at) == upload
    later = at + UploadedSchedule.KEPT_FOR
    for person, place, moment in [
        (organizer, edition, at),
        (outsider, edition, at),
        (colleague, other_edition, at),
        (colleague, edition, later),
    ]:
        with pytest.raises(Http404):
            find(person, place, upload.guid, moment)
    actions.keep_upload(edition=other_edition, name="b", content=b"", by=outsider, at=later)
    assert list(UploadedSchedule.objects.values_list("name", flat=True)) == ["b"]


@pytest.mark.parametrize(("rows", "queries"), [(1, 10), (3, 10)])
def test_a_preview_costs_the_same_for_one_row_and_three(
    browser: Client, edition: Edition, django_assert_num_queries: Any, rows: int, queries: int
) -> None:
    table = TABLE + "".join(f",,Talk {number},Hall {number},,,45\n" for number in range(rows))
    address = send(browser, table)["Location"]
    with django_assert_num_queries(queries):
        browser.get(address)


def test_fosdem_is_previewed_and_imported_within_ten_seconds(
    browser: Client, edition: Edition
) -> None:
    started = timezone.now()
    content = (SCHEDULES / "fosdem-2024.xml").read_bytes()
    preview = shown(browser, content, "fosdem.xml")
    assert len(preview.context["plan"].created) == 874
    confirm(browser, preview)
    assert edition.sessions.count() == 874
    assert timezone.now() - started < timedelta(seconds=20)


# --- The draft as a table -------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_draft_comes_back_as_it_went(
    browser: Client,
    forum: Session,
    opening: Session,
    evening: Session,
    edition: Edition,
    suffix: str,
) -> None:
    odd = {
        "en": '\'=HYPERLINK("x")',
        "zh-hans": "开幕式\n第二行",
        "ar": "=جلسة\r\nافتتاحية",
    }
    Session.objects.create(edition=edition, slug="open", title=odd, status="tentative", minutes=25)
    answer = browser.get(f"/en/2021/organize/program/draft.{suffix}")
    assert answer["Content-Disposition"] == f'attachment; filename="2021-draft.{suffix}"'
    preview = shown(browser, answer.content, f"draft.{suffix}")
    plan = preview.context["plan"]
    assert (plan.kept, plan.does_nothing, plan.repairs) == (4, True, [])
    assert "There is nothing to import." in preview.content.decode()


def test_a_workbook_offers_lists_and_keeps_its_header_in_sight(
    browser: Client, forum: Session, chair: Speaker
) -> None:
    answer = browser.get("/en/2021/organize/program/draft.xlsx")
    book = load_workbook(io.BytesIO(answer.content))
    sheet = book["program"]
    assert sheet.freeze_panes == "E2"
    header = [cell.value for cell in sheet[1]]
    rules = {
        header[next(iter(rule.sqref.ranges)).min_col - 1]: rule.formula1
        for rule in sheet.data_validations.dataValidation
    }
    assert list(rules) == ["status", "kind", "room", "track", "is_streamed", "is_recorded"]
    assert rules["room"] == "lists!$C$1:$C$1"
    assert book["lists"]["C1"].value == "Main hall"
    assert book["lists"].sheet_state == "hidden"
    row = dict(zip(header, sheet[2], strict=True))
    assert row["starts_at"].is_date
    assert row["chairs"].value == "Élan Chair"


@pytest.mark.parametrize(("count", "queries"), [(1, 9), (3, 9)])
def test_a_draft_costs_the_same_for_one_session_and_three(
    browser: Client, edition: Edition, django_assert_num_queries: Any, count: int, queries: int
) -> None:
    for number in range(count):
        Session.objects.create(edition=edition, slug=f"s{number}", title={"en": "S"})
    browser.get("/en/2021/organize/program/draft.csv")
    with django_assert_num_queries(queries):
        browser.get("/en/2021/organize/program/draft.csv")


def test_all_of_fosdem_comes_back_unchanged(browser: Client, edition: Edition) -> None:
    draft = reading.read((SCHEDULES / "fosdem-2024.xml").read_bytes())
    actions.import_program(slug="2021", draft=draft, at=timezone.now())
    content = browser.get("/en/2021/organize/program/draft.xlsx").content
    plan = shown(browser, content, "draft.xlsx").context["plan"]
    assert (plan.kept, plan.does_nothing) == (874, True)
