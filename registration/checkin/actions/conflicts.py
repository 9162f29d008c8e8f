"""Conflicts: found anew whenever scans arrive, settled by later scans or by somebody's note."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from registration.checkin.actions.roll import advance, locked_roll
from registration.checkin.models import Conflict, Roll, Scan
from registration.checkin.rules import Passage, Verdict, doubles, standing
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User


def note_refused(*, roll: Roll, refused: Iterable[tuple[Scan, Verdict]], at: datetime) -> None:
    """These went through although the rules say no, for a reason of the person or the ticket."""
    Conflict.objects.bulk_create(
        Conflict(
            edition_id=roll.edition_id,
            position=advance(roll),
            scan=scan,
            kind=kind,
            found_at=at,
        )
        for scan, kind in refused
    )


def reconsider(
    *, roll: Roll, people: Iterable[Sequence[Passage]], scans: Mapping[UUID, Scan], at: datetime
) -> None:
    """Who was admitted twice, now that all these passages are known, person by person; `scans` by
    GUID. What no longer holds is settled, what holds again is opened again."""
    known = {one.scan_id: one for one in Conflict.objects.filter(scan__in=scans.values())}
    opened = []
    for passages in people:
        twice = doubles(passages)
        stands = {one.guid for one in standing(passages)}
        for passage in passages:
            scan, before = scans[passage.guid], twice.get(passage.guid)
            earlier = scans[before.guid] if before else None
            conflict = known.get(scan.pk)
            if conflict is None:
                if earlier is not None:
                    opened.append(_double(roll, scan, earlier, at))
            elif conflict.kind == Verdict.ALREADY_IN or passage.guid not in stands:
                _update(roll, conflict, earlier, at)
    Conflict.objects.bulk_create(opened)


@transaction.atomic
def resolve_conflict(
    *, conflict: Conflict, note: str, by: User, at: datetime, address: str = ""
) -> None:
    """Somebody has looked at it. Twice is once: the first note stays."""
    roll = locked_roll(conflict.edition)
    locked = Conflict.objects.select_for_update().get(pk=conflict.pk)
    if locked.resolved_at:
        return
    locked.resolved_at, locked.resolved_by, locked.note = at, by, note
    locked.position = advance(roll)
    locked.save()
    roll.save()
    record_audit(
        actor=by,
        verb="check_in.conflict_resolved",
        target=locked,
        at=at,
        edition_slug=locked.edition.slug,
        changes={"note": ("", note)},
        address=address,
    )


def _double(roll: Roll, scan: Scan, earlier: Scan, at: datetime) -> Conflict:
    return Conflict(
        edition_id=roll.edition_id,
        position=advance(roll),
        scan=scan,
        earlier=earlier,
        kind=Verdict.ALREADY_IN,
        found_at=at,
    )


def _update(roll: Roll, conflict: Conflict, earlier: Scan | None, at: datetime) -> None:
    """It holds while there is an earlier admission. What somebody has settled stays settled."""
    if conflict.resolved_by_id is not None:
        return
    before = (conflict.resolved_at is None, conflict.earlier_id)
    if earlier is None:
        conflict.resolved_at = conflict.resolved_at or at
    else:
        conflict.resolved_at, conflict.earlier = None, earlier
    if (conflict.resolved_at is None, conflict.earlier_id) != before:
        conflict.position = advance(roll)
        conflict.save()
