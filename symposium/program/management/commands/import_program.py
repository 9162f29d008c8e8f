"""`manage.py import_program [--release] EDITION FILE`: bring a schedule into an edition."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from symposium.lib.tables import reading as tables
from symposium.lib.tables.faults import InvalidFile
from symposium.program import actions
from symposium.program.formats import reading
from symposium.program.models import Edition
from symposium.program.models.edition import check_slug

REPAIRS_SHOWN = 20


class Command(BaseCommand):
    help = (
        "Import a program: frab XML, c3voc JSON version 1 or 2, CSV or XLSX. Sessions are found "
        "again by their GUID, so a second import updates them. Either the whole file is taken or "
        "nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("edition", help="the edition's address, such as 2021; made if missing")
        parser.add_argument("file", type=Path, help="the schedule")
        parser.add_argument(
            "--release", action="store_true", help="publish the program after the import"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        slug, path = options["edition"], options["file"]
        try:
            check_slug(slug)
            tables.check_size(path.stat().st_size)
            draft = reading.read(path.read_bytes(), zone=_zone_of(slug))
        except ValidationError as error:
            raise CommandError(f"“{slug}” is not an address: {error.messages[0]}") from error
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error.strerror}.") from error
        except InvalidFile as error:
            lines = "\n".join(f"  - {text}" for text in error.errors)
            raise CommandError(f"Nothing was imported. {path.name}:\n{lines}") from error
        now = timezone.now()
        result = actions.import_program(slug=slug, draft=draft, at=now)
        self._report(result)
        if options["release"]:
            try:
                release = actions.publish_imported(result=result, at=now)
            except actions.NothingToPublish as refusal:
                raise CommandError(f"Imported, and not published. {refusal}") from refusal
            self.stdout.write(f"Published as release {release.number}.")

    def _report(self, result: actions.Imported) -> None:
        if result.is_new_edition:
            self.stdout.write(f"Made the edition {result.edition.slug}: {result.edition}.")
        self.stdout.write(
            f"{result.created} sessions new, {result.changed} changed, {result.kept} as before."
        )
        if result.stale:
            self.stdout.write(
                f"{result.stale} left out: their rows are older than what the program holds."
            )
        for text in result.repairs[:REPAIRS_SHOWN]:
            self.stdout.write(f"Repaired: {text}")
        if len(result.repairs) > REPAIRS_SHOWN:
            self.stdout.write(f"… and {len(result.repairs) - REPAIRS_SHOWN} repairs more.")


def _zone_of(slug: str) -> ZoneInfo | None:
    """On whose clocks a table's times are: those of the edition, where there is one."""
    edition = Edition.objects.filter(slug=slug).first()
    return edition.zone if edition else None
