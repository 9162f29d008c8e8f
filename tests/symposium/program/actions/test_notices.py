"""Letters about releases: to whom, once, and what happens when something dies on the way."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection as database

from symposium.accounts.models import AuditEntry, User
from symposium.lib.letters.post import MailServerLost
from symposium.program import actions, tasks
from symposium.program.models import (
    DroppedStar,
    Edition,
    NoticeRefusal,
    Participation,
    Release,
    ReleaseNotice,
    Session,
    Speaker,
    Star,
)
from tests.conftest import NOW

State = ReleaseNotice.State


@pytest.fixture
def speaks(edition: Edition, forum: Session, speaker: User) -> Speaker:
    """The forum's speaker, with an account."""
    User.objects.filter(pk=speaker.pk).update(language="fr", time_zone="Africa/Nairobi")
    person = Speaker.objects.create(edition=edition, name={"en": "S. Speaker"}, user=speaker)
    Participation.objects.create(session=forum, speaker=person)
    return person


@pytest.fixture
def interprets(edition: Edition, forum: Session) -> Speaker:
    """The forum's interpreter, with an address alone."""
    person = Speaker.objects.create(
        edition=edition, name={"en": "I. Preter"}, email="Inter@Example.org", language="ar"
    )
    Participation.objects.create(session=forum, speaker=person, part="interpreter")
    return person


@pytest.fixture
def fan(forum: Session, evening: Session, delegate: User) -> User:
    for session in (forum, evening):
        Star.objects.create(user=delegate, session=session, at=NOW)
    return delegate


def publish(edition: Edition, **options: Any) -> Release:
    return actions.publish_program(edition=edition, by=None, at=NOW, **options)


def rename(session: Session, title: str) -> None:
    Session.objects.filter(pk=session.pk).update(title={"en": title})


def told(release: Release) -> dict[str, tuple[list[str], list[str]]]:
    """Slugs by address: all that the letter is about, and the person's own among it."""
    slugs = {
        item["guid"]: item["slug"]
        for one in release.edition.releases.all()
        for item in one.document["sessions"]
    }
    return {
        notice.email: ([slugs[g] for g in notice.guids], [slugs[g] for g in notice.own_guids])
        for notice in release.notices.all()
    }


# --- Who ------------------------------------------------------------------------------------------


def test_the_first_release_is_told_to_those_on_the_program(
    edition: Edition, opening: Session, speaks: Speaker, interprets: Speaker, fan: User
) -> None:
    first = publish(edition)
    assert told(first) == {
        "inter@example.org": (["forum"], ["forum"]),
        "speaker@example.org": (["forum"], ["forum"]),
    }
    inter, speaker = first.notices.all()
    assert (inter.language, inter.time_zone, inter.name) == ("ar", "Asia/Shanghai", "I. Preter")
    assert (speaker.language, speaker.time_zone, speaker.name) == (
        "fr",
        "Africa/Nairobi",
        "Speaker",
    )


def test_later_ones_to_those_whom_a_change_concerns(
    edition: Edition,
    opening: Session,
    forum: Session,
    evening: Session,
    speaks: Speaker,
    fan: User,
    speaker: User,
) -> None:
    publish(edition)
    rename(opening, "Opening")
    assert told(publish(edition)) == {}
    rename(forum, "Seas")
    rename(evening, "Night")
    Star.objects.create(user=speaker, session=evening, at=NOW)
    assert told(publish(edition)) == {
        "delegate@example.org": (["forum", "evening"], []),
        "speaker@example.org": (["forum", "evening"], ["forum"]),
    }


def test_who_leaves_a_session_is_told(edition: Edition, forum: Session, speaks: Speaker) -> None:
    publish(edition)
    forum.participations.filter(speaker=speaks).delete()
    assert told(publish(edition)) == {"speaker@example.org": (["forum"], ["forum"])}


def test_a_star_outlives_its_session(
    edition: Edition, forum: Session, evening: Session, fan: User, organizer: User
) -> None:
    publish(edition)
    actions.delete_session(session=evening, version=1, by=organizer, at=NOW)
    assert Star.objects.filter(user=fan).count() == 1
    assert told(publish(edition)) == {"delegate@example.org": (["evening"], [])}
    assert DroppedStar.objects.count() == 0


def test_nobody_is_told_who_cannot_or_will_not_be(
    edition: Edition,
    forum: Session,
    evening: Session,
    speaks: Speaker,
    interprets: Speaker,
    fan: User,
    speaker: User,
) -> None:
    publish(edition)
    rename(forum, "Seas")
    rename(evening, "Night")
    Speaker.objects.filter(pk=interprets.pk).update(email="")
    actions.refuse_notices(edition=edition, user=fan, at=NOW)
    User.objects.filter(pk=speaker.pk).update(is_active=False)
    assert told(publish(edition)) == {}


def test_who_refuses_letters_about_stars_is_still_told_of_the_own_part(
    edition: Edition, forum: Session, evening: Session, speaks: Speaker, speaker: User
) -> None:
    publish(edition)
    Star.objects.create(user=speaker, session=evening, at=NOW)
    actions.refuse_notices(edition=edition, user=speaker, at=NOW)
    rename(forum, "Seas")
    rename(evening, "Night")
    assert told(publish(edition)) == {"speaker@example.org": (["forum"], ["forum"])}
    actions.accept_notices(edition=edition, user=speaker)
    rename(evening, "Nights")
    assert told(publish(edition)) == {"speaker@example.org": (["evening"], [])}


def test_a_letter_that_waits_is_taken_back(edition: Edition, forum: Session, fan: User) -> None:
    publish(edition)
    rename(forum, "Seas")
    release = publish(edition)
    actions.refuse_notices(edition=edition, user=fan, at=NOW)
    assert (told(release), NoticeRefusal.objects.count()) == ({}, 1)


def test_a_release_can_be_quiet(edition: Edition, speaks: Speaker) -> None:
    assert told(publish(edition, tells_people=False)) == {}


def test_telling_many_costs_as_much_as_telling_one(
    edition: Edition, forum: Session, fan: User, django_assert_num_queries: Any
) -> None:
    publish(edition)
    for number in (1, 3):
        for each in range(number):
            name = f"{number}-{each}@example.org"
            person = Speaker.objects.create(edition=edition, email=name, name={"en": name})
            Participation.objects.create(session=forum, speaker=person)
        rename(forum, f"Seas {number}")
        with django_assert_num_queries(31):
            publish(edition)


# --- Once -----------------------------------------------------------------------------------------


class Server(BaseEmailBackend):
    """A mail server that answers each letter with the next of its answers."""

    def __init__(self, *answers: Exception | None) -> None:
        super().__init__()
        self.answers = list(answers)
        self.sent: list[str] = []

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if self.answers and (answer := self.answers.pop(0)):
            raise answer
        self.sent += [address for message in email_messages for address in message.to]
        return len(email_messages)


@pytest.fixture
def notice(edition: Edition, speaks: Speaker) -> ReleaseNotice:
    return publish(edition).notices.get()


def send(notice: ReleaseNotice, server: BaseEmailBackend, at: datetime = NOW) -> State:
    actions.send_notice(key=notice.pk, connection=server, at=at)
    notice.refresh_from_db()
    return notice.state


def test_a_letter_leaves_once(notice: ReleaseNotice) -> None:
    server = Server()
    assert [send(notice, server), send(notice, server)] == [State.SENT, State.SENT]
    assert server.sent == ["speaker@example.org"]


def test_what_the_server_puts_off_waits_and_is_tried_again(notice: ReleaseNotice) -> None:
    server = Server(SMTPDataError(451, b"Greylisted, come back"))
    assert send(notice, server) == State.WAITING
    assert (notice.attempt_count, notice.error) == (1, "451 Greylisted, come back")
    assert notice.retry_at == NOW + timedelta(minutes=2)
    assert actions.due_notices(at=NOW, per_minute=9) == []
    later = NOW + timedelta(minutes=2)
    assert actions.due_notices(at=later, per_minute=9) == [notice.pk]
    assert send(notice, server, later) == State.SENT
    assert notice.error == ""


def test_six_times_is_enough(notice: ReleaseNotice) -> None:
    server = Server(*[SMTPDataError(451, "No")] * 6)
    assert [send(notice, server) for _ in range(6)] == [State.WAITING] * 5 + [State.FAILED]


def test_what_the_server_refuses_is_noted_and_not_tried_again(notice: ReleaseNotice) -> None:
    refusal = SMTPRecipientsRefused({"speaker@example.org": (550, b"No such user")})
    assert send(notice, Server(refusal)) == State.FAILED
    assert notice.error == "550 No such user"
    assert actions.due_notices(at=NOW + timedelta(days=1), per_minute=9) == []


def test_a_worker_that_dies_at_it_never_sends_twice(notice: ReleaseNotice, organizer: User) -> None:
    """What was taken and is not known to have left is for an organizer to decide."""
    server = Server(SMTPServerDisconnected("Connection lost"))
    with pytest.raises(MailServerLost):
        send(notice, server)
    notice.refresh_from_db()
    assert (notice.state, notice.error) == (State.UNCLEAR, "Connection lost")
    assert actions.due_notices(at=NOW + timedelta(days=1), per_minute=9) == []
    assert send(notice, server) == State.UNCLEAR
    assert server.sent == []

    def again(at: datetime) -> int:
        return actions.send_again(release=notice.release, by=organizer, at=at)

    assert [again(NOW), again(NOW + timedelta(minutes=15))] == [0, 1]
    assert send(notice, server, NOW + timedelta(minutes=15)) == State.SENT
    assert again(NOW + timedelta(hours=1)) == 0
    entry = AuditEntry.objects.get(verb="program.notices_sent_again")
    assert entry.changes == {"notices": [None, 1]}


def test_a_letter_that_cannot_be_written_holds_nobody_up(
    edition: Edition, notice: ReleaseNotice
) -> None:
    ReleaseNotice.objects.filter(pk=notice.pk).update(time_zone="Nowhere/Town")
    assert send(notice, Server()) == State.FAILED
    assert "Nowhere/Town" in notice.error


def test_as_many_a_minute_as_the_server_may_be_asked(
    edition: Edition, speaks: Speaker, interprets: Speaker
) -> None:
    keys = sorted(publish(edition).notices.values_list("pk", flat=True))
    assert actions.due_notices(at=NOW, per_minute=1) == keys[:1]
    actions.send_notice(key=keys[0], connection=Server(), at=NOW)
    soon = NOW + timedelta(seconds=30)
    assert actions.due_notices(at=soon, per_minute=1) == []
    assert actions.due_notices(at=soon, per_minute=2) == keys[1:]
    assert actions.due_notices(at=NOW + timedelta(seconds=61), per_minute=1) == keys[1:]


def test_the_task_sends_what_is_due(notice: ReleaseNotice) -> None:
    tasks.send_notices.delay()
    tasks.send_notices.delay()
    assert [message.to for message in mail.outbox] == [["speaker@example.org"]]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("claimed", [True, False])
def test_two_workers_at_one_letter(notice: ReleaseNotice, claimed: bool) -> None:
    """With the claim one of them sends it; without it, both would."""
    server, start = Server(), Barrier(2)

    def work() -> None:
        try:
            seen = ReleaseNotice.objects.get(pk=notice.pk)
            start.wait()
            if claimed:
                actions.send_notice(key=seen.pk, connection=server, at=NOW)
            elif seen.sent_at is None:
                server.send_messages([EmailMessage(to=[seen.email])])
                ReleaseNotice.objects.filter(pk=seen.pk).update(sent_at=NOW)
        finally:
            database.close()

    threads = [Thread(target=work) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(server.sent) == (1 if claimed else 2)


def test_the_connection_is_django_s_own(notice: ReleaseNotice) -> None:
    assert send(notice, get_connection()) == State.SENT
    assert len(mail.outbox) == 1
