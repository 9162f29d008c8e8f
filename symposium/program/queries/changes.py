"""Changes for readers: of the draft since the latest release, and of each release."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone, translation

from symposium.lib.translated import Translated
from symposium.program import released
from symposium.program.changelog import comparison, wording
from symposium.program.models import Edition, Release
from symposium.program.queries import releases

ON_A_PAGE = 10
MOST_WORDINGS = 64


@dataclass(frozen=True)
class Change:
    """One session's change for a reader. `kind` is the badge: added, moved, changed or removed.

    The sentences are in the language, and their times in the zone, that were active.
    """

    kind: comparison.Kind
    guid: str
    slug: str
    title: Translated
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.sentences)


@dataclass(frozen=True)
class ReleaseChanges:
    """What a release has changed. `restores` is the number of the release that it brought back."""

    number: int
    released_at: datetime
    restores: int | None
    session_count: int
    changes: tuple[Change, ...]

    @property
    def is_first(self) -> bool:
        return self.number == 1

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many sessions by kind of change; kinds that did not occur are left out."""
        kinds = [change.kind for change in self.changes]
        return {kind: kinds.count(kind) for kind in comparison.KINDS if kind in kinds}


@dataclass(frozen=True)
class ReleasePage:
    """Some releases, the newest first, and where the page before and the one after begin."""

    releases: tuple[ReleaseChanges, ...]
    later: int | None
    earlier: int | None


def changes_since_release(edition: Edition) -> list[Change]:
    """Added, moved, changed and removed sessions of the draft, in this order."""
    return worded(draft_changes(edition))


def changelog(edition: Edition, *, until: int | None = None) -> ReleasePage:
    """A page of releases up to the number `until`, or up to the latest one.

    Two queries, and one more for each release that this process has not parsed yet.
    """
    latest = edition.releases.order_by("-number").values_list("number", flat=True).first() or 0
    first = min(until, latest) if until else latest
    # One more than is shown: the last one is compared with it.
    rows = list(
        edition.releases.filter(number__lte=first)
        .select_related("restores")
        .defer("document", "restores__document")
        .order_by("-number")[: ON_A_PAGE + 1]
    )
    before = [*rows[1:], None]
    shown = tuple(
        _changes_of(edition, release, previous)
        for release, previous in zip(rows, before, strict=False)
    )
    return ReleasePage(
        releases=shown[:ON_A_PAGE],
        later=min(first + ON_A_PAGE, latest) if first < latest else None,
        earlier=rows[-1].number if len(rows) > ON_A_PAGE else None,
    )


def changes_of(release: Release) -> ReleaseChanges:
    """What one release has changed."""
    edition = release.edition
    previous = edition.releases.defer("document").filter(number=release.number - 1).first()
    return _changes_of(edition, release, previous)


def compared(release: Release) -> list[comparison.Change]:
    """What one release has changed, not yet in words. Compared once a process."""
    known: dict[str, list[comparison.Change]]
    known = program_of(release).__dict__.setdefault("_compared", {})
    if "changes" not in known:
        edition = release.edition
        previous = edition.releases.defer("document").filter(number=release.number - 1).first()
        known["changes"] = comparison.compare(_program(edition, previous), program_of(release))
    return known["changes"]


def program_of(release: Release) -> released.ReleasedProgram:
    """What one release shows."""
    return releases.parsed(release.pk, release.edition.time_zone)


def draft_changes(edition: Edition) -> list[comparison.Change]:
    """How the draft differs from the latest release, not yet in words."""
    return comparison.compare(releases.released_program(edition), releases.draft_program(edition))


def _changes_of(edition: Edition, release: Release, previous: Release | None) -> ReleaseChanges:
    """Worded once a process, release, language and zone: releases do not change."""
    program = _program(edition, release)
    known: dict[tuple[str, str], ReleaseChanges] = program.__dict__.setdefault("_worded", {})
    key = (translation.get_language() or "", timezone.get_current_timezone_name())
    if key not in known:
        if len(known) >= MOST_WORDINGS:
            known.clear()
        known[key] = ReleaseChanges(
            number=release.number,
            released_at=release.released_at,
            restores=release.restores.number if release.restores else None,
            session_count=len(program.sessions),
            changes=tuple(worded(comparison.compare(_program(edition, previous), program))),
        )
    return known[key]


def _program(edition: Edition, release: Release | None) -> released.ReleasedProgram:
    return releases.parsed(release.pk, edition.time_zone) if release else released.EMPTY


def worded(changes: Iterable[comparison.Change]) -> list[Change]:
    """In the active language and zone."""
    return [
        Change(
            kind=change.kind,
            guid=change.guid,
            slug=change.slug,
            title=change.title,
            sentences=tuple(wording.sentences(change)),
        )
        for change in changes
    ]
