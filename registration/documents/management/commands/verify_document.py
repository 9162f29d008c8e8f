"""`manage.py verify_document FILE|CODE`: is a paper genuine and valid?"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from registration.documents import facts, statements
from registration.documents.codes import serial_in
from registration.documents.models import IssuedDocument


class Command(BaseCommand):
    help = "Verify a PDF of ours, a code, or what the QR code of a document says."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", metavar="FILE|CODE|ADDRESS")

    def handle(self, *_args: Any, what: str, **_options: Any) -> None:
        """Ends with 1 unless it is genuine and valid."""
        path = Path(what)
        if len(what) < 1000 and path.is_file():
            serial, is_genuine = statements.serial_of_file(path.read_bytes())
            if not is_genuine:
                raise CommandError("Not genuine: not our file, or a byte of it has changed.")
            self.stdout.write("The file is as we made it.")
        else:
            proof = statements.read(what)
            if proof is not None and not proof.is_signed:
                raise CommandError("Not genuine: this was not signed by us.")
            serial = serial_in(what)
        document = IssuedDocument.objects.filter(serial=serial).first()
        if document is None:
            raise CommandError("Unknown: no document has this code.")
        self._tell(document)

    def _tell(self, document: IssuedDocument) -> None:
        if not statements.is_genuine(document):
            raise CommandError("Not genuine: its row in the database has been changed.")
        for label, text in facts.labeled(document.facts["facts"]):
            self.stdout.write(f"{label}: {text}")
        if not document.is_valid:
            raise CommandError(f"Revoked on {document.revoked_at:%Y-%m-%d}.")
        self.stdout.write(f"Valid: {document}")
