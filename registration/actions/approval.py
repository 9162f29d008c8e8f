"""What a change does to the organizers' agreement, and to the seat."""

from collections.abc import Sequence
from datetime import datetime

from registration import emails
from registration.actions import seats
from registration.actions.answering import Change, merged
from registration.models import Registration

State = Registration.State
# Who is in, or as good as in: organizers have nothing to decide.
STANDING = (State.CONFIRMED, State.OFFERED, State.WAITING)


class Before:
    """What a registration was before a change, as far as agreement and seats go."""

    def __init__(self, row: Registration) -> None:
        self.category = row.category
        self.institution = row.institution
        self.state = row.state
        self.seat = _seat_of(row)
        self.is_approved = row.state in STANDING and bool(
            row.decided_at or row.category.needs_approval
        )


def _seat_of(row: Registration) -> tuple[object, ...]:
    return (row.category_id, row.institution_id, row.territory, row.mode)


def follow_change(
    row: Registration, *, before: Before, changes: Sequence[Change], at: datetime
) -> None:
    """Save a changed registration whose edition stands in line, in the state that follows.

    Raises `seats.NoSeatFree`.
    """
    if before.is_approved:
        ask_again(row, [*_choices_changed(row, before), *changes], at=at)
    needs_approval = row.category.needs_approval and not (before.is_approved or row.decided_at)
    if before.state in STANDING and needs_approval:
        _leave_for_approval(row, at)
    elif before.state == State.REQUESTED and not row.category.needs_approval:
        seats.take_seats(registrations=[row], at=at)
        emails.send_outcome(row)
    elif before.state in STANDING and _seat_of(row) != before.seat:
        seats.move_seat(registration=row, at=at)
    else:
        row.save()


def ask_again(row: Registration, changes: Sequence[Change], *, at: datetime) -> None:
    """Bring an approved registration before the organizers, as long as anything differs from what
    they have agreed to. The caller saves it."""
    row.review_changes = merged(row.review_changes, changes)
    row.review_since = (row.review_since or at) if row.review_changes else None


def _choices_changed(row: Registration, before: Before) -> list[Change]:
    changes = []
    if row.category != before.category:
        changes.append(Change("category", {}, str(before.category), str(row.category)))
    if row.institution != before.institution:
        old, new = str(before.institution or ""), str(row.institution or "")
        changes.append(Change("institution", {}, old, new))
    return changes


def _leave_for_approval(row: Registration, at: datetime) -> None:
    row.state = State.REQUESTED
    row.waiting_since = row.answer_by = None
    row.save()
    emails.send_outcome(row)
    seats.seats_came_free(edition=row.edition, at=at)
