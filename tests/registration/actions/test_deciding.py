from datetime import datetime, timedelta

import pytest
from django.core import mail
from pytest_django import DjangoCaptureOnCommitCallbacks

from registration import actions
from registration.models import Category, Quota, Registration
from symposium.accounts.models import AuditEntry, User
from symposium.program.models import Edition
from tests.registration.conftest import Register


@pytest.fixture
def asked(make: Register, press: Category, now: datetime) -> list[Registration]:
    """Two requests of the press, in the order in which they came."""
    return [
        make(category=press, state="requested", registered_at=now + timedelta(minutes=minute))
        for minute in range(2)
    ]


def states(*registrations: Registration) -> list[str]:
    return [Registration.objects.get(pk=one.pk).state for one in registrations]


def test_approving_gives_seats_in_the_order_of_the_requests(
    asked: list[Registration],
    press: Category,
    edition: Edition,
    organizer: User,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    Quota.objects.create(edition=edition, name="Press", size=1, category=press)
    ids = [one.pk for one in reversed(asked)]
    for count in (2, 0):
        with django_capture_on_commit_callbacks(execute=True):
            found = actions.approve(edition=edition, ids=ids, by=organizer, at=now)
        assert found == count
    assert states(*asked) == ["confirmed", "waiting"]
    first = Registration.objects.get(pk=asked[0].pk)
    assert (first.decided_at, first.decided_by) == (now, organizer)
    assert [message.to for message in mail.outbox] == [[one.email] for one in asked]
    assert [entry.verb for entry in AuditEntry.objects.all()] == ["registration.approved"] * 2


def test_declining_tells_the_reason_in_the_persons_language(
    asked: list[Registration],
    edition: Edition,
    organizer: User,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            actions.decline(
                edition=edition,
                ids=[asked[0].pk],
                reason=" Too many <b>already</b> ",
                by=organizer,
                at=now,
            )
    declined = Registration.objects.get(pk=asked[0].pk)
    assert (declined.state, declined.decision_reason) == ("declined", "Too many <b>already</b>")
    [message] = mail.outbox
    assert "Too many <b>already</b>" in message.body
    assert "Too many &lt;b&gt;already&lt;/b&gt;" in str(message.alternatives[0][0])  # type: ignore[attr-defined]  # of a message with two forms


def test_a_reason_is_needed(
    asked: list[Registration], edition: Edition, organizer: User, now: datetime
) -> None:
    with pytest.raises(actions.ReasonMissing):
        actions.decline(edition=edition, ids=[asked[0].pk], reason=" ", by=organizer, at=now)
    assert states(*asked) == ["requested", "requested"]


def test_nothing_is_decided_of_another_edition_or_of_who_is_in(
    asked: list[Registration],
    make: Register,
    other_edition: Edition,
    edition: Edition,
    organizer: User,
    now: datetime,
) -> None:
    ids = [one.pk for one in asked]
    assert actions.approve(edition=other_edition, ids=ids, by=organizer, at=now) == 0
    confirmed = make()
    count = actions.decline(edition=edition, ids=[confirmed.pk], reason="No", by=organizer, at=now)
    assert (count, states(confirmed)) == (0, ["confirmed"])


def test_a_change_is_agreed_to_or_ends_the_place(
    make: Register, edition: Edition, organizer: User, now: datetime
) -> None:
    changes = [{"field": "institution", "label": {}, "before": "A", "after": "B"}]
    first, second = (
        make(decided_at=now, review_since=now, review_changes=changes) for _number in range(2)
    )
    actions.approve(edition=edition, ids=[first.pk], by=organizer, at=now)
    actions.decline(edition=edition, ids=[second.pk], reason="No", by=organizer, at=now)
    assert states(first, second) == ["confirmed", "declined"]
    assert not Registration.objects.exclude(review_since=None).exists()


def test_a_seat_that_is_taken_away_goes_down_the_line(
    make: Register, edition: Edition, organizer: User, now: datetime
) -> None:
    Quota.objects.create(edition=edition, name="All", size=1)
    seated, waiting = make(), make(state="waiting", waiting_since=now)
    actions.change_state(registration=seated, state="canceled", by=organizer, at=now)
    assert states(seated, waiting) == ["canceled", "offered"]
    # Nobody is let in beside the line, and nobody can promise a seat by hand.
    actions.change_state(registration=seated, state="confirmed", by=organizer, at=now)
    actions.change_state(registration=waiting, state="offered", by=organizer, at=now)
    assert states(seated, waiting) == ["waiting", "offered"]
    actions.change_state(registration=waiting, state="confirmed", by=organizer, at=now)
    assert states(waiting) == ["confirmed"]


def test_an_organizers_decision_is_written_down(
    make: Register, organizer: User, now: datetime
) -> None:
    registration = make()
    for _time in range(2):
        actions.change_state(
            registration=registration, state="waiting", by=organizer, at=now, address="192.0.2.7"
        )
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.changes) == (
        "registration.state_changed",
        {"state": ["confirmed", "waiting"]},
    )
    assert (entry.actor, entry.address, entry.edition_slug) == (organizer, "192.0.2.7", "2021")
