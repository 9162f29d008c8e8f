"""A mailing: written, fixed, started once, paused, gone on with, stopped."""

from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from registration.mailings import actions, delivery
from registration.mailings.models import Bounce, Letter, LetterChoice, Mailing
from registration.models import Registration
from symposium.accounts.models import AuditEntry, User
from symposium.lib.letters.once import UNCLEAR_AFTER
from symposium.lib.translated import translated
from tests.registration.conftest import Register
from tests.registration.mailings.conftest import Draft, Start, standings

pytestmark = pytest.mark.django_db


def everybody(mailing: Mailing) -> "dict[str, object]":
    rows = Registration.objects.filter(edition=mailing.edition)
    return {"rows": rows, "expected": rows.count()}


def test_recipients_are_fixed_when_it_starts(
    make: Register, draft: Draft, organizer: User, now: datetime
) -> None:
    make(email="a@example.net", language="zh-hans")
    make(email="")
    make(email="Came.Back@example.net")
    make(email="tired@example.net")
    mailing = draft(purpose="news")
    first = Letter.objects.create(
        edition=mailing.edition, key="x", kind="day", language="en", written_at=now
    )
    Bounce.objects.create(
        letter=first, email="came.back@example.net", is_hard=True, reported_at=now
    )
    LetterChoice.objects.create(
        edition=mailing.edition, email="Tired@example.net", takes_news=False, changed_at=now
    )
    actions.start_mailing(mailing=mailing, by=organizer, at=now, **everybody(mailing))
    make(email="late@example.net")
    rows = [(one.to, one.language, one.left_out) for one in mailing.letters.order_by("pk")]
    assert rows == [
        ("a@example.net", "zh-hans", ""),
        ("", "en", "no_address"),
        ("Came.Back@example.net", "en", "bounced"),
        ("tired@example.net", "en", "unsubscribed"),
    ]
    entry = AuditEntry.objects.get(verb="mailing.started")
    assert entry.changes == {"letters": [None, 4]}


def test_necessary_letters_go_to_those_who_want_no_news(
    make: Register, start: Start, now: datetime
) -> None:
    person = make()
    LetterChoice.objects.create(
        edition=person.edition, email=person.email, takes_news=False, changed_at=now
    )
    assert standings(start(), now) == ["waiting"]


def test_it_starts_once(make: Register, start: Start, organizer: User, now: datetime) -> None:
    make()
    mailing = start()
    with pytest.raises(actions.AlreadyStarted):
        actions.start_mailing(mailing=mailing, by=organizer, at=now, **everybody(mailing))
    assert mailing.letters.count() == 1
    with pytest.raises(actions.AlreadyStarted):
        actions.change_mailing(
            mailing=mailing, version=1, by=organizer, at=now, subject=translated("x")
        )
    with pytest.raises(actions.AlreadyStarted):
        actions.delete_mailing(mailing=mailing, by=organizer, at=now)


@pytest.mark.django_db(transaction=True)
def test_two_organizers_start_it_at_once(
    make: Register, draft: Draft, organizer: User, now: datetime
) -> None:
    for _number in range(20):
        make()
    mailing = draft()
    barrier, ends = Barrier(4), []

    def press() -> None:
        barrier.wait()
        try:
            actions.start_mailing(mailing=mailing, by=organizer, at=now, **everybody(mailing))
            ends.append("started")
        except actions.AlreadyStarted:
            ends.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=press) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["refused", "refused", "refused", "started"]
    assert mailing.letters.count() == 20


def test_a_list_that_has_changed_is_looked_at_again(
    make: Register, draft: Draft, organizer: User, now: datetime
) -> None:
    make()
    mailing = draft()
    rows = Registration.objects.filter(edition=mailing.edition)
    with pytest.raises(actions.RecipientsChanged):
        actions.start_mailing(mailing=mailing, rows=rows, expected=2, by=organizer, at=now)
    Registration.objects.update(email="")
    with pytest.raises(actions.NobodyToWriteTo):
        actions.start_mailing(mailing=mailing, rows=rows, expected=1, by=organizer, at=now)
    mailing.refresh_from_db()
    assert (mailing.state, mailing.letters.count()) == ("draft", 0)


def test_people_of_another_edition_are_never_reached(
    make: Register, draft: Draft, organizer: User, now: datetime, other_edition: "object"
) -> None:
    make()
    make(edition=other_edition)
    mailing = draft()
    actions.start_mailing(
        mailing=mailing, rows=Registration.objects.all(), expected=1, by=organizer, at=now
    )
    assert mailing.letters.count() == 1


def test_pause_resume_and_stop(
    make: Register, start: Start, organizer: User, now: datetime
) -> None:
    make()
    mailing = start()
    step = {"mailing": mailing, "by": organizer, "at": now}

    def take() -> bool:
        return delivery.take_letter(at=now, per_minute=600) is not None

    assert [actions.resume_mailing(**step), actions.pause_mailing(**step)] == [False, True]
    assert [actions.pause_mailing(**step), take()] == [False, False]
    assert [actions.resume_mailing(**step), take()] == [True, True]
    assert [actions.cancel_mailing(**step), actions.cancel_mailing(**step)] == [True, False]
    assert [actions.resume_mailing(**step), actions.pause_mailing(**step)] == [False, False]
    verbs = AuditEntry.objects.filter(verb__startswith="mailing.").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "mailing.created",
        "mailing.started",
        "mailing.paused",
        "mailing.resumed",
        "mailing.canceled",
    ]


def test_a_draft_that_somebody_else_has_changed_is_not_written_over(
    draft: Draft, organizer: User, now: datetime
) -> None:
    mailing = draft()
    for version, subject in [(1, "first"), (2, "second")]:
        actions.change_mailing(
            mailing=mailing,
            version=version,
            by=organizer,
            at=now,
            subject=translated(subject),
        )
    with pytest.raises(actions.ChangedMeanwhile):
        actions.change_mailing(
            mailing=mailing, version=1, by=organizer, at=now, subject=translated("third")
        )
    mailing.refresh_from_db()
    assert str(mailing.subject) == "second"


def test_what_is_lost_is_sent_again_only_when_people_say_so(
    make: Register, start: Start, organizer: User, now: datetime
) -> None:
    for _number in range(3):
        make()
    mailing = start()
    keys = list(mailing.letters.order_by("pk").values_list("pk", flat=True))
    Letter.objects.filter(pk=keys[0]).update(claimed_at=now)
    Letter.objects.filter(pk=keys[1]).update(claimed_at=now, failed_at=now)
    Letter.objects.filter(pk=keys[2]).update(claimed_at=now, sent_at=now)
    later = now + UNCLEAR_AFTER
    assert standings(mailing, now) == ["going", "failed", "sent"]
    assert standings(mailing, later) == ["unclear", "failed", "sent"]
    assert delivery.take_letter(at=later + timedelta(days=9), per_minute=60) is None
    again = {"mailing": mailing, "by": organizer}
    assert actions.send_lost_again(**again, at=now) == 1
    assert actions.send_lost_again(**again, at=later) == 1
    assert standings(mailing, later) == ["waiting", "waiting", "sent"]
