"""Letters as their readers get them: of mailings, reminders, and those that registration wrote."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from registration import letters
from registration.letters import values
from registration.mailings import access, queries
from registration.mailings.models import Letter, Purpose
from registration.mailings.models.mailings import Words
from registration.models import Registration
from symposium.lib import mail
from symposium.lib.letters.placeholders import one_line
from symposium.lib.letters.post import calendar_part
from symposium.program.formats import ical
from symposium.program.formats.publication import Publication
from symposium.program.models import Edition
from symposium.program.queries import released_program
from symposium.program.released import ReleasedSession


@dataclass(frozen=True)
class Parts:
    """A letter in its two forms; `refusal_address` is empty for what cannot be refused."""

    subject: str
    text: str
    html: str
    refusal_address: str = ""


def message_of(letter: Letter) -> EmailMultiAlternatives | None:
    """The message, ready to be sent; what it says is put into the letter too. None for a reminder
    of which nothing is left."""
    parts, sessions = _parts(letter)
    if parts is None:
        return None
    letter.subject, letter.text = parts.subject, parts.text
    message = EmailMultiAlternatives(
        subject=parts.subject, body=parts.text, to=[letter.to], headers=_headers(letter, parts)
    )
    if settings.BOUNCES_TO:
        # The envelope's sender, to whom reports go; readers see and answer the other one.
        message.from_email = settings.BOUNCES_TO
        message.extra_headers["From"] = settings.DEFAULT_FROM_EMAIL
    message.attach_alternative(parts.html, "text/html")
    mail.attach(message, letter.attachments)
    if sessions:
        content = calendar_of(letter.edition, sessions, language=letter.language)
        name = f"{letter.edition.slug}-program.ics"
        message.attach(calendar_part(content, method="PUBLISH", name=name))
    return message


def mailing_parts(
    words: Words, *, purpose: str, registration: Registration, nonce: str = ""
) -> Parts:
    """A mailing's letter to a person, in that person's language and time zone. The nonce lets an
    organizer's browser show the letter's own styles."""
    edition = registration.edition
    with (
        translation.override(registration.language),
        timezone.override(values.zone_of(registration)),
    ):
        refused = purpose == Purpose.NEWS and bool(registration.email)
        shown = {
            **_frame(edition, registration.language, registration.email, nonce),
            **letters.filled(registration, letters.Words(words.subject, words.text)),
            "registration": registration,
            "topic": access.NEWS if refused else "",
        }
        return _rendered("mailings/emails/letter", shown)


def reminder_parts(letter: Letter, sessions: list["queries.Reminded"], *, nonce: str = "") -> Parts:
    """What a day brings, or what begins soon."""
    with translation.override(letter.language), timezone.override(letter.time_zone):
        shown = {
            **_frame(letter.edition, letter.language, letter.to, nonce),
            "letter": letter,
            "is_day": letter.kind == Letter.DAY,
            "sessions": sessions,
            "first": sessions[0].session,
            "topic": access.DAY if letter.kind == Letter.DAY else access.SOON,
            **values.addresses(letter.edition),
        }
        return _rendered("mailings/emails/reminder", shown)


def calendar_of(edition: Edition, sessions: list[ReleasedSession], *, language: str) -> str:
    """Sessions under the UIDs by which all our calendars know them."""
    with translation.override(language):
        publication = Publication(edition, released_program(edition), settings.SITE_URL)
        chosen = ical.Chosen(name=str(edition), sessions=sessions)
        return ical.write_chosen(publication, chosen).decode()


def _parts(letter: Letter) -> tuple[Parts | None, list[ReleasedSession]]:
    if letter.is_reminder:
        reminded = queries.reminded(letter)
        if not reminded:
            return None, []
        return reminder_parts(letter, reminded), [one.session for one in reminded]
    if letter.mailing is not None and letter.registration is not None:
        mailing = letter.mailing
        return (
            mailing_parts(mailing, purpose=mailing.purpose, registration=letter.registration),
            [],
        )
    return Parts(letter.subject, letter.text, letter.html), []


def _headers(letter: Letter, parts: Parts) -> dict[str, str]:
    headers = {"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"}
    if parts.refusal_address:
        headers["List-Unsubscribe"] = f"<{parts.refusal_address}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _frame(edition: Edition, language: str, to: str, nonce: str) -> dict[str, Any]:
    return {
        "edition": edition,
        "language": language,
        "rtl": translation.get_language_bidi(),
        "to": to,
        "nonce": nonce,
        "site_url": settings.SITE_URL,
    }


def _rendered(template: str, shown: Mapping[str, Any]) -> Parts:
    address = ""
    if shown["topic"]:
        token = access.token_for(shown["edition"], str(shown["to"]), shown["topic"])
        path = reverse("mailings:choices", args=[shown["edition"].slug, token])
        address = settings.SITE_URL + path
    context = {**shown, "refusal_address": address}
    return Parts(
        subject=one_line(render_to_string(f"{template}.subject.txt", context)),
        text=render_to_string(f"{template}.txt", context).rstrip() + "\n",
        html=render_to_string(f"{template}.html", context),
        refusal_address=address,
    )
