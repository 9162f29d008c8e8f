"""The release gate, a release's own page, and the address that ends letters."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from symposium.accounts.models import User
from symposium.program import access, actions
from symposium.program.models import (
    Edition,
    NoticeRefusal,
    Participation,
    Release,
    ReleaseNotice,
    Room,
    Session,
    Speaker,
    Star,
    Waiver,
)
from tests.conftest import NOW

BASE = "/en/2021/organize/program/"


@pytest.fixture
def desk(organizer: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(organizer)


@pytest.fixture
def speaks(edition: Edition, forum: Session) -> Speaker:
    person = Speaker.objects.create(
        edition=edition, name={"en": "Ada"}, email="ada@example.org", language="fr"
    )
    Participation.objects.create(session=forum, speaker=person)
    return person


def text(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


# --- The gate -------------------------------------------------------------------------------------


def test_the_gate_lists_what_is_open(
    desk: Client, edition: Edition, opening: Session, forum: Session, speaks: Speaker, room: Room
) -> None:
    Session.objects.create(edition=edition, slug="open", title={"en": "Open talk"})
    Session.objects.create(
        edition=edition, slug="maybe", title={"en": "Perhaps"}, status="tentative"
    )
    Session.objects.filter(pk=forum.pk).update(abstract={"en": "What a whale tells."})
    page = text(desk.get(f"{BASE}publish/").content)
    assert "Ada has not confirmed “Oceans and climate” yet." in page
    assert "Chinese · 1 description missing" in page
    assert "1 session is tentative and stays out Perhaps" in page
    assert "1 session has no slot yet and stays out Open talk" in page
    assert "2 sessions will be public" in page
    assert "1 person gets one letter. 1 of them has a part in what changes." in page
    assert "French 1 See the letter in French" in page


@pytest.fixture
def twice(edition: Edition, opening: Session, second_room: Room, chair: Speaker) -> Session:
    """One person in two rooms at once."""
    Participation.objects.create(session=opening, speaker=chair, is_confirmed=True)
    other = Session.objects.create(
        edition=edition,
        slug="other",
        title={"en": "Other", "zh-hans": "其他"},
        room=second_room,
        starts_at=opening.starts_at,
        ends_at=opening.ends_at,
    )
    Participation.objects.create(session=other, speaker=chair, is_confirmed=True)
    return other


def test_what_blocks_is_repaired_or_signed_for_first(
    desk: Client, edition: Edition, twice: Session, organizer: User
) -> None:
    page = desk.get(f"{BASE}publish/").content
    assert "This holds the release back" in text(page)
    assert b'<button class="button primary" disabled' in page
    answer = desk.post(f"{BASE}publish/", {"note": ""}, follow=True)
    assert "Something holds the release back." in text(answer.content)
    assert edition.releases.count() == 0

    with pytest.raises(actions.Unresolved) as refusal:
        actions.publish_program(edition=edition, by=organizer, at=NOW)
    [finding] = refusal.value.findings
    actions.sign_waiver(edition=edition, key=finding.key, reason="Walks fast", by=organizer, at=NOW)
    assert Waiver.objects.count() == 1
    page = desk.get(f"{BASE}publish/").content
    assert "1 finding was signed for" in text(page)
    desk.post(f"{BASE}publish/", {"note": ""})
    assert edition.releases.count() == 1


def test_an_import_is_published_whatever_the_rules_say(edition: Edition, twice: Session) -> None:
    actions.publish_program(edition=edition, by=None, at=NOW, heeds_rules=False)
    assert edition.releases.count() == 1


@pytest.mark.parametrize("number", [1, 3])
def test_the_gate_costs_the_same_for_any_number_of_sessions(
    desk: Client,
    edition: Edition,
    opening: Session,
    speaks: Speaker,
    number: int,
    django_assert_num_queries: Any,
) -> None:
    for each in range(number):
        session = Session.objects.create(
            edition=edition,
            slug=f"s-{each}",
            title={"en": "S"},
            room=opening.room,
            starts_at=NOW + timedelta(days=each, hours=2),
            ends_at=NOW + timedelta(days=each, hours=3),
        )
        Participation.objects.create(session=session, speaker=speaks)
    desk.get(f"{BASE}publish/")
    with django_assert_num_queries(27):
        desk.get(f"{BASE}publish/")


def test_the_letter_can_be_read_before_it_is_sent(
    desk: Client, edition: Edition, forum: Session, speaks: Speaker
) -> None:
    page = desk.get(f"{BASE}publish/letter/fr/").content.decode()
    assert '<html lang="fr" dir="ltr">' in page
    assert "Oceans and climate" in page
    assert desk.get(f"{BASE}publish/letter/ru/").status_code == 404
    assert ReleaseNotice.objects.count() == 0


# --- A release's own page -------------------------------------------------------------------------


def test_publishing_sends_the_letters_and_shows_them(
    desk: Client,
    edition: Edition,
    forum: Session,
    speaks: Speaker,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(f"{BASE}publish/", {"note": "The first", "after": 0})
    assert answer["Location"] == f"{BASE}releases/1/"
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]
    page = text(desk.get(answer["Location"]).content)
    assert "1 of 1 letter has left." in page
    assert "ada@example.org French 1 session Sent" in page
    assert "The first" in page
    assert "Bring this release back" not in page


def test_lost_letters_can_be_sent_again(
    desk: Client,
    edition: Edition,
    forum: Session,
    speaks: Speaker,
    django_capture_on_commit_callbacks: Any,
) -> None:
    actions.publish_program(edition=edition, by=None, at=NOW)
    ReleaseNotice.objects.update(claimed_at=NOW)
    page = text(desk.get(f"{BASE}releases/1/").content)
    assert "ada@example.org French 1 session Perhaps sent" in page
    assert "Sent again, it may arrive twice." in page
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(f"{BASE}releases/1/send-again/", follow=True)
    assert "1 letter is sent again." in text(answer.content)
    assert len(mail.outbox) == 1
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{BASE}releases/1/send-again/")
    assert len(mail.outbox) == 1


def test_an_earlier_release_comes_back(
    desk: Client, edition: Edition, release: Release, forum: Session
) -> None:
    Session.objects.filter(pk=forum.pk).update(title={"en": "Seas"})
    actions.publish_program(edition=edition, by=None, at=NOW)
    assert "Bring release 1 back" in text(desk.get(f"{BASE}releases/1/").content)
    answer = desk.post(f"{BASE}releases/1/restore/", {"note": "Too early"}, follow=True)
    assert answer.redirect_chain == [(f"{BASE}releases/3/", 302)]
    page = text(answer.content)
    assert "Brings back release 1." in page
    assert "The title “Seas” is now “Oceans and climate”." in page
    assert "Too early" in page
    history = text(desk.get(f"{BASE}releases/").content)
    assert history.count("Brings back release 1.") == 1
    again = desk.post(f"{BASE}releases/1/restore/", follow=True)
    assert "The public reads the program of release 1 already." in text(again.content)


def test_outsiders_find_no_release(
    outsider: User, signed_in: Callable[[User], Client], release: Release
) -> None:
    client = signed_in(outsider)
    assert client.get(f"{BASE}releases/1/").status_code == 404
    for verb in ("send-again", "restore"):
        assert client.post(f"{BASE}releases/1/{verb}/").status_code == 404


def test_the_page_costs_the_same_for_any_number_of_letters(
    desk: Client, edition: Edition, forum: Session, django_assert_num_queries: Any
) -> None:
    release = actions.publish_program(edition=edition, by=None, at=NOW)
    for number in range(3):
        ReleaseNotice.objects.create(
            release=release, email=f"{number}@example.org", language="en", time_zone="UTC"
        )
        desk.get(f"{BASE}releases/1/")
        with django_assert_num_queries(11):
            desk.get(f"{BASE}releases/1/")


# --- No more letters ------------------------------------------------------------------------------


@pytest.fixture
def address(edition: Edition, evening: Session, delegate: User) -> str:
    Star.objects.create(user=delegate, session=evening, at=NOW)
    return f"/en/2021/program/notices/{access.notices_token(edition, delegate.pk)}/"


def test_letters_end_without_signing_in_and_come_again(address: str, delegate: User) -> None:
    client = Client(enforce_csrf_checks=True)
    assert "Send me no more letters" in text(client.get(address).content)
    assert NoticeRefusal.objects.count() == 0
    # As a mail program does it by itself.
    client.post(address, {"List-Unsubscribe": "One-Click"})
    assert [refusal.user for refusal in NoticeRefusal.objects.all()] == [delegate]
    assert "Send me letters again" in text(client.get(address).content)
    client.post(address, {"wanted": "1"})
    assert NoticeRefusal.objects.count() == 0


def test_only_a_signed_address_counts(
    address: str, edition: Edition, other_edition: Edition, client: Client
) -> None:
    forged = address.replace("notices/", "notices/x")
    elsewhere = address.replace("/2021/", "/2019/")
    for wrong in (forged, elsewhere):
        assert client.get(wrong).status_code == 404
        assert client.post(wrong).status_code == 404
    assert NoticeRefusal.objects.count() == 0
