from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.http import Http404
from django.test import Client

from registration import access
from registration.models import Registration, Workshop, WorkshopPlace
from symposium.accounts.models import User
from symposium.program import actions
from symposium.program.models import Edition, Session
from tests.registration.conftest import Register

SignIn = Callable[[User], Client]
PUBLIC = "/en/2021/workshops/"


@pytest.fixture
def workshop(edition: Edition) -> Workshop:
    return Workshop.objects.create(
        edition=edition, slug="casts", name={"en": "Making casts"}, size=1, days=["2021-12-14"]
    )


@pytest.fixture
def own(make: Register, delegate: User) -> Registration:
    return make(email=delegate.email)


@pytest.fixture
def desk(delegate: User, signed_in: SignIn) -> Client:
    return signed_in(delegate)


def test_access(workshop: Workshop, edition: Edition, organizer: User, outsider: User) -> None:
    assert access.get_workshop(edition, "casts") == workshop
    assert access.get_workshop_for(organizer, edition, workshop.pk, change=True) == workshop
    with pytest.raises(Http404):
        access.get_workshop_for(outsider, edition, workshop.pk)
    with pytest.raises(Http404):
        access.get_workshop_for(organizer, edition, 0)
    Workshop.objects.update(is_public=False)
    with pytest.raises(Http404):
        access.get_workshop(edition, "casts")


def test_a_place_of_another_workshop_is_not_found(
    workshop: Workshop, edition: Edition, own: Registration, now: datetime
) -> None:
    other = Workshop.objects.create(edition=edition, slug="other", size=1)
    place = workshop.places.create(registration=own, state="confirmed", created_at=now)
    assert access.get_place_of(workshop, place.pk) == place
    with pytest.raises(Http404):
        access.get_place_of(other, place.pk)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_any_number(
    edition: Edition,
    own: Registration,
    desk: Client,
    now: datetime,
    django_assert_num_queries: Any,
    rows: int,
) -> None:
    for number in range(rows):
        made = Workshop.objects.create(edition=edition, slug=f"w{number}", size=1)
        made.places.create(registration=own, state="confirmed", created_at=now)
    with django_assert_num_queries(9):
        desk.get(PUBLIC)


def test_a_whole_story(
    workshop: Workshop, own: Registration, desk: Client, make: Register, now: datetime
) -> None:
    address = f"{PUBLIC}casts/"
    assert "1 of 1 places is free" in desk.get(PUBLIC).text
    other = workshop.places.create(registration=make(), state="confirmed", created_at=now)
    for _time in range(2):
        assert desk.post(f"{address}sign-up/").status_code == 302
    assert "0 people are before you" in desk.get(address).text
    assert "You wait in line" in desk.get("/en/2021/me/").text
    other.delete()
    place = WorkshopPlace.objects.get(registration=own)
    assert place.state == "waiting"
    WorkshopPlace.objects.update(state="offered", answer_by=own.edition.ends_at)
    assert "A place is kept for you" in desk.get(address).text
    desk.post(f"{address}accept/")
    place.refresh_from_db()
    assert place.state == "confirmed"
    for _time in range(2):
        desk.post(f"{address}leave/")
    place.refresh_from_db()
    assert place.state == "canceled"


def test_strangers_and_unregistered_people_are_led_on(
    workshop: Workshop, client: Client, speaker: User, signed_in: SignIn
) -> None:
    address = f"{PUBLIC}casts/"
    assert "Sign in to sign up" in client.get(address).text
    assert client.post(f"{address}sign-up/")["Location"].startswith("/en/account/login/")
    unregistered = signed_in(speaker)
    assert "Workshops are for registered people." in unregistered.get(address).text
    assert unregistered.post(f"{address}sign-up/")["Location"] == "/en/2021/register/"


def test_two_at_the_same_time_are_pointed_out(
    workshop: Workshop,
    edition: Edition,
    own: Registration,
    desk: Client,
    opening: Session,
    now: datetime,
) -> None:
    opening.starts_at = edition.starts_at + timedelta(hours=9)
    opening.ends_at = opening.starts_at + timedelta(hours=2)
    opening.save()
    Workshop.objects.update(days=[edition.starts_on.isoformat()])
    actions.publish_program(edition=edition, by=None, at=now)
    at_opening = Workshop.objects.create(
        edition=edition, slug="at-opening", name={"en": "Speeches"}, size=9, session=opening
    )
    elsewhere = Workshop.objects.create(edition=edition, slug="later", size=9, days=["2021-12-15"])
    for one in (workshop, at_opening, elsewhere):
        one.places.create(registration=own, state="confirmed", created_at=now)
    text = desk.get("/en/2021/me/").text
    assert "At the same time you have “Speeches”." in text
    assert "At the same time you have “Making casts”." in text
    assert text.count("Overlaps") == 2


def test_what_is_not_released_stays_unknown(
    edition: Edition, desk: Client, opening: Session
) -> None:
    Workshop.objects.create(
        edition=edition, slug="secret", name={"en": "Secret"}, size=9, session=opening
    )
    assert "The days are not settled yet." in desk.get(f"{PUBLIC}secret/").text


def test_signing_up_has_its_time(
    workshop: Workshop, own: Registration, desk: Client, edition: Edition
) -> None:
    Workshop.objects.update(closes_at=edition.starts_at - timedelta(days=400))
    assert "Signing up is not possible now." in desk.get(f"{PUBLIC}casts/").text
    desk.post(f"{PUBLIC}casts/sign-up/")
    assert not WorkshopPlace.objects.exists()


def test_the_session_shows_the_places(
    edition: Edition, client: Client, opening: Session, now: datetime
) -> None:
    Session.objects.update(
        starts_at=edition.starts_at + timedelta(hours=9),
        ends_at=edition.starts_at + timedelta(hours=11),
    )
    actions.publish_program(edition=edition, by=None, at=now)
    Workshop.objects.create(edition=edition, slug="casts", size=24, session=opening)
    page = client.get("/en/2021/program/sessions/opening/").text
    assert "24 of 24 places are free" in page
    assert "/en/2021/workshops/casts/" in page
