"""What devices send: scans, recorded once each, judged with all that is known, never refused."""

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from registration.checkin import facts
from registration.checkin.actions import conflicts
from registration.checkin.actions.roll import advance, locked_roll
from registration.checkin.models import Device, Door, Roll, Scan
from registration.checkin.rules import (
    PASSES,
    Act,
    Passage,
    Verdict,
    is_inside,
    judge,
    last_before,
    standing,
)


@dataclasses.dataclass(frozen=True, kw_only=True)
class ScanReport:
    """One act at a door as a device tells it. `is_decided`: the device has let the person through
    or not (`is_through`); else it waits for our answer and does what that says."""

    guid: UUID
    door_id: int
    act: Act
    at: datetime
    device_at: datetime
    text: str = ""
    registration_id: int | None = None
    walk_in: UUID | None = None
    undoes: UUID | None = None
    shown: Verdict = Verdict.UNKNOWN
    is_through: bool = False
    is_decided: bool = True
    was_offline: bool = False
    note: str = ""


@transaction.atomic
def record_scans(*, device: Device, reports: Sequence[ScanReport], at: datetime) -> list[Scan]:
    """Write down what is new of a batch and find what it contradicts. Returns the rows of all its
    reports, those known already too, in their order. About ten queries, however long the batch."""
    edition = device.edition
    roll = locked_roll(edition)
    wanted = {one.guid: one for one in reports}
    known = {scan.guid: scan for scan in Scan.objects.filter(guid__in=wanted)}
    fresh = [one for guid, one in wanted.items() if guid not in known]
    doors = {door.pk: door for door in edition.doors.select_related("session__room")}
    fresh = [one for one in fresh if one.door_id in doors]
    if not fresh:
        return [known[guid] for guid in wanted if guid in known]
    holders = facts.holders(edition, fresh)
    recorder = _Recorder(device, roll, doors, holders, at)
    added = recorder.record(fresh)
    roll.save()
    return [scan for guid in wanted if (scan := known.get(guid) or added.get(guid))]


class _Recorder:
    """One batch under the lock: passages by person grow as its scans are judged in turn."""

    def __init__(
        self,
        device: Device,
        roll: Roll,
        doors: Mapping[int, Door],
        holders: facts.Holders,
        at: datetime,
    ) -> None:
        self.device, self.roll, self.doors, self.holders, self.at = device, roll, doors, holders, at
        self.zone = device.edition.zone
        self.gates = facts.gates(doors.values())
        self.passages: dict[int, list[Passage]] = defaultdict(list)
        self.scans: dict[UUID, Scan] = {}

    def record(self, reports: Sequence[ScanReport]) -> dict[UUID, Scan]:
        self._read_back(reports)
        added: dict[UUID, Scan] = {}
        refused: list[tuple[Scan, Verdict]] = []
        for report in reports:
            scan, reason = self._judged(report)
            added[report.guid] = scan
            if reason is not None:
                refused.append((scan, reason))
        Scan.objects.bulk_create(added.values())
        if self.device.is_revoked:
            return added
        conflicts.note_refused(roll=self.roll, refused=refused, at=self.at)
        several = [passages for passages in self.passages.values() if len(passages) > 1]
        scans = {one.guid: self.scans[one.guid] for passages in several for one in passages}
        conflicts.reconsider(roll=self.roll, people=several, scans=scans, at=self.at)
        return added

    def _read_back(self, reports: Sequence[ScanReport]) -> None:
        """What is known of these people around the days of the batch."""
        people = [pk for one in reports if (pk := self.holders.registration_of(one)) is not None]
        day = timedelta(days=1)
        first, last = min(one.at for one in reports) - day, max(one.at for one in reports) + day
        earlier = Scan.objects.counted().filter(registration__in=people, at__range=(first, last))
        for scan in earlier:
            self._take_in(scan)

    def _judged(self, report: ScanReport) -> tuple[Scan, Verdict | None]:
        """The scan, and why nobody should have gone through, where somebody did."""
        holder = self.holders.registration_of(report)
        scan = Scan(
            guid=report.guid,
            edition_id=self.device.edition_id,
            position=advance(self.roll),
            device=self.device,
            door_id=report.door_id,
            registration_id=holder,
            text=report.text[:300],
            act=report.act,
            undoes=report.undoes,
            at=report.at,
            device_at=report.device_at,
            received_at=self.at,
            shown=report.shown,
            is_through=report.is_through,
            was_offline=report.was_offline,
            note=report.note[:300],
            after_lockout=self.device.is_revoked,
        )
        if report.act == Act.UNDO:
            scan.verdict = Verdict.UNDONE
            self._take_in(scan)
            return scan, None
        reason = self._verdict(scan, report, is_in=False)
        is_in = self._is_in(scan, live=not report.is_decided)
        scan.verdict = self._verdict(scan, report, is_in=is_in)
        if not report.is_decided:
            scan.is_through = scan.verdict in PASSES
        self._take_in(scan)
        is_wrong = scan.is_through and reason not in PASSES
        return scan, reason if is_wrong else None

    def _verdict(self, scan: Scan, report: ScanReport, *, is_in: bool) -> Verdict:
        return judge(
            person=self.holders.person_at(scan.registration_id, scan.at),
            shown=self.holders.shown(report),
            gate=self.gates[scan.door_id],
            act=Act(scan.act),
            day=scan.at.astimezone(self.zone).date(),
            is_in=is_in,
        )

    def _is_in(self, scan: Scan, *, live: bool) -> bool:
        """Whether the person is inside already. Who asks live is answered in the order of asking,
        whatever the clocks say; what happened without us is put in its place in time."""
        if scan.registration_id is None:
            return False
        others = self.passages[scan.registration_id]
        passage = facts.passage(scan, self.doors[scan.door_id], self.zone)
        if not live:
            return is_inside(last_before(passage, others))
        here = [one for one in standing(others) if (one.place, one.day) == _where(passage)]
        return is_inside(here[-1] if here else None)

    def _take_in(self, scan: Scan) -> None:
        if scan.registration_id is None or scan.after_lockout:
            return
        passage = facts.passage(scan, self.doors[scan.door_id], self.zone)
        self.passages[scan.registration_id].append(passage)
        self.scans[scan.guid] = scan


def _where(passage: Passage) -> tuple[str, object]:
    return passage.place, passage.day
