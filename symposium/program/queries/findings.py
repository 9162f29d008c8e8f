"""What the rules find in an edition's working state."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from symposium.lib.events import Json
from symposium.program.models import Edition, Room, Session
from symposium.program.planning import rules
from symposium.program.planning.findings import Finding
from symposium.program.planning.plan import Plan, PlanPerson, PlanRoom
from symposium.program.planning.rules import Rule
from symposium.program.queries.plan import plan_around, plan_of


def findings_of(edition: Edition, about: Collection[int] | None = None) -> list[Finding]:
    """All findings, the gravest first, waived ones among them; `stops_publishing` says which hold
    a release back. `about` limits them to what touches sessions with these ids. Costs `plan_of`."""
    return rules.findings(plan_of(edition), about)


def finding_in(edition: Edition, key: str) -> Finding | None:
    """What has this key, if it still stands. Costs `plan_of`."""
    return rules.finding(plan_of(edition), key)


def findings_if_placed(
    *, session: Session, room: Room | None, starts_at: datetime | None, minutes: int
) -> list[Finding]:
    """What the rules would say of a session in this place, and of others because of it. Asked
    while somebody drags it; with its own place, what they say as it stands. Costs `plan_around`."""
    ends_at = starts_at + timedelta(minutes=minutes) if starts_at else None
    plan = plan_around(session, room=room, starts_at=starts_at, ends_at=ends_at)
    placed = replace(
        plan.by_id[session.pk],
        room_id=room.pk if room else None,
        starts_at=starts_at,
        ends_at=ends_at,
        minutes=minutes,
    )
    return rules.findings(plan.having([placed]), {session.pk})


def findings_about(session: Session) -> list[Finding]:
    """What the rules say of a session where it stands. Costs `plan_around`."""
    return findings_if_placed(
        session=session,
        room=session.room,
        starts_at=session.starts_at,
        minutes=session.minutes,
    )


@dataclass(frozen=True)
class ShownFinding(Finding):
    """A finding with the person and the room that it is about, for pages."""

    person: PlanPerson | None = None
    room: PlanRoom | None = None


def shown_findings(edition: Edition) -> list[ShownFinding]:
    """`findings_of`, for pages."""
    plan = plan_of(edition)
    return _shown(plan, rules.findings(plan))


def shown_findings_about(session: Session) -> list[ShownFinding]:
    """`findings_about`, for pages."""
    plan = plan_around(
        session, room=session.room, starts_at=session.starts_at, ends_at=session.ends_at
    )
    return _shown(plan, rules.findings(plan, {session.pk}))


def _shown(plan: Plan, findings: Iterable[Finding]) -> list[ShownFinding]:
    return [
        ShownFinding(
            **vars(finding),
            person=plan.people.get(finding.person_id or 0),
            room=plan.rooms.get(finding.room_id or 0),
        )
        for finding in findings
    ]


@dataclass(frozen=True)
class FindingCounts:
    """How many findings are open, by severity, and how many somebody has signed for."""

    blocks: int
    warns: int
    notes: int
    waived: int

    @property
    def open(self) -> int:
        return self.blocks + self.warns + self.notes


def count_findings(findings: Iterable[Finding]) -> FindingCounts:
    counts = Counter("waived" if one.is_waived else one.severity for one in findings)
    return FindingCounts(counts["block"], counts["warn"], counts["note"], counts["waived"])


@dataclass(frozen=True)
class RuleCounts:
    rule: Rule
    severity: str
    open: int
    waived: int


def count_by_rule(findings: Iterable[Finding]) -> list[RuleCounts]:
    """Rules that find something, with how much, in the order of the findings."""
    rows: dict[tuple[str, str], Counter[bool]] = {}
    for finding in findings:
        rows.setdefault((finding.rule, finding.severity), Counter())[finding.is_waived] += 1
    return [
        RuleCounts(rules.RULES[rule], severity, counts[False], counts[True])
        for (rule, severity), counts in rows.items()
    ]


def findings_told(findings: Iterable[Finding]) -> list[Json]:
    """Findings as the editor reads them. `mark` names a repair when it is asked for."""
    return [
        {
            "rule": finding.rule,
            "title": str(rules.RULES[finding.rule].title),
            "severity": finding.severity,
            "key": finding.key,
            "text": finding.text,
            "sessions": [str(session.guid) for session in finding.sessions],
            "repairs": [{"text": repair.text, "mark": repair.mark} for repair in finding.repairs],
            "reason": finding.reason,
            "signed_by": finding.signature.name if finding.signature else "",
            "signed_at": finding.signature.at.isoformat() if finding.signature else None,
        }
        for finding in findings
    ]
