"""What people are told about a release, in their language and on their clock."""

from email.mime.text import MIMEText
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from symposium.lib.letters.post import calendar_part
from symposium.program import access, queries
from symposium.program.formats import ical
from symposium.program.formats.publication import Publication
from symposium.program.models import ReleaseNotice

TEMPLATE = "program/emails/notice"


def notice_message(notice: ReleaseNotice) -> EmailMultiAlternatives:
    """The letter about a release, with the calendar of what it is about."""
    parts = notice_parts(notice, queries.notice_content(notice))
    message = EmailMultiAlternatives(
        subject=parts["subject"],
        body=parts["text"],
        to=[notice.email],
        headers={
            "Message-ID": f"<{_name(notice)}@{urlsplit(settings.SITE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    if parts["refusal_address"]:
        message.extra_headers["List-Unsubscribe"] = f"<{parts['refusal_address']}>"
        message.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.attach_alternative(parts["html"], "text/html")
    message.attach(_calendar(notice))
    return message


def notice_parts(
    notice: ReleaseNotice, content: "queries.NoticeContent", *, nonce: str = ""
) -> dict[str, str]:
    """Subject, text, HTML and the address at which one refuses further letters, if one can.

    The nonce lets an organizer's browser show the letter's own styles.
    """
    edition = notice.release.edition
    with translation.override(notice.language), timezone.override(notice.time_zone):
        refusal_address = _refusal_address(notice)
        values: dict[str, Any] = {
            "notice": notice,
            "edition": edition,
            "release": notice.release,
            "content": content,
            "language": notice.language,
            "rtl": translation.get_language_bidi(),
            "nonce": nonce,
            "site_url": settings.SITE_URL,
            "changes_address": settings.SITE_URL
            + reverse("program:changes", args=[edition.slug])
            + f"?until={notice.release.number}#release-{notice.release.number}",
            "program_address": settings.SITE_URL + reverse("program:day", args=[edition.slug]),
            "refusal_address": refusal_address,
        }
        return {
            "subject": " ".join(render_to_string(f"{TEMPLATE}.subject.txt", values).split()),
            "text": render_to_string(f"{TEMPLATE}.txt", values),
            "html": render_to_string(f"{TEMPLATE}.html", values),
            "refusal_address": refusal_address,
        }


def _refusal_address(notice: ReleaseNotice) -> str:
    """Only who has starred something can do without letters; a part in a session brings them."""
    if not notice.user_id or set(notice.guids) <= set(notice.own_guids):
        return ""
    edition = notice.release.edition
    token = access.notices_token(edition, notice.user_id)
    return settings.SITE_URL + reverse("program:notices", args=[edition.slug, token])


def _calendar(notice: ReleaseNotice) -> MIMEText:
    """As a publication and not as an invitation: nobody is asked to answer it, and calendars that
    know a session by its UID take the higher sequence over."""
    edition = notice.release.edition
    program = queries.program_of(notice.release)
    with translation.override(notice.language):
        publication = Publication(edition, program, settings.SITE_URL)
        chosen = ical.Chosen(
            name=str(edition),
            sessions=[one for one in program.sessions if one.guid in notice.guids],
            cancelled=[one for one in program.cancelled if one.guid in notice.guids],
        )
        content = ical.write_chosen(publication, chosen).decode()
    return calendar_part(content, method="PUBLISH", name=f"{edition.slug}-program.ics")


def _name(notice: ReleaseNotice) -> str:
    """The same when a letter is sent again, so that mailboxes can tell it is the same."""
    release = notice.release
    return f"release-{release.edition.slug}-{release.number}-{notice.pk}"
