"""What an organizer should know before a release: what is open, what changes, who is told."""

from collections.abc import Iterable
from dataclasses import dataclass

from symposium.program.models import Edition, Session
from symposium.program.planning.findings import Finding
from symposium.program.planning.rules import RULES
from symposium.program.queries.changes import Change, draft_changes, worded
from symposium.program.queries.findings import shown_findings
from symposium.program.queries.notices import Audience, audience_of
from symposium.program.queries.recipients import recipients_of

TRANSLATIONS = "missing_translation"


@dataclass(frozen=True)
class Group:
    """What one rule has found, under the rule's title."""

    rule: str
    title: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Lacking:
    """Sessions of the next release without a title, and without an abstract, in one language."""

    language: str
    titles: tuple[Session, ...]
    abstracts: tuple[Session, ...]


@dataclass(frozen=True)
class Gate:
    """`blocks` hold the release back; all else is for the organizer to weigh."""

    blocks: tuple[Group, ...]
    warnings: tuple[Group, ...]
    notes: tuple[Group, ...]
    waived: tuple[Finding, ...]
    lacking: tuple[Lacking, ...]
    tentative: tuple[Session, ...]
    unscheduled: tuple[Session, ...]
    changes: tuple[Change, ...]
    audience: Audience

    @property
    def is_open(self) -> bool:
        return not self.blocks


def gate_of(edition: Edition, *, is_first: bool) -> Gate:
    """Times on the active clock. A constant number of queries, and the time of all rules."""
    findings = shown_findings(edition)
    open_ones = [finding for finding in findings if not finding.is_waived]
    sessions = list(
        edition.sessions.exclude(status=Session.Status.CANCELLED)
        .exclude(kind=Session.Kind.BLOCKER)
        .select_related("room")
        .order_by("starts_at", "id")
    )
    confirmed = [one for one in sessions if one.status == Session.Status.CONFIRMED]
    released = [one for one in confirmed if one.starts_at and one.room_id]
    changes = draft_changes(edition)
    return Gate(
        blocks=_groups(finding for finding in open_ones if finding.stops_publishing),
        warnings=_groups(
            finding
            for finding in open_ones
            if finding.severity == "warn" and finding.rule != TRANSLATIONS
        ),
        notes=_groups(
            finding
            for finding in open_ones
            if finding.severity == "note" and finding.rule != TRANSLATIONS
        ),
        waived=tuple(finding for finding in findings if finding.is_waived),
        lacking=tuple(_lacking(edition, released)),
        tentative=tuple(one for one in sessions if one.status == Session.Status.TENTATIVE),
        unscheduled=tuple(one for one in confirmed if not (one.starts_at and one.room_id)),
        changes=tuple(worded(changes)),
        audience=audience_of(recipients_of(edition, changes, is_first=is_first)),
    )


def _groups(findings: Iterable[Finding]) -> tuple[Group, ...]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    return tuple(Group(rule, str(RULES[rule].title), tuple(items)) for rule, items in found.items())


def _lacking(edition: Edition, sessions: list[Session]) -> Iterable[Lacking]:
    for language in edition.languages:
        titles = tuple(one for one in sessions if not one.title.get(language))
        # Whoever has written no abstract at all has none to translate.
        abstracts = tuple(
            one for one in sessions if one.abstract and not one.abstract.get(language)
        )
        if titles or abstracts:
            yield Lacking(language, titles, abstracts)
