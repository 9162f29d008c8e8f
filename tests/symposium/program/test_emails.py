from collections.abc import Iterator
from email.message import Message
from typing import Any

import pytest
from django.utils import translation
from icalendar import Calendar

from symposium.accounts.models import User
from symposium.program import access, actions, emails
from symposium.program.models import (
    Edition,
    Participation,
    ReleaseNotice,
    Room,
    Session,
    Speaker,
    Star,
)
from tests.conftest import NOW


@pytest.fixture(autouse=True)
def _another_language() -> Iterator[None]:
    """Whatever the worker's language is, letters have their own."""
    with translation.override("ru"):
        yield


@pytest.fixture
def notice(
    edition: Edition,
    opening: Session,
    forum: Session,
    evening: Session,
    second_room: Room,
    speaker: User,
) -> ReleaseNotice:
    """Of the second release: the own session has moved, the starred one is gone."""
    User.objects.filter(pk=speaker.pk).update(language="en", time_zone="Asia/Kolkata")
    person = Speaker.objects.create(edition=edition, name={"en": "Ada"}, user=speaker)
    Participation.objects.create(session=forum, speaker=person)
    Star.objects.create(user=speaker, session=evening, at=NOW)
    actions.publish_program(edition=edition, by=None, at=NOW)
    Session.objects.filter(pk=evening.pk).update(status="tentative")
    Session.objects.filter(pk=forum.pk).update(room=second_room)
    release = actions.publish_program(edition=edition, by=None, at=NOW)
    return release.notices.select_related("release__edition").get()


def parts(notice: ReleaseNotice) -> tuple[Any, dict[str, Message]]:
    message = emails.notice_message(notice)
    return message, {part.get_content_type(): part for part in message.message().walk()}


def decoded(part: Message) -> str:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()


def test_a_letter_tells_what_was_and_what_is(notice: ReleaseNotice) -> None:
    message, _parts = parts(notice)
    assert message.subject == "The program has changed: BRISMIS 2021"
    assert [line for line in message.body.splitlines() if line] == [
        "Dear Speaker,",
        "the program of BRISMIS 2021 has changed with release 2.",
        "Your sessions",
        "* Oceans and climate",
        "  Moved from December 14, 11:00–12:30, Main hall to December 14, 11:00–12:30, Room A.",
        "  http://127.0.0.1:8000/en/2021/program/sessions/forum/",
        "Sessions that you have starred",
        "* Night of the stars",
        "  No longer in the program; it was to be on December 14, 21:00–22:00, Room A.",
        "All times: Kolkata · UTC+5:30.",
        "The file that comes with this letter brings your calendar up to date.",
        "The program:",
        "http://127.0.0.1:8000/en/2021/program/",
        "All that has changed:",
        "http://127.0.0.1:8000/en/2021/program/changes/?until=2#release-2",
        "No more letters about starred sessions:",
        _refusal(notice),
    ]


def _refusal(notice: ReleaseNotice) -> str:
    assert notice.user_id
    token = access.notices_token(notice.release.edition, notice.user_id)
    return f"http://127.0.0.1:8000/en/2021/program/notices/{token}/"


def test_calendars_move_and_cross_out(notice: ReleaseNotice) -> None:
    _message, found = parts(notice)
    part = found["text/calendar"]
    assert part.get_param("method") == "PUBLISH"
    assert part.get_filename() == "2021-program.ics"
    calendar = Calendar.from_ical(decoded(part))
    assert calendar["METHOD"] == "PUBLISH"
    assert [
        (str(event["SUMMARY"]), str(event["STATUS"]), event["SEQUENCE"])
        for event in calendar.walk("VEVENT")
    ] == [("Oceans and climate", "CONFIRMED", 2), ("Night of the stars", "CANCELLED", 2)]


def test_mailboxes_can_tell_what_it_is(notice: ReleaseNotice) -> None:
    message, _parts = parts(notice)
    headers = message.message()
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["List-Unsubscribe"] == f"<{_refusal(notice)}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    again, _parts = parts(notice)
    assert headers["Message-ID"] == again.message()["Message-ID"]


def test_what_concerns_the_own_part_alone_cannot_be_refused(notice: ReleaseNotice) -> None:
    notice.guids = notice.own_guids
    message, found = parts(notice)
    assert message.message()["List-Unsubscribe"] is None
    assert "/notices/" not in decoded(found["text/html"])


def test_from_right_to_left(notice: ReleaseNotice) -> None:
    notice.language = "ar"
    _message, found = parts(notice)
    html = decoded(found["text/html"])
    assert '<html lang="ar" dir="rtl">' in html
    assert "\u206611:00–12:30\u2069" in html
    assert "http://127.0.0.1:8000/ar/2021/program/sessions/forum/" in html


def test_the_first_one_says_that_one_is_on_the_program(notice: ReleaseNotice) -> None:
    first = ReleaseNotice.objects.get(release__number=1)
    message, _parts = parts(first)
    assert message.subject == "You are on the program: BRISMIS 2021"
    assert "  New in the program: December 14, 11:00–12:30, Main hall." in message.body


def test_titles_and_names_are_only_text(notice: ReleaseNotice, opening: Session) -> None:
    notice.name = "Eve\r\nBcc: all@example.net <b>bold</b>"
    message, found = parts(notice)
    assert message.recipients() == ["speaker@example.org"]
    assert message.message()["Bcc"] is None
    assert "&lt;b&gt;bold&lt;/b&gt;" in decoded(found["text/html"])
