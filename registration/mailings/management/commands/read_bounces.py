"""Read reports of letters that have not arrived: one message from standard input, as mail servers
pipe it, or all of a mailbox file or a Maildir."""

import mailbox
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from registration.mailings import actions, bounces


class Command(BaseCommand):
    help = "Notes reports (RFC 3464) of letters that have not arrived."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "mailbox", nargs="?", default="-", help="an mbox file, a Maildir, a message, or -"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        read = noted = 0
        for raw in _messages(options["mailbox"]):
            read += 1
            for report in bounces.reports_in(raw):
                bounce = actions.record_report(report=report, at=timezone.now())
                noted += bounce is not None
        self.stdout.write(f"{read} messages read, {noted} reports noted.")


def _messages(name: str) -> Iterator[bytes]:
    if name == "-":
        # A byte more than is read: what is too long is passed over.
        yield sys.stdin.buffer.read(bounces.MOST_BYTES + 1)
        return
    path = Path(name)
    if not path.exists():
        raise CommandError(f"There is no {path}.")
    if path.is_dir():
        yield from _all_of(mailbox.Maildir(path, factory=None, create=False))
    elif _is_mbox(path):
        yield from _all_of(mailbox.mbox(path, factory=None, create=False))
    else:
        yield path.read_bytes()


def _all_of(box: "mailbox.Maildir | mailbox.mbox") -> Iterator[bytes]:
    with closing(box):
        for key in box.iterkeys():
            yield box.get_bytes(key)


def _is_mbox(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(5) == b"From "
