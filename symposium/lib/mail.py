"""Mail leaves after commit, through a task, in the reader's language."""

import base64
from collections.abc import Mapping, Sequence
from email.mime.base import MIMEBase
from email.mime.image import MIMEImage
from typing import NotRequired, TypedDict

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from symposium.lib import after_commit
from symposium.lib.letters.post import calendar_part


class Attachment(TypedDict):
    name: str
    mime_type: str
    content_base64: str
    # A picture with an id stands in the HTML as `<img src="cid:…">`.
    content_id: NotRequired[str]
    # What a calendar is for: PUBLISH, CANCEL.
    method: NotRequired[str]


def send_later(
    *,
    template: str,
    to: str,
    language: str,
    context: Mapping[str, object],
    attachments: Sequence[Attachment] = (),
) -> None:
    """Render `<template>.subject.txt`, `.txt` and `.html` in a language and queue the message."""
    from symposium.lib.tasks import send_mail

    with translation.override(language):
        values = {**context, "language": language, "rtl": translation.get_language_bidi()}
        subject = " ".join(render_to_string(f"{template}.subject.txt", values).split())
        text = render_to_string(f"{template}.txt", values)
        html = render_to_string(f"{template}.html", values)
    after_commit.run_task(send_mail, to, subject, text, html, list(attachments))


def send_words(*, to: str, subject: str, text: str, html: str = "") -> None:
    """Queue a message whose words are written already; without HTML it is plain text."""
    from symposium.lib.tasks import send_mail

    after_commit.run_task(send_mail, to, subject, text, html)


def attach(message: EmailMessage, attachments: Sequence[Attachment]) -> None:
    """Add attachments to a message: files, pictures inside of the HTML, calendars."""
    for attachment in attachments:
        content = base64.b64decode(attachment["content_base64"])
        if "content_id" in attachment or "method" in attachment:
            message.attach(_part(attachment, content))
        else:
            message.attach(attachment["name"], content, attachment["mime_type"])


def _part(attachment: Attachment, content: bytes) -> MIMEBase:
    if "method" in attachment:
        return calendar_part(content.decode(), method=attachment["method"], name=attachment["name"])
    picture = MIMEImage(content, attachment["mime_type"].removeprefix("image/"))
    picture.add_header("Content-ID", f"<{attachment['content_id']}>")
    picture.add_header("Content-Disposition", "inline", filename=attachment["name"])
    return picture
