"""Verbs on proposals and decisions: limits, stale writes, letters once, sessions and places."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from pytest_django import Settings

from symposium.accounts.models import AuditEntry, User
from symposium.accounts.roles import Role
from symposium.calls import actions, delivery
from symposium.calls.models import (
    Call,
    Letter,
    LetterTemplate,
    Submission,
    SubmissionSpeaker,
)
from symposium.institutions.models import Institution
from symposium.jury.models import Assignment, Entry, Juror
from symposium.program.models import Appointment, Edition, Session, Speaker, SpeakerHours
from tests.conftest import NOW
from tests.symposium.calls.conftest import WORDS, accept, fill, judge

LATER = NOW + timedelta(minutes=1)


def named(submission: Submission, name: str, **values: object) -> SubmissionSpeaker:
    return SubmissionSpeaker(
        submission=submission, name=name, email=f"{name.lower()}@example.org", **values
    )


def test_a_second_click_finds_the_first_proposal(call: Call, speaker: User) -> None:
    first = actions.start_submission(call=call, owner=speaker, at=NOW)
    assert actions.start_submission(call=call, owner=speaker, at=NOW) == first
    fill(first)
    assert actions.start_submission(call=call, owner=speaker, at=NOW) != first


def test_one_person_proposes_as_much_as_the_call_takes(call: Call, speaker: User) -> None:
    own = [fill(actions.start_submission(call=call, owner=speaker, at=NOW)) for _n in range(3)]
    with pytest.raises(actions.TooManySubmissions):
        actions.start_submission(call=call, owner=speaker, at=NOW)
    actions.withdraw(submission=own[0], by=speaker, at=NOW)
    assert actions.start_submission(call=call, owner=speaker, at=NOW).pk


@pytest.mark.parametrize(
    ("at", "is_open"),
    [(NOW - timedelta(days=11), False), (NOW, True), (NOW + timedelta(days=1), False)],
)
def test_nothing_begins_before_the_call_opens_or_after_it_closes(
    call: Call, speaker: User, at: datetime, is_open: bool
) -> None:
    call.closes_at = NOW + timedelta(days=1)
    if is_open:
        assert actions.start_submission(call=call, owner=speaker, at=at).pk
        return
    with pytest.raises(actions.CallClosed):
        actions.start_submission(call=call, owner=speaker, at=at)


def test_what_is_incomplete_is_not_submitted_and_says_why(draft: Submission, speaker: User) -> None:
    with pytest.raises(actions.Incomplete) as refusal:
        actions.submit(submission=draft, by=speaker, at=NOW)
    assert [gap.field for gap in refusal.value.gaps] == [
        "title",
        "abstract",
        "kind",
        "minutes",
        "spoken_languages",
    ]


def test_submitting_twice_is_submitting_once(submission: Submission, speaker: User) -> None:
    actions.submit(submission=submission, by=speaker, at=LATER)
    submission.refresh_from_db()
    assert submission.submitted_at == NOW
    assert Letter.objects.filter(kind="received").count() == 1
    assert [change.after for change in submission.changes.all()] == ["draft", "submitted"]


def test_a_submitted_proposal_stays_complete(submission: Submission) -> None:
    with pytest.raises(actions.Incomplete):
        fill(submission, title={})
    submission.refresh_from_db()
    assert submission.title == WORDS["title"]


def test_a_stale_write_overwrites_nothing(draft: Submission) -> None:
    fill(draft, title={"en": "First"})
    with pytest.raises(actions.StaleProposal) as refusal:
        actions.save_words(submission=draft, version=1, values={"title": {"en": "X"}}, at=NOW)
    assert refusal.value.current.title == {"en": "First"}
    assert Submission.objects.get().title == {"en": "First"}


def test_a_co_speaker_is_invited_once_an_hour_and_again_at_a_new_address(
    draft: Submission, speaker: User
) -> None:
    guest = actions.save_speaker(speaker=named(draft, "Guest"), windows=[], by=speaker, at=NOW)
    for _click in range(2):
        actions.invite_again(speaker=guest, at=LATER)
    assert Letter.objects.filter(kind="invited").count() == 1
    actions.invite_again(speaker=guest, at=NOW + timedelta(hours=1))
    guest.email = "new@example.org"
    actions.save_speaker(speaker=guest, windows=[], by=speaker, at=LATER)
    letters = Letter.objects.filter(kind="invited").order_by("pk")
    assert list(letters.values_list("to", flat=True)) == [
        "guest@example.org",
        "guest@example.org",
        "new@example.org",
    ]
    with pytest.raises(actions.SpeakerAlreadyThere):
        actions.save_speaker(
            speaker=SubmissionSpeaker(submission=draft, name="Twin", email="NEW@example.org"),
            windows=[],
            by=speaker,
            at=NOW,
        )


def test_the_jury_gets_what_is_submitted_and_its_authors_no_more_change_it(
    call: Call, submission: Submission, assignments: list[Assignment], speaker: User
) -> None:
    submission.refresh_from_db()
    assert submission.state == "under_review"
    assert submission.entry is not None
    assert list(submission.entry.authors.all()) == [speaker]
    assert submission.entry.keywords == ["oceans"]
    with pytest.raises(actions.NotEditable):
        fill(submission)


def test_nobody_judges_what_comes_from_the_own_museum_or_themselves(
    call: Call, submission: Submission, jurors: list[Juror], organizer: User, speaker: User
) -> None:
    museum = Institution.objects.create(slug="m", name={"en": "M"}, sort_name="M", territory="KE")
    submission.speakers.update(institution=museum)
    Juror.objects.filter(pk=jurors[0].pk).update(institution=museum)
    actions.save_juror(call=call, juror=Juror(), email=speaker.email, by=organizer, at=NOW)
    actions.assign_reviews(call=call, by=organizer, at=NOW)
    judging = set(Assignment.objects.values_list("juror", flat=True))
    assert judging == {juror.pk for juror in jurors[1:]}


def test_a_juror_finds_the_desk_by_the_role(jurors: list[Juror], edition: Edition) -> None:
    roles = Appointment.objects.filter(edition=edition, user=jurors[0].user)
    assert [role.role for role in roles] == [Role.JURY]


def test_an_accepted_proposal_becomes_a_tentative_session(
    submission: Submission, organizer: User, speaker: User
) -> None:
    own = submission.speakers.get()
    window = (
        datetime(2021, 12, 14, 6, 0, tzinfo=UTC),
        datetime(2021, 12, 14, 9, 0, tzinfo=UTC),
    )
    own.time_zone, own.language = "Africa/Nairobi", "fr"
    actions.save_speaker(speaker=own, windows=[window], by=speaker, at=NOW)
    accepted = accept(submission, organizer)
    session = Session.objects.get()
    assert accepted.state == "accepted"
    assert accepted.session == session
    assert (session.status, session.starts_at, session.room, session.minutes) == (
        "tentative",
        None,
        None,
        45,
    )
    assert (session.title, session.floor_languages) == (WORDS["title"], ["en"])
    person = Speaker.objects.get()
    assert (person.user, person.email, person.time_zone, person.language) == (
        speaker,
        speaker.email,
        "Africa/Nairobi",
        "fr",
    )
    hours = SpeakerHours.objects.get()
    assert (hours.starts_at, hours.ends_at) == window
    assert session.participations.get().is_confirmed is False


def test_announcing_twice_makes_one_session_and_one_letter(
    call: Call, submission: Submission, organizer: User
) -> None:
    accept(submission, organizer)
    again = actions.announce(call=call, submissions=[submission], by=organizer, at=LATER)
    assert again == 0
    assert Session.objects.count() == 1
    assert Letter.objects.filter(kind="accepted").count() == 1


def test_from_the_waiting_list_into_the_program(submission: Submission, organizer: User) -> None:
    waiting = accept(submission, organizer, decision="waitlisted")
    assert (waiting.state, Session.objects.count()) == ("waitlisted", 0)
    assert accept(waiting, organizer).state == "accepted"
    kinds = Letter.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["received", "waitlisted", "accepted"]


def test_deciding_is_recorded_with_the_place_and_the_ranking(
    call: Call, submission: Submission, assignments: list[Assignment], organizer: User
) -> None:
    judge(assignments[0])
    submission.refresh_from_db()
    done = actions.decide(
        call=call,
        submissions=[submission],
        decision="accepted",
        reason="",
        by=organizer,
        at=NOW,
    )
    assert done == actions.Decided(1, 0)
    record = AuditEntry.objects.get(verb="submission.decided")
    assert record.changes["place"] == [None, 1]
    assert len(record.changes["ranking"][1]) == 16


def test_a_session_is_confirmed_when_all_its_speakers_are(
    draft: Submission, speaker: User, organizer: User
) -> None:
    guest = actions.save_speaker(speaker=named(draft, "Guest"), windows=[], by=speaker, at=NOW)
    own = draft.speakers.get(user=speaker)
    sent = actions.submit(submission=fill(draft), by=speaker, at=NOW)
    user = actions.agree(speaker=guest, at=NOW)
    accept(sent, organizer)
    own.refresh_from_db()
    guest.refresh_from_db()
    assert actions.confirm(speaker=own, by=speaker, at=NOW).state == "accepted"
    assert Session.objects.get().status == "tentative"
    assert actions.confirm(speaker=guest, by=user, at=NOW).state == "confirmed"
    assert actions.confirm(speaker=guest, by=user, at=NOW).state == "confirmed"
    assert Session.objects.get().status == "confirmed"


def test_the_others_go_on_without_one_who_cannot_come(
    draft: Submission, speaker: User, organizer: User
) -> None:
    guest = actions.save_speaker(speaker=named(draft, "Guest"), windows=[], by=speaker, at=NOW)
    sent = actions.submit(submission=fill(draft), by=speaker, at=NOW)
    user = actions.agree(speaker=guest, at=NOW)
    accept(sent, organizer)
    own = draft.speakers.get(user=speaker)
    actions.confirm(speaker=own, by=speaker, at=NOW)
    guest.refresh_from_db()
    assert actions.decline_part(speaker=guest, by=user, at=NOW).state == "confirmed"
    session = Session.objects.get()
    assert (session.status, session.participations.count()) == ("confirmed", 1)
    own.refresh_from_db()
    assert actions.decline_part(speaker=own, by=speaker, at=NOW).state == "withdrawn"
    session.refresh_from_db()
    assert session.status == "cancelled"


def test_what_is_withdrawn_is_not_judged(
    submission: Submission, assignments: list[Assignment], speaker: User
) -> None:
    withdrawn = actions.withdraw(submission=submission, by=speaker, at=NOW)
    again = actions.withdraw(submission=withdrawn, by=speaker, at=LATER)
    assert again.state == "withdrawn"
    assert Entry.objects.get().is_withdrawn


def test_who_has_not_confirmed_is_reminded_once_a_day(
    call: Call, submission: Submission, organizer: User
) -> None:
    accept(submission, organizer)
    counts = [
        actions.remind(call=call, by=organizer, at=at)
        for at in (NOW, LATER, NOW + timedelta(days=1))
    ]
    assert counts == [1, 0, 1]


@pytest.mark.django_db(transaction=True)
def test_a_letter_is_sent_once_however_often_its_task_comes(
    submission: Submission,
) -> None:
    letter = Letter.objects.get()
    assert letter.sent_at is not None
    assert len(mail.outbox) == 1
    delivery.send_letter(letter.pk)
    delivery.send_overdue()
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_a_letter_that_fails_waits_for_an_organizer(
    call: Call, draft: Submission, speaker: User, organizer: User, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "tests.symposium.calls.broken_mail.Backend"
    actions.submit(submission=fill(draft), by=speaker, at=NOW)
    letter = Letter.objects.get()
    assert (letter.sent_at, letter.failure) == (None, "no post today")
    delivery.send_letter(letter.pk)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    actions.send_again(letter=letter, by=organizer, at=NOW)
    letter.refresh_from_db()
    assert letter.sent_at is not None
    assert [message.to for message in mail.outbox] == [[speaker.email]]
    actions.send_again(letter=letter, by=organizer, at=NOW)
    assert len(mail.outbox) == 1


def test_letters_speak_the_readers_language_and_a_calls_own_words(
    call: Call, submission: Submission, organizer: User, speaker: User
) -> None:
    LetterTemplate.objects.create(
        call=call,
        kind="accepted",
        subject={"en": "Yes: {title}", "zh-hans": "录用：{title}"},
        text={"en": "{name}: {reason} {address}", "zh-hans": "{name}：{reason}{address}"},
    )
    submission.speakers.update(language="zh-hans", name="{reason} 王")
    accept(submission, organizer)
    letter = Letter.objects.get(kind="accepted")
    assert (letter.language, letter.subject) == ("zh-hans", "录用：鲸鱼的故事")
    # A name that looks like a placeholder stays a name.
    assert letter.text.startswith("{reason} 王：It fits.http")
