"""`manage.py import_people EDITION FILE`: bring the people of a table into an edition."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from registration.actions import imports
from registration.people import plan as plans
from registration.people import table as tables
from registration.people.plan import NEW, Plan
from symposium.lib.refusals import Refusal
from symposium.lib.tables import reading
from symposium.lib.tables.faults import InvalidFile
from symposium.program.models import Edition

FAULTS_SHOWN = 50


class Command(BaseCommand):
    help = (
        "Import people from CSV or XLSX. They are found again by e-mail address or, without one, "
        "by name and institution. Either the whole table is taken or nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("edition", help="the edition's address, such as 2021")
        parser.add_argument("file", type=Path, help="the table")
        parser.add_argument(
            "--similar-are-new",
            action="store_true",
            help="enter an institution whose name is only similar to known ones as a new one",
        )
        parser.add_argument("--dry-run", action="store_true", help="tell, and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        edition = Edition.objects.filter(slug=options["edition"]).first()
        if edition is None or not edition.categories.exists():
            raise CommandError("There is no edition at this address that is open for registration.")
        table = self._table(options["file"])
        said = plans.options_of({}, table)
        plan = plans.make(edition, table, said)
        if options["similar_are_new"]:
            said.institutions.update({one.key: NEW for one in plan.unsure})
            plan = plans.make(edition, table, said)
        self._tell(plan)
        if options["dry_run"]:
            return
        try:
            result = imports.import_people(
                edition=edition, table=table, options=said, at=timezone.now()
            )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{result.created} people new, {result.changed} changed, {result.kept} as before."
        )

    def _table(self, path: Path) -> tables.Table:
        try:
            reading.check_size(path.stat().st_size)
            return tables.read(path.read_bytes())
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error.strerror}.") from error
        except InvalidFile as error:
            lines = "\n".join(f"  - {text}" for text in error.errors)
            raise CommandError(f"Nothing was imported. {path.name}:\n{lines}") from error

    def _tell(self, plan: Plan) -> None:
        for text in plan.errors:
            self.stderr.write(text)
        for entry in plan.faulty[:FAULTS_SHOWN]:
            self.stderr.write(f"Row {entry.row.number}: {' '.join(entry.row.errors)}")
        for one in plan.undecided[:FAULTS_SHOWN]:
            self.stderr.write(f"“{one.name}” is similar to institutions that are known.")
        for entry in plan.warned[:FAULTS_SHOWN]:
            self.stdout.write(f"Row {entry.row.number}: {' '.join(entry.row.warnings)}")
