from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from symposium.accounts.models import AuditEntry, User
from symposium.program import actions, queries
from symposium.program.models import Session, SessionDocument
from tests.conftest import NOW

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n"
PAGE = "/en/2021/organize/program/sessions/forum/documents/"


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def desk(signed_in: Callable[[User], Client], organizer: User, forum: Session) -> Client:
    return signed_in(organizer)


def add(desk: Client, **changes: Any) -> Any:
    return desk.post(PAGE, {"title_en": "Slides", **changes})


def upload(content: bytes, name: str = "slides.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def files(folder: Path) -> list[str]:
    return [path.suffix for path in folder.rglob("*") if path.is_file()]


def test_a_file_is_offered_with_the_next_release(
    desk: Client, forum: Session, tmp_path: Path
) -> None:
    answer = add(desk, file=upload(PDF, "スライド.exe"))
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    document = forum.documents.get()
    assert (str(document), document.media_type, document.byte_count) == (
        "Slides",
        "application/pdf",
        len(PDF),
    )
    assert document.address.endswith(".pdf")
    assert files(tmp_path) == [".pdf"]
    assert document.address in desk.get(PAGE).content.decode()
    actions.publish_program(edition=forum.edition, by=None, at=NOW)
    [session] = queries.released_program(forum.edition).sessions
    assert [offered.url for offered in session.documents] == [document.address]
    assert [entry.verb for entry in AuditEntry.objects.all()] == ["document.added"]


def test_a_link_is_offered(desk: Client, forum: Session) -> None:
    assert add(desk, url="example.org/slides").status_code == 302
    assert forum.documents.get().address == "https://example.org/slides"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, "Choose a file, or give an address."),
        ({"title_en": "", "url": "https://example.org"}, "This field is required."),
        ({"url": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"file": upload(b"MZ\x00")}, "This file cannot be offered."),
        ({"file": upload(PDF[:-8])}, "damaged or incomplete"),
        ({"file": upload(b"x" * (20 * 1024 * 1024 + 1))}, "larger than 20 megabytes"),
        ({"file": upload(PDF), "url": "https://example.org"}, "not both"),
    ],
)
def test_what_cannot_be_offered(
    desk: Client, forum: Session, changes: dict[str, Any], message: str, tmp_path: Path
) -> None:
    answer = add(desk, **changes)
    assert (answer.status_code, message in answer.content.decode()) == (200, True)
    assert not forum.documents.exists()
    assert files(tmp_path) == []


def test_the_same_twice_is_told(desk: Client, forum: Session) -> None:
    add(desk, file=upload(PDF))
    answer = add(desk, file=upload(PDF))
    assert "offers this very document already" in answer.content.decode()
    assert forum.documents.count() == 1


def test_there_are_not_endlessly_many(desk: Client, forum: Session) -> None:
    SessionDocument.objects.bulk_create(
        SessionDocument(session=forum, title={"en": "D"}, url=f"https://example.org/{number}")
        for number in range(40)
    )
    assert "as many documents as it can have" in add(desk, url="https://a.org").content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_released", [False, True])
def test_removing_takes_the_file_unless_a_release_shows_it(
    desk: Client, forum: Session, tmp_path: Path, is_released: bool
) -> None:
    add(desk, file=upload(PDF))
    if is_released:
        actions.publish_program(edition=forum.edition, by=None, at=NOW)
    document = forum.documents.get()
    assert desk.post(f"{PAGE}{document.pk}/remove/").status_code == 302
    assert not forum.documents.exists()
    assert files(tmp_path) == ([".pdf"] if is_released else [])


def test_a_document_of_another_session_is_not_there(desk: Client, opening: Session) -> None:
    document = opening.documents.create(title={"en": "O"}, url="https://example.org")
    assert desk.post(f"{PAGE}{document.pk}/remove/").status_code == 404
    assert opening.documents.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_number(
    desk: Client, forum: Session, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        forum.documents.create(title={"en": "D"}, url=f"https://example.org/{number}")
    desk.get(PAGE)
    with django_assert_num_queries(7):
        assert desk.get(PAGE).status_code == 200
