from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from registration.models import Category, Delegation, PeopleUpload, Registration
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.symposium.lib.tables.test_workbooks import workbook

SignIn = Callable[[User], Client]
START = "/en/2021/organize/registrations/import/"
TEXT = "name,institution,country\nAna,Nairobi Natonal Museum,KE\nBen,Museum of Dust,KE\n"


def _send(client: Client, content: bytes | str, path: str = START) -> Any:
    raw = content.encode() if isinstance(content, str) else content
    return client.post(path, {"file": SimpleUploadedFile("people.csv", raw)})


def test_from_the_file_to_the_people(
    edition: Edition, category: Category, museum: Institution, organizer: User, signed_in: SignIn
) -> None:
    client = signed_in(organizer)
    assert client.get(START).status_code == 200
    answer = _send(client, TEXT)
    preview = answer["Location"]
    page = client.get(preview)
    assert page.status_code == 200
    assert not page.context["plan"].is_ready
    assert Registration.objects.count() == 0
    [unsure] = page.context["plan"].unsure
    said = {
        "column-0": "name",
        "column-1": "institution",
        "column-2": "territory",
        "category": "delegate",
        "mode": "online",
        "language": "fr",
        f"institution-{unsure.key}": str(museum.pk),
    }
    assert client.post(preview, said)["Location"] == preview
    page = client.get(preview)
    plan = page.context["plan"]
    assert (plan.is_ready, len(plan.created), len(plan.institutions)) == (True, 2, 1)
    assert f'value="{plan.digest}"' in page.content.decode()
    done = client.post(preview, {"agreed": plan.digest})
    assert done["Location"] == "/en/2021/organize/registrations/"
    assert set(Registration.objects.values_list("display_name", "mode", "language")) == {
        ("Ana", "online", "fr"),
        ("Ben", "online", "fr"),
    }
    assert not PeopleUpload.objects.exists()
    # A second click finds the file gone, and enters nobody.
    assert client.post(preview, {"agreed": plan.digest})["Location"] == START
    assert Registration.objects.count() == 2


def test_columns_that_nobody_knows_are_said(
    edition: Edition, category: Category, organizer: User, signed_in: SignIn
) -> None:
    client = signed_in(organizer)
    preview = _send(client, "Wer,Was\nAna,Museum\n")["Location"]
    page = client.get(preview)
    assert page.context["plan"].errors == ["No column holds names. Say which one does."]
    said = {"category": "delegate", "mode": "on_site", "language": "en"}
    twice = client.post(preview, {**said, "column-0": "name", "column-1": "name"})
    assert twice.status_code == 422
    assert "Another column has this meaning already." in twice.content.decode()
    client.post(preview, {**said, "column-0": "name"})
    assert [entry.row.display_name for entry in client.get(preview).context["created"]] == ["Ana"]


def test_what_changed_meanwhile_is_shown_again(
    edition: Edition, category: Category, organizer: User, signed_in: SignIn, now: datetime
) -> None:
    client = signed_in(organizer)
    preview = _send(client, "name,email\nAna,a@x.org\n")["Location"]
    agreed = client.get(preview).context["plan"].digest
    Registration.objects.create(
        edition=edition, category=category, email="a@x.org", mode="online", registered_at=now
    )
    answer = client.post(preview, {"agreed": agreed})
    assert answer.status_code == 409
    assert "Nothing was imported" in answer.content.decode()
    assert client.post(preview, {"discard": "1"})["Location"] == START
    assert not PeopleUpload.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The submitted file is empty."),
        (b"PK\x03\x04 broken", "The workbook cannot be read: it is damaged."),
        (b"\xd0\xcf\x11\xe0", "This is a workbook of an old Excel."),
        (b"name\n", "There is nobody below the table&#x27;s header."),
        (b"<html><table></table></html>", "This is a web page."),
        (b"name\0\0\0,\x01", "There are NUL characters in the file"),
    ],
)
def test_what_cannot_be_read_is_refused_at_once(
    edition: Edition, organizer: User, signed_in: SignIn, content: bytes, said: str
) -> None:
    answer = _send(signed_in(organizer), content)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not PeopleUpload.objects.exists()


def test_a_workbook_with_formulas_says_so_and_runs_none(
    edition: Edition, category: Category, organizer: User, signed_in: SignIn
) -> None:
    client = signed_in(organizer)
    content = workbook(["name", "email"], ["=1+1", "a@x.org"], ["Ben", "b@x.org"])
    page = client.get(_send(client, content)["Location"])
    assert "The sheet has formulas" in page.content.decode()
    assert [entry.row.errors for entry in page.context["plan"].faulty] == [["The name is missing."]]


def test_a_name_cannot_bring_markup_or_a_formula_out(
    edition: Edition, category: Category, organizer: User, signed_in: SignIn
) -> None:
    client = signed_in(organizer)
    text = "name\n<script>alert(1)</script>\n\"=cmd|' /C calc'!A0\"\n"
    page = client.get(_send(client, text)["Location"])
    assert "<script>alert(1)" not in page.content.decode()
    client.post(page.request["PATH_INFO"], {"agreed": page.context["plan"].digest})
    out = client.get("/en/2021/organize/registrations/registrations.csv")
    body = b"".join(out.streaming_content).decode()
    assert "'=cmd|" in body


def test_an_upload_is_its_authors_alone(
    edition: Edition,
    category: Category,
    museum: Institution,
    organizer: User,
    moderator: User,
    outsider: User,
    delegate: User,
    signed_in: SignIn,
    now: datetime,
) -> None:
    preview = _send(signed_in(organizer), TEXT)["Location"]
    for stranger in (outsider, moderator, delegate):
        client = signed_in(stranger)
        assert client.get(START).status_code == 404
        assert client.get(preview).status_code == 404
        assert client.post(preview, {"discard": "1"}).status_code == 404
    delegation = Delegation.objects.create(
        edition=edition, institution=museum, head=delegate, created_at=now
    )
    own = f"/en/2021/delegation/{delegation.pk}/import/"
    guid = preview.rstrip("/").rpartition("/")[2]
    assert signed_in(outsider).get(own).status_code == 404
    # An organizers' upload is none of a delegation's.
    assert signed_in(organizer).get(f"{own}{guid}/")["Location"] == own
    assert PeopleUpload.objects.count() == 1


def test_a_head_brings_members_from_a_table(
    edition: Edition,
    category: Category,
    museum: Institution,
    delegate: User,
    signed_in: SignIn,
    now: datetime,
) -> None:
    delegation = Delegation.objects.create(
        edition=edition, institution=museum, head=delegate, most_members=2, created_at=now
    )
    client = signed_in(delegate)
    own = f"/en/2021/delegation/{delegation.pk}/import/"
    assert client.get(own).status_code == 200
    too_many = client.get(_send(client, "name\nA\nB\nC\n", own)["Location"])
    answer = client.post(too_many.request["PATH_INFO"], {"agreed": too_many.context["plan"].digest})
    assert answer.status_code == 409
    assert delegation.members.count() == 0
    page = client.get(_send(client, "姓名,国家\n王玲,中国\n", own)["Location"])
    done = client.post(page.request["PATH_INFO"], {"agreed": page.context["plan"].digest})
    assert done["Location"] == f"/en/2021/delegation/{delegation.pk}/"
    [member] = delegation.members.all()
    assert (member.display_name, member.territory, member.institution) == ("王玲", "CN", museum)
