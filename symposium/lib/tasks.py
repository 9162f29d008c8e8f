"""Tasks without a noun of their own: sending one message."""

from smtplib import SMTPException

from celery import shared_task
from django.core.mail import EmailMultiAlternatives

from symposium.lib import mail


@shared_task(  # type: ignore[untyped-decorator]  # Celery has no types
    autoretry_for=(SMTPException, OSError), retry_backoff=10, retry_jitter=True, max_retries=6
)
def send_mail(
    to: str,
    subject: str,
    text: str,
    html: str = "",
    attachments: list[mail.Attachment] | None = None,
) -> None:
    message = EmailMultiAlternatives(subject=subject, body=text, to=[to])
    if html:
        message.attach_alternative(html, "text/html")
    mail.attach(message, attachments or [])
    message.send()
