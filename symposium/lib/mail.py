"""Mail leaves after commit, through a task, in the reader's language."""

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict

from django.template.loader import render_to_string
from django.utils import translation

from symposium.lib import after_commit


class Attachment(TypedDict):
    name: str
    mime_type: str
    content_base64: str
    # A picture with an id stands in the HTML as `<img src="cid:…">`.
    content_id: NotRequired[str]


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


def send_words(*, to: str, subject: str, text: str) -> None:
    """Queue a message whose words are written already; it has no HTML form."""
    from symposium.lib.tasks import send_mail

    after_commit.run_task(send_mail, to, subject, text)
