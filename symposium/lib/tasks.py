"""Tasks without a noun of their own: sending one message."""

import base64
from email.mime.image import MIMEImage
from smtplib import SMTPException
from typing import Any

from celery import shared_task
from django.core.mail import EmailMultiAlternatives


@shared_task(  # type: ignore[untyped-decorator]  # Celery has no types
    autoretry_for=(SMTPException, OSError), retry_backoff=10, retry_jitter=True, max_retries=6
)
def send_mail(
    to: str,
    subject: str,
    text: str,
    html: str = "",
    attachments: list[dict[str, Any]] | None = None,
) -> None:
    message = EmailMultiAlternatives(subject=subject, body=text, to=[to])
    if html:
        message.attach_alternative(html, "text/html")
    for attachment in attachments or []:
        content = base64.b64decode(attachment["content_base64"])
        if "content_id" in attachment:
            message.attach(_inline_picture(attachment, content))
        else:
            message.attach(attachment["name"], content, attachment["mime_type"])
    message.send()


def _inline_picture(attachment: dict[str, Any], content: bytes) -> MIMEImage:
    picture = MIMEImage(content, attachment["mime_type"].removeprefix("image/"))
    picture.add_header("Content-ID", f"<{attachment['content_id']}>")
    picture.add_header("Content-Disposition", "inline", filename=attachment["name"])
    return picture
