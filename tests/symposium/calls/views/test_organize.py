"""Organizers' pages of calls: the desk, decisions, letters, jury, files."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from symposium.accounts.models import User
from symposium.calls import actions
from symposium.calls.models import (
    Call,
    Letter,
    LetterTemplate,
    Submission,
)
from symposium.jury.models import Assignment, Criterion, Juror
from symposium.program.models import Edition, Session
from tests.conftest import NOW
from tests.symposium.calls.conftest import accept, fill, judge, propose

SignIn = Callable[[User], Client]
MINE = "/en/2021/calls/mine/"
DESK = "/en/2021/organize/calls/talks/"


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


def test_the_drafts_of_others_are_no_business_of_organizers(
    draft: Submission, organizer: User, signed_in: SignIn
) -> None:
    fill(draft)
    client = signed_in(organizer)
    assert "whale" not in client.get(f"{DESK}submissions/").content.decode()
    assert client.get(f"{DESK}submissions/{draft.code}/").status_code == 404
