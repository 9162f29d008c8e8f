from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from registration import lines, tasks
from registration.actions import offers, seats
from registration.models import Delegation, Quota, Registration
from symposium.program.models import Edition
from tests.registration.conftest import Register
from tests.registration.seats.conftest import Arrive, States

DAY = timedelta(days=1)


@pytest.fixture
def offered(quota: Quota, arrive: Arrive, now: datetime) -> Registration:
    """The third of four, after the first one has gone."""
    people = arrive(4, language="fr")
    Registration.objects.filter(pk=people[0].pk).update(state="canceled")
    seats.seats_came_free(edition=quota.edition, at=now)
    people[2].refresh_from_db()
    return people[2]


def test_accepting_twice_is_once(
    offered: Registration,
    states: States,
    now: datetime,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(2):
            offers.accept_offer(registration=offered, at=now + DAY)
    assert states() == "xccw"
    offered.refresh_from_db()
    assert (offered.waiting_since, offered.answer_by) == (None, None)
    assert len(mail.outbox) == 1


def test_too_late(offered: Registration, states: States, now: datetime) -> None:
    with pytest.raises(lines.OfferEnded):
        offers.accept_offer(registration=offered, at=now + 3 * DAY)
    assert states() == "xcow"


def test_what_is_not_offered_cannot_be_accepted(offered: Registration, now: datetime) -> None:
    waiting = Registration.objects.get(state="waiting")
    with pytest.raises(lines.OfferEnded):
        offers.accept_offer(registration=waiting, at=now)


def test_giving_up_leaves_the_seat_to_the_next(
    offered: Registration, states: States, now: datetime
) -> None:
    for _time in range(2):
        offers.give_up(registration=offered, at=now)
    assert states() == "xcxo"


def test_a_confirmed_seat_is_not_given_up_by_an_old_link(
    offered: Registration, states: States, now: datetime
) -> None:
    offers.accept_offer(registration=offered, at=now)
    offers.give_up(registration=offered, at=now)
    assert states() == "xccw"


def test_run_out_offers_pass_on(
    offered: Registration,
    edition: Edition,
    states: States,
    now: datetime,
    django_capture_on_commit_callbacks: Any,
) -> None:
    assert offers.end_offers(edition=edition, at=now + 3 * DAY - timedelta(seconds=1)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert offers.end_offers(edition=edition, at=now + 3 * DAY) == 1
        assert offers.end_offers(edition=edition, at=now + 3 * DAY) == 0
    assert states() == "xcxo"
    assert len(mail.outbox) == 2


def test_the_task_ends_what_has_run_out(make: Register, edition: Edition, states: States) -> None:
    make(state="offered", answer_by=timezone.now() - DAY)
    make(state="offered", answer_by=timezone.now() + DAY)
    tasks.end_offers()
    assert states() == "xo"


def test_the_letter_names_the_time_and_the_place_to_answer(
    quota: Quota, arrive: Arrive, now: datetime, django_capture_on_commit_callbacks: Any
) -> None:
    people = arrive(3, language="ar")
    Registration.objects.filter(pk=people[0].pk).update(state="canceled")
    with django_capture_on_commit_callbacks(execute=True):
        seats.seats_came_free(edition=quota.edition, at=now)
    [letter] = mail.outbox
    assert letter.to == [people[2].email]
    assert "/ar/2021/me/offer/" in letter.body
    assert "10:00" in letter.body


def test_the_head_answers_for_members_without_an_address(
    quota: Quota,
    delegation: Delegation,
    make: Register,
    arrive: Arrive,
    states: States,
    now: datetime,
    django_capture_on_commit_callbacks: Any,
) -> None:
    people = arrive(2)
    members = [make(state="requested", email="", delegation=delegation) for _number in range(2)]
    seats.take_seats(registrations=members, at=now)
    Registration.objects.filter(pk__in=[one.pk for one in people]).update(state="canceled")
    with django_capture_on_commit_callbacks(execute=True):
        seats.seats_came_free(edition=quota.edition, at=now)
    assert states() == "xxoo"
    assert [letter.to for letter in mail.outbox] == [["head@example.net"]] * 2
    assert f"/en/2021/delegation/{delegation.pk}/" in mail.outbox[0].body
    assert offers.accept_for_delegation(delegation=delegation, at=now) == 2
    assert offers.accept_for_delegation(delegation=delegation, at=now) == 0
    assert states() == "xxcc"
