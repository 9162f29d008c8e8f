"""Taking seats and passing them on, in single file.

Whoever changes a registration that may hold or wait for a seat calls `stand_in_line` before it
locks any registration: always the line first, so that nobody waits for each other in a circle.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from registration import emails, lines
from registration.actions import workshops
from registration.models import Registration, SeatRules
from registration.queries import seats as queries
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

# What keeps two from taking one seat; a test goes without to show that it is needed.
Guard = Callable[[Edition], AbstractContextManager[None]]

State = Registration.State


class NoSeatFree(Refusal):
    code = "no_seat_free"
    message = _("There is no free seat for this change. You keep the seat that you have.")


def stand_in_line(edition: Edition) -> SeatRules:
    """Wait until nobody else takes, frees or promises seats of the edition, to the end of the
    transaction. One row for the whole edition: quotas overlap, and they share one line."""
    rows = SeatRules.objects.select_for_update(no_key=True)
    if not rows.filter(edition=edition).exists():
        SeatRules.objects.get_or_create(edition=edition)
    return rows.get(edition=edition)


@contextmanager
def in_line(edition: Edition) -> Iterator[None]:
    with transaction.atomic():
        stand_in_line(edition)
        yield


def take_seats(
    *, registrations: Sequence[Registration], at: datetime, guard: Guard = in_line
) -> None:
    """Let these stand at the end of the line, in this order, and confirm those whose turn it is
    already; the others wait. Saves each, or enters it when it is new.

    They belong to one edition. Members of a delegation that stays together get seats all or none.
    """
    if not registrations:
        return
    edition = registrations[0].edition
    with guard(edition):
        seats = queries.seats_of(edition, without=registrations)
        waiting = queries.waiting_in(edition, without=registrations)
        found = queries.verdicts(
            [*waiting, *registrations], seats, holds=queries.holds_seats(edition, at)
        )
        arrived = {id(one) for one in registrations}
        promoted = []
        for verdict in found:
            for one in verdict.party.rows:
                if id(one) in arrived:
                    lines.arrive(one, is_served=verdict.is_served, at=at)
                elif verdict.is_served:
                    promoted.append(one)
        _save(registrations)
        _offer(edition, promoted, at)


def seats_came_free(*, edition: Edition, at: datetime, guard: Guard = in_line) -> None:
    """Offer the free seats down the line. Call it after whatever frees seats; a second call finds
    nothing more to offer. Nothing is offered once the edition is over. Whoever has gone leaves the
    workshops as well."""
    with guard(edition):
        workshops.leave_all(edition=edition, at=at)
        if edition.is_over(at):
            return
        seats = queries.seats_of(edition)
        waiting = queries.waiting_in(edition)
        found = queries.verdicts(waiting, seats, holds=queries.holds_seats(edition, at))
        served = [one for verdict in found if verdict.is_served for one in verdict.party.rows]
        _offer(edition, served, at)


def move_seat(*, registration: Registration, at: datetime, guard: Guard = in_line) -> None:
    """Save a registration whose category, institution, territory or mode may have changed.

    Whoever has a seat keeps it unless all the new ones are free and nobody waits for them: raises
    NoSeatFree, and nothing is saved. Whoever waits for other seats now waits at the end.
    """
    edition = registration.edition
    with guard(edition):
        before = Registration.objects.get(pk=registration.pk)
        for field in lines.FIELDS:
            setattr(registration, field, getattr(before, field))
        seats = queries.seats_of(edition, without=[registration])
        added = seats.needed_by(registration) - seats.needed_by(before)
        if registration.state in Registration.SEATED and not _are_free(seats, added, edition, at):
            raise NoSeatFree
        if registration.state == State.WAITING and added:
            registration.waiting_since = at
        registration.save()
        seats_came_free(edition=edition, at=at, guard=guard)


def _are_free(seats: queries.Seats, pools: frozenset[int], edition: Edition, at: datetime) -> bool:
    """Whether a newcomer who needs a seat of each of these pools would get them."""
    waiting = queries.parties_of(queries.waiting_in(edition), seats)
    newcomer: queries.Waiting = lines.Party([], Counter(pools))
    found = lines.walk(
        [*waiting, newcomer],
        free=seats.free,
        sizes=seats.sizes,
        holds=queries.holds_seats(edition, at),
    )
    return found[-1].is_served


def _save(registrations: Iterable[Registration]) -> None:
    new = [one for one in registrations if one.pk is None]
    for one in registrations:
        if one.pk is not None:
            one.save()
    Registration.objects.bulk_create(new, batch_size=500)


def _offer(edition: Edition, promoted: list[Registration], at: datetime) -> None:
    if not promoted:
        return
    hours = queries.rules_of(edition).answer_hours
    until = lines.answer_by(at=at, hours=hours, starts_at=edition.starts_at)
    for one in promoted:
        one.edition = edition
        lines.offer(one, until=until)
        emails.send_offer(one)
    Registration.objects.bulk_update(promoted, ["state", "answer_by"], batch_size=500)
