"""Taking a proposed schedule over, wholly or in part: in one transaction, or not at all."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib import after_commit
from symposium.lib.refusals import Refusal
from symposium.program import queries
from symposium.program.actions.sessions.editing import lock_edition
from symposium.program.events import ProgramReplaced
from symposium.program.models import Edition, ScheduleProposal, Session
from symposium.program.planning import overlaps
from symposium.program.planning.findings import Finding
from symposium.program.planning.rules import RULES


class ProposalStale(Refusal):
    """Some of the sessions have changed, or have gone, since the proposal was made; the `titles`
    say which. Nothing was written."""

    code = "proposal_stale"
    message = _(
        "Somebody has changed these sessions since the proposal was made: %(titles)s. Nothing was "
        "applied; the others still can be."
    )

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self.titles = list(titles)

    def __str__(self) -> str:
        return str(self.message) % {"titles": ", ".join(self.titles)}


class ProposalClashes(Refusal):
    """What was chosen would meet others in their rooms. Nothing was written."""

    code = "proposal_clashes"
    message = _("Nothing was applied, since rooms would be taken twice: %(findings)s")

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__()
        self.findings = list(findings)

    def __str__(self) -> str:
        return str(self.message) % {"findings": " ".join(f.text for f in self.findings[:5])}


@transaction.atomic
def apply_proposal(
    *,
    proposal: ScheduleProposal,
    guids: Collection[str],
    by: User,
    at: datetime,
) -> int:
    """Put the sessions with these GUIDs where the proposal has them; returns how many moved.

    Raises ProposalStale and ProposalClashes, and then moves none. Twice is once.
    """
    edition = proposal.edition
    lock_edition(edition.pk)
    places = {guid: place for guid, place in proposal.result["places"].items() if guid in guids}
    rows = list(edition.sessions.select_for_update().filter(guid__in=places).order_by("id"))
    rows = [row for row in rows if not is_there(row, places[str(row.guid)])]
    _check_versions(edition, rows, places)
    _check_rooms(edition, rows, places)
    before = {row.pk: _told(row) for row in rows}
    _move(rows, places)
    for row in rows:
        changes = {
            name: (old, new)
            for name, (old, new) in _pairs(before[row.pk], _told(row)).items()
            if old != new
        }
        record_audit(
            actor=by,
            verb="session.moved",
            target=row,
            at=at,
            edition_slug=edition.slug,
            changes=changes,
        )
    ScheduleProposal.objects.filter(pk=proposal.pk).update(applied_at=at)
    after_commit.publish(ProgramReplaced(edition=edition.slug))
    return len(rows)


def is_there(session: Session, place: dict[str, Any]) -> bool:
    """Whether a session stands already where a proposal has it."""
    starts_at = datetime.fromisoformat(place["starts_at"])
    return session.room_id == place["room"] and session.starts_at == starts_at


def _check_versions(edition: Edition, rows: list[Session], places: dict[str, Any]) -> None:
    known = {str(guid) for guid in edition.sessions.values_list("guid", flat=True)}
    rooms = set(edition.rooms.values_list("id", flat=True))
    gone = [place["title"] for guid, place in places.items() if guid not in known]
    stale = [
        str(row)
        for row in rows
        if row.version != places[str(row.guid)]["version"]
        or places[str(row.guid)]["room"] not in rooms
    ]
    if gone or stale:
        raise ProposalStale([*stale, *gone])


def _check_rooms(edition: Edition, rows: list[Session], places: dict[str, Any]) -> None:
    plan = queries.plan_of(edition)
    moved = [
        plan.by_id[row.pk].moved(
            room_id=places[str(row.guid)]["room"],
            starts_at=datetime.fromisoformat(places[str(row.guid)]["starts_at"]),
        )
        for row in rows
    ]
    ids = [row.pk for row in rows]
    found = RULES["room_overlap"].find(plan.having(moved), ids)
    if clashes := [finding for finding in found if not finding.is_waived]:
        raise ProposalClashes(clashes)


def _move(rows: list[Session], places: dict[str, Any]) -> None:
    """All out of their rooms first: row by row, one would meet another that has not moved yet."""
    Session.objects.filter(pk__in=[row.pk for row in rows]).update(room=None, overlap_group=None)
    for row in rows:
        place = places[str(row.guid)]
        row.room_id = place["room"]
        row.starts_at = datetime.fromisoformat(place["starts_at"])
        row.ends_at = row.starts_at + timedelta(minutes=row.minutes)
        row.overlap_group = None
        row.version += 1
    _share(rows)
    fields = ["room", "starts_at", "ends_at", "overlap_group", "version"]
    Session.objects.bulk_update(rows, fields, batch_size=200)


def _share(rows: list[Session]) -> None:
    """Give those that may overlap, since somebody has signed for it, a group of their own."""
    moved = {row.pk for row in rows}
    rooms = {row.room_id for row in rows}
    others = Session.objects.filter(room__in=rooms, starts_at__isnull=False).exclude(pk__in=moved)
    together = [*others, *rows]
    together.sort(key=lambda row: (row.starts_at, row.pk))
    for row in overlaps.accept(together):
        if row.pk not in moved:
            Session.objects.filter(pk=row.pk).update(overlap_group=row.overlap_group)


def _told(row: Session) -> dict[str, object]:
    return {"room": str(row.room or ""), "starts_at": row.starts_at, "ends_at": row.ends_at}


def _pairs(before: dict[str, object], after: dict[str, object]) -> dict[str, tuple[object, object]]:
    return {name: (before[name], after[name]) for name in before}
