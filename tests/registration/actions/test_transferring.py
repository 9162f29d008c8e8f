from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.core import mail
from pytest_django import DjangoCaptureOnCommitCallbacks

from registration import handing_over
from registration.actions import transferring
from registration.actions.answering import save_answers
from registration.models import Category, Registration, Transfer
from symposium.accounts.models import AuditEntry, User
from tests.registration.asking import question
from tests.registration.conftest import Register


@pytest.fixture
def place(make: Register, amina: User) -> Registration:
    return make(user=amina, email=amina.email, display_name="Amina Njeri")


@pytest.fixture
def offer(place: Registration, amina: User, delegate: User, now: datetime) -> Transfer:
    return transferring.offer_place(
        registration=place, name="Delegate", email=delegate.email.upper(), by=amina, at=now
    )


@pytest.fixture
def forgotten() -> Iterator[list[str]]:
    """Whose things an app above was told to forget."""
    names: list[str] = []

    def forget(registration: Registration, _at: datetime) -> None:
        names.append(registration.display_name)

    handing_over.register(forget)
    yield names
    handing_over._forgets.remove(forget)


def accept(offer: Transfer, user: User, at: datetime) -> Registration:
    return transferring.accept_place(
        transfer=offer, user=user, display_name="王玲", latin_name="Wang Ling", at=at
    )


def test_the_seat_stays_and_the_person_changes(
    place: Registration,
    offer: Transfer,
    category: Category,
    amina: User,
    delegate: User,
    now: datetime,
    forgotten: list[str],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    meal = question("meal", "text", of=[category])
    save_answers(registration=place, given={meal: "No nuts"}, at=now)
    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            accept(offer, delegate, now)
    taken = Registration.objects.get()
    assert (taken.pk, taken.state) == (place.pk, "confirmed")
    assert (taken.user, taken.email) == (delegate, delegate.email)
    assert (taken.display_name, taken.latin_name) == ("王玲", "Wang Ling")
    assert (taken.code != place.code, taken.ticket_version) == (True, place.ticket_version + 1)
    assert (taken.consented_at, taken.answers.count(), forgotten) == (now, 0, ["Amina Njeri"])
    assert [(message.to, message.subject) for message in mail.outbox] == [
        ([amina.email], "Your place has been taken over: BRISMIS 2021"),
        ([delegate.email], "You are registered: BRISMIS 2021"),
    ]
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.actor) == ("registration.transferred", delegate)
    assert entry.changes["email"] == [amina.email, delegate.email]


def test_an_approved_place_is_looked_at_again(
    place: Registration, offer: Transfer, delegate: User, now: datetime
) -> None:
    Registration.objects.update(decided_at=now)
    taken = accept(offer, delegate, now)
    assert taken.review_since == now
    assert [(one["field"], one["after"]) for one in taken.review_changes] == [("person", "王玲")]


def test_a_double_click_writes_one_letter_and_another_colleague_replaces_the_first(
    place: Registration,
    offer: Transfer,
    amina: User,
    speaker: User,
    now: datetime,
) -> None:
    again = transferring.offer_place(
        registration=place, name=offer.name, email=offer.email, by=amina, at=now
    )
    assert again == offer
    other = transferring.offer_place(
        registration=place, name="Speaker", email=speaker.email, by=amina, at=now
    )
    assert list(Transfer.objects.pending_at(now)) == [other]
    with pytest.raises(transferring.TransferEnded):
        accept(offer, speaker, now)


def test_an_offer_ends_by_time_and_by_withdrawing(
    place: Registration, offer: Transfer, delegate: User, now: datetime
) -> None:
    with pytest.raises(transferring.TransferEnded):
        accept(offer, delegate, now + timedelta(days=14))
    for _time in range(2):
        transferring.withdraw_offer(registration=place, at=now)
    with pytest.raises(transferring.TransferEnded):
        accept(offer, delegate, now)
    assert Registration.objects.get().email == place.email


def test_whoever_has_a_registration_cannot_take_another(
    make: Register, offer: Transfer, delegate: User, now: datetime
) -> None:
    make(email=delegate.email)
    with pytest.raises(transferring.AlreadyRegistered):
        accept(offer, delegate, now)
    assert list(Transfer.objects.pending_at(now)) == [offer]


def test_what_cannot_be_handed_on(
    make: Register, place: Registration, amina: User, now: datetime
) -> None:
    def hand_on(registration: Registration, email: str, at: datetime = now) -> None:
        transferring.offer_place(registration=registration, name="X", email=email, by=amina, at=at)

    with pytest.raises(transferring.OwnAddress):
        hand_on(place, amina.email.upper())
    for state in ("canceled", "declined"):
        with pytest.raises(transferring.NothingToHandOn):
            hand_on(make(state=state), "x@example.net")
    with pytest.raises(transferring.NothingToHandOn):
        hand_on(place, "x@example.net", place.edition.ends_at)
