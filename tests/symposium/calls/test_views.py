"""Each page as the people see it for whom it is, and the forms on them."""

import json
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from symposium.accounts.models import User
from symposium.calls import actions, links
from symposium.calls.models import (
    Call,
    LateLink,
    Letter,
    LetterTemplate,
    Submission,
    SubmissionSpeaker,
)
from symposium.jury.models import Assignment, Criterion, Juror, Note, Review
from symposium.program.models import Edition, Session
from tests.conftest import NOW
from tests.symposium.calls.conftest import WORDS, accept, fill, judge, make_call, propose

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


# --- The jury -------------------------------------------------------------------------------------


def test_a_juror_judges_blind_and_is_led_to_the_next(
    call: Call, submission: Submission, assignments: list[Assignment], signed_in: SignIn
) -> None:
    SubmissionSpeaker.objects.update(name="Secret Name", institution_name="Secret Museum")
    assignment = assignments[0]
    client = signed_in(assignment.juror.user)
    path = f"/en/2021/reviews/talks/{assignment.guid}/"
    assert client.get("/en/2021/reviews/").status_code == 200
    for address in ("/en/2021/reviews/talks/", path):
        page = client.get(address).content.decode()
        assert "What a whale tells" in page
        for secret in ("Secret Name", "Secret Museum", submission.owner.email, submission.code):
            assert secret not in page
    criteria = {f"score_{one.pk}": "4" for one in Criterion.objects.all()}
    draft = client.post(path, {"version": "0", **dict(list(criteria.items())[:1])})
    assert draft["Location"] == path
    assert Review.objects.get().submitted_at is None
    gaps = client.post(path, {"version": "1", "submit": "1"})
    assert gaps.status_code == 422
    assert "Choose what you recommend." in gaps.content.decode()
    stale = client.post(
        path, {"version": "0", "recommendation": "accept", "submit": "1", **criteria}
    )
    assert stale.status_code == 409
    done = client.post(
        path, {"version": "1", "recommendation": "accept", "submit": "1", **criteria}
    )
    assert done["Location"] == "/en/2021/reviews/talks/"
    assert Review.objects.get().submitted_at is not None
    client.post(f"{path}note/", {"text": "I know more."})
    assert Note.objects.get().text == "I know more."


def test_a_juror_reads_nothing_that_is_not_assigned(
    call: Call,
    assignments: list[Assignment],
    jurors: list[Juror],
    organizer: User,
    delegate: User,
    signed_in: SignIn,
) -> None:
    taken = {row.juror_id for row in assignments}
    [free] = [juror for juror in jurors if juror.pk not in taken]
    path = f"/en/2021/reviews/talks/{assignments[0].guid}/"
    for person in (free.user, delegate, organizer):
        client = signed_in(person)
        assert client.get(path).status_code == 404
        assert client.post(path, {"version": "0"}).status_code == 404
        assert client.post(f"{path}conflict/", {"note": ""}).status_code == 404
        assert client.post(f"{path}note/", {"text": "x"}).status_code == 404
    assert signed_in(free.user).get("/en/2021/reviews/talks/").status_code == 200
    assert signed_in(organizer).get("/en/2021/reviews/talks/").status_code == 404
    assert not Review.objects.exists()


def test_a_conflict_hands_the_entry_over(assignments: list[Assignment], signed_in: SignIn) -> None:
    row = assignments[0]
    client = signed_in(row.juror.user)
    answer = client.post(f"/en/2021/reviews/talks/{row.guid}/conflict/", {"note": "A friend"})
    assert answer["Location"] == "/en/2021/reviews/talks/"
    assert not Assignment.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("count", [1, 3])
def test_a_jurors_list_costs_the_same_however_long_it_is(
    call: Call,
    submission: Submission,
    jurors: list[Juror],
    organizer: User,
    signed_in: SignIn,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count - 1):
        propose(call, f"author-{number}")
    call.procedure.reviews_per_entry = 4
    call.procedure.save()
    actions.assign_reviews(call=call, by=organizer, at=NOW)
    client = signed_in(jurors[0].user)
    with django_assert_num_queries(8):
        page = client.get("/en/2021/reviews/talks/").content.decode()
    assert page.count("To do") == count


# --- Organizers -----------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_the_committees_desk_costs_the_same_however_long_it_is(
    call: Call,
    submission: Submission,
    jurors: list[Juror],
    organizer: User,
    signed_in: SignIn,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count - 1):
        propose(call, f"author-{number}")
    actions.assign_reviews(call=call, by=organizer, at=NOW)
    for row in Assignment.objects.all():
        judge(row)
    client = signed_in(organizer)
    with django_assert_num_queries(21):
        page = client.get(f"{DESK}submissions/")
    assert len(page.context["page"].object_list) == count


def test_organizers_pages_open(
    call: Call,
    submission: Submission,
    assignments: list[Assignment],
    organizer: User,
    signed_in: SignIn,
) -> None:
    judge(assignments[0], comment_to_committee="Good", comment_to_authors="Thank you")
    client = signed_in(organizer)
    criterion = Criterion.objects.first()
    assert criterion
    for page in [
        "/en/2021/organize/calls/",
        "/en/2021/organize/calls/new/",
        DESK,
        f"{DESK}submissions/?state=under_review&q=whale&sort=-spread&decision=none&track=i",
        f"{DESK}submissions/{submission.code}/",
        f"{DESK}announce/",
        f"{DESK}jury/",
        f"{DESK}jury/rules/",
        f"{DESK}jury/people/new/",
        f"{DESK}jury/people/{assignments[0].juror_id}/",
        f"{DESK}jury/criteria/new/",
        f"{DESK}jury/criteria/{criterion.pk}/",
        f"{DESK}letters/",
        f"{DESK}letters/accepted/",
        f"{DESK}late/",
    ]:
        assert client.get(page).status_code == 200, page
    assert client.get(f"{DESK}letters/unknown/").status_code == 404


def test_a_new_call_reads_its_hours_on_its_own_clock(
    edition: Edition, organizer: User, signed_in: SignIn
) -> None:
    client = signed_in(organizer)
    values = {
        "title_en": "Posters",
        "slug": "posters",
        "time_zone": "Africa/Nairobi",
        "opens_at": "2021-12-01T09:00",
        "closes_at": "2021-12-31T23:59",
        "kinds": ["talk"],
        "languages": ["en"],
        "durations": "45, 20",
        "most_submissions": "2",
        "accepts_files": "on",
    }
    assert client.post("/en/2021/organize/calls/new/", values).status_code == 302
    call = Call.objects.get(slug="posters")
    assert call.closes_at.isoformat() == "2021-12-31T20:59:00+00:00"
    assert (call.durations, call.procedure.criteria.count()) == ([20, 45], 4)
    page = client.get("/en/2021/organize/calls/posters/").content.decode()
    assert 'value="2021-12-31T23:59"' in page
    for name, value, text in [
        ("closes_at", "2021-11-30T10:00", "A call must close after it opens."),
        ("slug", "posters", "This address is taken."),
        ("slug", "mine", "This address is taken."),
        ("durations", "an hour", "Write minutes as whole numbers"),
        ("kinds", [], "required"),
    ]:
        bad = client.post("/en/2021/organize/calls/new/", {**values, name: value})
        assert bad.status_code == 422
        assert text in bad.content.decode()


def test_deciding_needs_something_ticked_and_a_reason_for_declining(
    call: Call, submission: Submission, organizer: User, signed_in: SignIn
) -> None:
    client = signed_in(organizer)
    assert client.post(f"{DESK}decide/", {"decision": "accepted"}).status_code == 422
    bad = client.post(f"{DESK}decide/", {"decision": "declined", "code": submission.code})
    assert bad.status_code == 422
    assert "Give a reason for declining" in bad.content.decode()
    assert (
        f'value="{submission.code}" aria-label="What a whale tells" checked' in bad.content.decode()
    )
    done = client.post(f"{DESK}decide/", {"decision": "accepted", "code": submission.code})
    assert done.status_code == 302
    submission.refresh_from_db()
    assert (submission.decision, submission.state) == ("accepted", "submitted")


def test_what_is_decided_is_not_seen_by_authors_before_it_is_announced(
    call: Call, submission: Submission, organizer: User, speaker: User, signed_in: SignIn
) -> None:
    actions.decide(
        call=call, submissions=[submission], decision="declined", reason="No", by=organizer, at=NOW
    )
    for page in (MINE, f"{MINE}{submission.code}/"):
        text = signed_in(speaker).get(page).content.decode()
        assert "Declined" not in text
        assert "We could not take" not in text
    preview = signed_in(organizer).get(f"{DESK}announce/").content.decode()
    assert "Your proposal “What a whale tells”" in preview
    assert not Letter.objects.filter(kind="declined").exists()
    signed_in(organizer).post(f"{DESK}announce/", {"code": submission.code})
    assert Letter.objects.filter(kind="declined").count() == 1
    assert (
        "We could not take" in signed_in(speaker).get(f"{MINE}{submission.code}/").content.decode()
    )


def test_an_accepted_speaker_confirms_or_gives_up(
    submission: Submission, organizer: User, speaker: User, signed_in: SignIn
) -> None:
    accept(submission, organizer)
    client = signed_in(speaker)
    assert "Accepted: will you come?" in client.get(f"{MINE}{submission.code}/").content.decode()
    client.post(f"{MINE}{submission.code}/answer/", {"answer": "yes"})
    session = Session.objects.get()
    assert session.status == "confirmed"
    client.post(f"{MINE}{submission.code}/answer/", {"answer": "no"})
    session.refresh_from_db()
    submission.refresh_from_db()
    assert (session.status, submission.state) == ("cancelled", "withdrawn")


def test_letters_are_written_looked_at_tried_and_reset(
    call: Call, submission: Submission, organizer: User, signed_in: SignIn
) -> None:
    client = signed_in(organizer)
    words = {
        "subject_en": "Good: {title}",
        "text_en": "{name}, go to {address}",
        "example": submission.code,
        "language": "en",
    }
    bad = client.post(f"{DESK}letters/accepted/", {**words, "text_en": "{adress} {name.pk}"})
    assert bad.status_code == 422
    assert "This letter has no {adress}." in bad.content.decode()
    assert "{adress} {name.pk}" in bad.content.decode()
    look = client.post(f"{DESK}letters/accepted/", {**words, "preview": "1"})
    assert "Good: What a whale tells" in look.content.decode()
    mail.outbox.clear()
    client.post(f"{DESK}letters/accepted/", {**words, "test": "1"})
    assert not LetterTemplate.objects.exists()
    assert client.post(f"{DESK}letters/accepted/", words).status_code == 302
    assert LetterTemplate.objects.get().subject == {"en": "Good: {title}"}
    client.post(f"{DESK}letters/accepted/reset/")
    assert not LetterTemplate.objects.exists()


@pytest.mark.parametrize("what", ["submissions", "reviews"])
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_lists_are_taken_away_and_that_is_written_down(
    call: Call,
    assignments: list[Assignment],
    organizer: User,
    signed_in: SignIn,
    what: str,
    suffix: str,
) -> None:
    judge(assignments[0], comment_to_committee="=1+1")
    answer = signed_in(organizer).get(f"{DESK}{what}.{suffix}")
    content = b"".join(answer) if answer.streaming else answer.content
    if suffix == "xlsx":
        assert content.startswith(b"PK")
        return
    lines = content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    if what == "reviews":
        assert "'=1+1" in lines[1]
    else:
        assert "鲸鱼的故事" in lines[1]


def test_the_jurys_pages_change_what_they_say(
    call: Call, submission: Submission, organizer: User, signed_in: SignIn
) -> None:
    client = signed_in(organizer)
    person = {"email": "New@example.org", "expertise": "oceans; 化石", "languages": ["en"]}
    client.post(f"{DESK}jury/people/new/", person)
    client.post(f"{DESK}jury/people/new/", person)
    juror = Juror.objects.get()
    assert (juror.user.email, juror.expertise) == ("new@example.org", ["oceans", "化石"])
    assert client.post(f"{DESK}jury/assign/").status_code == 302
    assert Assignment.objects.count() == 1
    client.post(f"{DESK}jury/people/{juror.pk}/release/")
    assert Assignment.objects.count() == 0
    rules = {
        "reviews_per_entry": "2",
        "closes_at": "2021-12-20T18:00",
        "seed": "7",
        "is_blind": "on",
        "excludes_own_country": "on",
        "tie_rules": "",
    }
    assert client.post(f"{DESK}jury/rules/", rules).status_code == 302
    call.procedure.refresh_from_db()
    assert (call.procedure.reviews_per_entry, call.procedure.tie_rules) == (2, [])
    assert call.procedure.closes_at is not None
    assert call.procedure.closes_at.isoformat() == "2021-12-20T10:00:00+00:00"
    new = {"name_en": "Joy", "weight": "2", "lowest": "0", "highest": "3"}
    assert client.post(f"{DESK}jury/criteria/new/", new).status_code == 302
    criterion = Criterion.objects.latest("pk")
    assert (str(criterion), criterion.position) == ("Joy", 4)
    bad = client.post(f"{DESK}jury/criteria/{criterion.pk}/", {**new, "highest": "0"})
    assert bad.status_code == 422
    client.post(f"{DESK}jury/criteria/{criterion.pk}/remove/")
    assert not Criterion.objects.filter(pk=criterion.pk).exists()


def test_an_outsider_finds_nothing_of_the_inside(
    call: Call, submission: Submission, outsider: User, signed_in: SignIn
) -> None:
    client = signed_in(outsider)
    for page in ["", "submissions/", "jury/", "letters/", "late/", "announce/", "reviews.csv"]:
        assert client.get(f"{DESK}{page}").status_code == 404
    assert client.post(f"{DESK}decide/", {"code": submission.code}).status_code == 404


def test_json_of_the_autosave_is_small(draft: Submission, speaker: User, signed_in: SignIn) -> None:
    answer = signed_in(speaker).post(
        f"{MINE}{draft.code}/", posted(draft.version), headers={"X-Autosave": "1"}
    )
    assert json.loads(answer.content).keys() == {"version"}


def test_the_drafts_of_others_are_no_business_of_organizers(
    draft: Submission, organizer: User, signed_in: SignIn
) -> None:
    fill(draft)
    client = signed_in(organizer)
    assert "whale" not in client.get(f"{DESK}submissions/").content.decode()
    assert client.get(f"{DESK}submissions/{draft.code}/").status_code == 404
