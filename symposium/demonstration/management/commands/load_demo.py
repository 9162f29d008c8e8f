"""`manage.py load_demo`: the demonstration symposium. May run again; makes what is missing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from symposium.demonstration import opening
from symposium.demonstration.steps import (
    accounts,
    asking,
    audience,
    calls,
    checkin,
    delegations,
    desk,
    documents,
    editions,
    exhibition,
    institutions,
    letters,
    program,
    questions,
    registrations,
    seats,
    stages,
    support,
    workshops,
)


class Command(BaseCommand):
    help = "Load the demonstration symposium: three editions, program, people, works, stages."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--now",
            action="store_true",
            help="move the demonstration's program so that the opening ceremony is on now",
        )
        parser.add_argument(
            "--only-move", action="store_true", help="move the program and load nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["only_move"]:
            self._load()
        if options["now"] or options["only_move"]:
            moved = opening.move_to(timezone.now())
            if moved:
                registrations.follow(editions.demonstration())
                asking.follow(editions.demonstration())
                seats.follow(editions.demonstration())
                delegations.follow(editions.demonstration())
                workshops.follow(editions.demonstration())
                letters.follow(editions.demonstration())
                checkin.follow(editions.demonstration(), moved)
                self.stdout.write(f"Moved the demonstration's program by {moved}.")
            audience.watch_the_past_hour(editions.demonstration(), timezone.now())

    def _load(self) -> None:
        edition = editions.load()
        institutions.load()
        accounts.load(edition)
        program.load(edition)
        calls.load(edition)
        stages.load(edition)
        registrations.load()
        documents.load(edition)
        seats.load(edition)
        delegations.load(edition)
        asking.load(edition)
        workshops.load(edition)
        letters.load(edition)
        checkin.load(edition)
        desk.load(edition, accounts.organizer())
        exhibition.load(edition)
        questions.load(edition)
        support.load(edition)
        audience.load(edition)
        self.stdout.write(f"The demonstration symposium is loaded: {edition}.")
