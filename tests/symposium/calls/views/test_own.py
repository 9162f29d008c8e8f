"""Pages of visitors and authors, and the forms on them."""

import json
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from symposium.accounts.models import User
from symposium.calls import links
from symposium.calls.models import (
    Call,
    LateLink,
    Letter,
    Submission,
    SubmissionSpeaker,
)
from symposium.program.models import Edition
from tests.conftest import NOW
from tests.symposium.calls.conftest import WORDS, make_call

SignIn = Callable[[User], Client]
MINE = "/en/2021/calls/mine/"
DESK = "/en/2021/organize/calls/talks/"


def posted(version: int, **values: object) -> dict[str, object]:
    return {
        "version": version,
        "title_en": "Title",
        "title_zh-hans": "标题",
        "abstract_en": "Abstract",
        "kind": "talk",
        "minutes": "45",
        "spoken_languages": ["en"],
        "keywords": "whales，oceans",
        **values,
    }


def test_a_visitor_reads_the_call_and_is_asked_to_sign_in(call: Call, client: Client) -> None:
    assert client.get("/en/2021/calls/").status_code == 200
    page = client.get("/en/2021/calls/talks/").content.decode()
    assert "Sign in and propose a session" in page
    answer = client.post("/en/2021/calls/talks/propose/")
    assert answer["Location"].startswith("/en/account/login/")
    assert client.get(MINE).status_code == 302


def test_a_draft_call_is_there_for_managers_only(
    edition: Edition, organizer: User, delegate: User, signed_in: SignIn
) -> None:
    make_call(edition, organizer, slug="hidden", is_published=False)
    assert signed_in(delegate).get("/en/2021/calls/hidden/").status_code == 404
    assert signed_in(organizer).get("/en/2021/calls/hidden/").status_code == 200


def test_the_story_of_a_proposal_in_forms(call: Call, delegate: User, signed_in: SignIn) -> None:
    client = signed_in(delegate)
    begun = client.post("/en/2021/calls/talks/propose/")
    again = client.post("/en/2021/calls/talks/propose/")
    assert begun["Location"] == again["Location"]
    address = begun["Location"]
    page = client.get(address).content.decode()
    assert "Still missing" in page
    saved = client.post(address, posted(1))
    assert saved.status_code == 302
    submission = Submission.objects.get()
    assert submission.title == {"en": "Title", "zh-hans": "标题"}
    assert submission.keywords == ["whales", "oceans"]
    client.post(address, posted(2, submit="1", title_en="Better title"))
    submission.refresh_from_db()
    assert (submission.state, submission.title["en"]) == ("submitted", "Better title")
    assert [letter.to for letter in mail.outbox] == []
    assert Letter.objects.get().kind == "received"
    assert "Better title" in client.get(MINE).content.decode()


def test_what_does_not_fit_is_said_and_nothing_typed_is_lost(
    draft: Submission, speaker: User, signed_in: SignIn
) -> None:
    client = signed_in(speaker)
    page = client.post(f"{MINE}{draft.code}/", posted(1, title_en="x" * 301, minutes="7"))
    assert page.status_code == 422
    assert "x" * 301 in page.content.decode()
    assert "Abstract" in page.content.decode()
    assert Submission.objects.get().title == {}


def test_saving_as_it_is_typed_keeps_what_fits(
    draft: Submission, speaker: User, signed_in: SignIn
) -> None:
    client = signed_in(speaker)
    address, headers = f"{MINE}{draft.code}/", {"X-Autosave": "1"}
    answer = client.post(address, posted(1, minutes="7"), headers=headers)
    assert (answer.status_code, answer.json()) == (200, {"version": 2})
    draft.refresh_from_db()
    assert (draft.title["en"], draft.minutes) == ("Title", None)
    stale = client.post(address, posted(1, title_en="Other"), headers=headers)
    assert stale.status_code == 409
    assert "Nothing was overwritten" in stale.json()["message"]
    draft.refresh_from_db()
    assert draft.title["en"] == "Title"


def test_two_windows_do_not_overwrite_each_other(
    draft: Submission, speaker: User, signed_in: SignIn
) -> None:
    client = signed_in(speaker)
    client.post(f"{MINE}{draft.code}/", posted(1, title_en="First window"))
    page = client.post(f"{MINE}{draft.code}/", posted(1, title_en="Second window"))
    assert page.status_code == 409
    text = page.content.decode()
    assert "First window" in text
    assert "Second window" in text
    assert "Overwrite with mine" in text
    done = client.post(f"{MINE}{draft.code}/", posted(2, title_en="Second window"))
    assert done.status_code == 302


def test_after_the_deadline_nothing_is_changed(
    call: Call, submission: Submission, speaker: User, signed_in: SignIn
) -> None:
    Call.objects.update(closes_at=NOW + timedelta(days=1))
    client = signed_in(speaker)
    page = client.get(f"{MINE}{submission.code}/").content.decode()
    assert 'name="title_en"' not in page
    client.post(f"{MINE}{submission.code}/", posted(submission.version, title_en="Late"))
    client.post(f"{MINE}{submission.code}/people/new/", {"name": "X", "email": "x@example.org"})
    upload = SimpleUploadedFile("a.pdf", b"%PDF-1.4 startxref %%EOF")
    client.post(f"{MINE}{submission.code}/files/", {"file": upload})
    client.post("/en/2021/calls/talks/propose/")
    row = Submission.objects.get()
    assert row.title == WORDS["title"]
    assert (row.speakers.count(), row.files.count()) == (1, 0)


@pytest.mark.parametrize("page", ["", "withdraw/", "people/new/"])
def test_a_proposal_is_closed_to_everybody_else(
    submission: Submission, outsider: User, organizer: User, signed_in: SignIn, page: str
) -> None:
    for person in (outsider, organizer):
        assert signed_in(person).get(f"{MINE}{submission.code}/{page}").status_code == 404


def hours(count: int = 0, **rows: str) -> dict[str, str]:
    return {"hours-TOTAL_FORMS": str(count), "hours-INITIAL_FORMS": "0", **rows}


def test_a_co_speaker_is_invited_and_answers_by_the_link_alone(
    draft: Submission, speaker: User, signed_in: SignIn, client: Client
) -> None:
    answer = signed_in(speaker).post(
        f"{MINE}{draft.code}/people/new/",
        {"name": "Amina", "email": "Amina@example.org", "language": "fr", **hours()},
    )
    assert answer.status_code == 302
    invited = SubmissionSpeaker.objects.get(name="Amina")
    letter = Letter.objects.get(kind="invited")
    assert (letter.to, letter.language) == ("Amina@example.org", "fr")
    address = links.invitation_address(invited)
    path = address.partition("127.0.0.1:8000")[2]
    assert path.replace("/en/", "/fr/") in letter.text
    assert client.get(path).status_code == 200
    client.post(
        path,
        {
            "answer": "yes",
            "time_zone": "Africa/Nairobi",
            **hours(
                1,
                **{
                    "hours-0-day": "2021-12-14",
                    "hours-0-starts": "22:00",
                    "hours-0-ends": "01:30",
                },
            ),
        },
    )
    invited.refresh_from_db()
    assert invited.agreed_at is not None
    assert invited.user == User.objects.get(email="amina@example.org")
    window = invited.windows.get()
    assert window.starts_at.isoformat() == "2021-12-14T19:00:00+00:00"
    assert window.ends_at.isoformat() == "2021-12-14T22:30:00+00:00"
    assert signed_in(invited.user).get(f"{MINE}{draft.code}/").status_code == 200
    client.post(path, {"answer": "no"})
    invited.refresh_from_db()
    assert (invited.user, invited.agreed_at) == (None, None)


def test_a_forged_or_corrected_invitation_opens_nothing(
    draft: Submission, speaker: User, client: Client
) -> None:
    own = draft.speakers.get()
    token = links.invitation_token(own)
    assert client.get(f"/en/2021/calls/invitations/{token}/").status_code == 200
    assert client.get(f"/en/2021/calls/invitations/{token[:-1]}/").status_code == 404
    assert client.get(f"/en/2019/calls/invitations/{token}/").status_code == 404
    own.email = "other@example.org"
    own.save()
    assert client.get(f"/en/2021/calls/invitations/{token}/").status_code == 404


def test_hours_that_the_clocks_skip_are_said_in_their_row(
    draft: Submission, speaker: User, signed_in: SignIn
) -> None:
    page = signed_in(speaker).post(
        f"{MINE}{draft.code}/people/{draft.speakers.get().guid}/",
        {
            "name": "Speaker",
            "email": speaker.email,
            "language": "en",
            "time_zone": "Europe/Paris",
            **hours(
                1,
                **{
                    "hours-0-day": "2021-03-28",
                    "hours-0-starts": "02:30",
                    "hours-0-ends": "05:00",
                },
            ),
        },
    )
    assert page.status_code == 422
    assert "The clocks skip this hour there." in page.content.decode()


def test_a_hostile_file_is_refused_in_words(
    draft: Submission, speaker: User, signed_in: SignIn
) -> None:
    client = signed_in(speaker)
    bad = SimpleUploadedFile("../../evil.pdf", b"MZ" + b"\0" * 100, "application/pdf")
    page = client.post(f"{MINE}{draft.code}/files/", {"file": bad})
    assert page.status_code == 422
    assert "neither a PDF document nor a picture" in page.content.decode()
    good = SimpleUploadedFile("../../plan.exe", b"%PDF-1.4\nstartxref\n%%EOF\n")
    assert client.post(f"{MINE}{draft.code}/files/", {"file": good}).status_code == 302
    file = draft.files.get()
    assert (file.name, file.media_type) == ("plan.pdf", "application/pdf")
    answer = client.get(f"{MINE}{draft.code}/files/{file.guid}/")
    assert answer["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.content.startswith(b"%PDF-")
    assert client.get(f"{MINE}{draft.code}/files/{uuid4()}/").status_code == 404
    assert client.get(f"/media/{file.content.name}").status_code == 404
    client.post(f"{MINE}{draft.code}/files/{file.guid}/remove/")
    assert draft.files.count() == 0


def test_only_the_owner_withdraws(draft: Submission, speaker: User, signed_in: SignIn) -> None:
    friend = User.objects.create_user("friend@example.org")
    SubmissionSpeaker.objects.create(
        submission=draft, user=friend, name="F", email=friend.email, agreed_at=NOW
    )
    signed_in(friend).post(f"{MINE}{draft.code}/withdraw/")
    draft.refresh_from_db()
    assert draft.state == "draft"
    signed_in(speaker).post(f"{MINE}{draft.code}/withdraw/")
    draft.refresh_from_db()
    assert draft.state == "withdrawn"


def test_a_late_link_opens_a_closed_call_until_it_ends(
    call: Call, organizer: User, delegate: User, signed_in: SignIn
) -> None:
    Call.objects.update(closes_at=NOW)
    chief = signed_in(organizer)
    chief.post(f"{DESK}late/", {"name": "Nairobi", "ends_at": "2120-01-01T10:00", "most_uses": "1"})
    link = LateLink.objects.get()
    path = f"/en/2021/calls/late/{links.late_token(link)}/"
    assert path in chief.get(f"{DESK}late/").content.decode()
    client = signed_in(delegate)
    assert client.get(path).status_code == 200
    begun = client.post(path)
    submission = Submission.objects.get()
    assert begun["Location"] == f"{MINE}{submission.code}/"
    assert client.post(begun["Location"], posted(1)).status_code == 302
    chief.post(f"{DESK}late/{link.guid}/revoke/")
    assert client.get(path).status_code == 404
    client.post(begun["Location"], posted(2, title_en="Too late"))
    submission.refresh_from_db()
    assert submission.title["en"] == "Title"


def test_json_of_the_autosave_is_small(draft: Submission, speaker: User, signed_in: SignIn) -> None:
    answer = signed_in(speaker).post(
        f"{MINE}{draft.code}/", posted(draft.version), headers={"X-Autosave": "1"}
    )
    assert json.loads(answer.content).keys() == {"version"}
