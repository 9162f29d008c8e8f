"""Writing many sessions at once: all of them, or none."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from symposium.accounts.models import User
from symposium.lib.refusals import Refusal
from symposium.program.actions.sessions.announcing import tell_saved
from symposium.program.actions.sessions.editing import StaleWrite, change, lock_edition
from symposium.program.actions.sessions.people import Person
from symposium.program.models import Edition, Session


class StaleWrites(Refusal):
    """Some sessions have changed since the author has read them. `gone` ones are deleted."""

    code = StaleWrite.code
    message = StaleWrite.message

    def __init__(self, current: Sequence[Session], gone: Sequence[UUID]) -> None:
        super().__init__()
        self.current = list(current)
        self.gone = list(gone)


@transaction.atomic
def edit_sessions(
    *,
    edition: Edition,
    versions: Mapping[UUID, int],
    values: Mapping[str, Any],
    people: Sequence[Person] | None = None,
    accept: str = "",
    by: User,
    at: datetime,
) -> list[Session]:
    """Give sessions the same values, as `edit_session` does with each; `versions` by GUID.

    Raises StaleWrites and RoomTaken, and then changes none of them.
    """
    lock_edition(edition.pk)
    rows = Session.objects.select_for_update(of=("self",)).filter(
        edition=edition, guid__in=versions
    )
    sessions = list(rows.select_related("room", "track", "edition").order_by("starts_at", "id"))
    stale = [session for session in sessions if session.version != versions[session.guid]]
    gone = versions.keys() - {session.guid for session in sessions}
    if stale or gone:
        raise StaleWrites(stale, sorted(gone))
    touched: set[int] = set()
    for session in sessions:
        touched |= change(session, values=values, people=people, accept=accept, by=by, at=at)
    if touched:
        tell_saved(edition, touched, by)
    return sessions
