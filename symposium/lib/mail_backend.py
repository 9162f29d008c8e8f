"""Where no mail server is configured, mail goes to a file each and, shortened, to the console."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends import filebased


class ConsoleAndFileBackend(filebased.EmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            print(f"mail to {', '.join(message.to)}: {message.subject}", flush=True)  # noqa: T201 - the console is this backend's purpose
        return super().send_messages(email_messages) or 0
