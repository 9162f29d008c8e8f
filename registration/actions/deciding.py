"""What organizers decide about registrations: many at once, each written down."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from registration import emails
from registration.actions import seats
from registration.actions.recording import write_down
from registration.models import Registration, RegistrationQuerySet
from symposium.accounts.models import User
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

State = Registration.State


class ReasonMissing(Refusal):
    code = "reason_missing"
    message = _("Write a reason; the person reads it.")


@transaction.atomic
def approve(
    *, edition: Edition, ids: Sequence[int], by: User, at: datetime, address: str = ""
) -> int:
    """Agree to requests, and to what approved people have changed since. Requests get seats or
    stand in line, in the order in which they came, and the people are told.

    How many were decided; those that nothing is to be decided about are left alone, so a second
    time does nothing.
    """
    rows = list(_locked(edition, ids))
    requests = [row for row in rows if row.state == State.REQUESTED]
    decided = [row for row in rows if row.state == State.REQUESTED or row.review_since]
    for row in decided:
        write_down("registration.approved", row, by=by, at=at, address=address)
        _decide(row, by, at, reason="")
        row.save()
    seats.take_seats(registrations=requests, at=at)
    for row in requests:
        emails.send_outcome(row)
    return len(decided)


@transaction.atomic
def decline(
    *,
    edition: Edition,
    ids: Sequence[int],
    reason: str,
    by: User,
    at: datetime,
    address: str = "",
) -> int:
    """Decline requests and changed registrations with a reason, which the people are told. How
    many. Raises ReasonMissing."""
    reason = reason.strip()
    if not reason:
        raise ReasonMissing
    decided = 0
    for row in _locked(edition, ids):
        if row.state != State.REQUESTED and not row.review_since:
            continue
        changes: dict[str, tuple[object, object]] = {
            "state": (row.state, State.DECLINED.value),
            "reason": ("", reason),
        }
        write_down("registration.declined", row, by=by, at=at, address=address, changes=changes)
        _decide(row, by, at, reason=reason)
        _leave(row, State.DECLINED)
        row.save()
        emails.send_outcome(row)
        decided += 1
    seats.seats_came_free(edition=edition, at=at)
    return decided


@transaction.atomic
def change_state(
    *, registration: Registration, state: str, by: User, at: datetime, address: str = ""
) -> None:
    """An organizer decides; it is written down, and the person is told by e-mail. Whoever is to be
    confirmed gets a seat or, where there is none, a place in line."""
    rows = _locked(registration.edition, [registration.pk])
    locked = rows.get()
    before = locked.state
    # An offer is what the line makes; nobody can promise a seat by hand.
    if state in (before, State.OFFERED):
        return
    locked.changed_at = at
    if state == State.CONFIRMED and before == State.OFFERED:
        locked.waiting_since = locked.answer_by = None
        locked.state = State.CONFIRMED
        locked.save()
    elif state == State.CONFIRMED:
        _decide(locked, by, at, reason="")
        seats.take_seats(registrations=[locked], at=at)
    else:
        _leave(locked, state)
        locked.waiting_since = at if state == State.WAITING else None
        locked.save()
    changes: dict[str, tuple[object, object]] = {"state": (before, locked.state)}
    write_down("registration.state_changed", locked, by=by, at=at, address=address, changes=changes)
    if locked.state != State.REQUESTED:
        emails.send_outcome(locked)
    # Who was put in line by hand is not offered the very seat that was taken away.
    if state in (State.CANCELED, State.DECLINED, State.REQUESTED):
        seats.seats_came_free(edition=locked.edition, at=at)


def _locked(edition: Edition, ids: Sequence[int]) -> RegistrationQuerySet:
    """The edition's line first, then the rows, always in one order."""
    seats.stand_in_line(edition)
    rows = Registration.objects.select_for_update(of=("self",)).with_details()
    return rows.filter(edition=edition, pk__in=ids).order_by("registered_at", "pk")


def _decide(row: Registration, by: User, at: datetime, *, reason: str) -> None:
    row.decided_at, row.decided_by, row.decision_reason = at, by, reason
    row.review_since, row.review_changes = None, []


def _leave(row: Registration, state: str) -> None:
    row.state = state
    row.waiting_since = row.answer_by = None
