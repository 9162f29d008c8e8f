"""Publishing: the draft becomes the next release, or an earlier release comes back as one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib import after_commit
from symposium.lib.refusals import Refusal
from symposium.program import queries, released, succession
from symposium.program.actions.notices import write_notices
from symposium.program.changelog import comparison
from symposium.program.events import Released
from symposium.program.models import Edition, Release
from symposium.program.planning.findings import Finding


class NothingToPublish(Refusal):
    """There is no release yet, and no confirmed session with a slot to make one of."""

    code = "nothing_to_publish"
    message = _("There is nothing to publish yet: no confirmed session has a time and a room.")


class NothingChanged(Refusal):
    """The public reads already what would be published. `latest` is the release that it reads."""

    code = "nothing_changed"
    message = _("Nothing has changed since release %(number)d, so there is nothing to publish.")

    def __init__(self, latest: Release) -> None:
        super().__init__()
        self.latest = latest

    def __str__(self) -> str:
        return str(self.message) % {"number": self.latest.number}


class PublishedMeanwhile(Refusal):
    """Somebody has published since the author has looked at what would change."""

    code = "published_meanwhile"
    message = _("Release %(number)d was published in the meantime. This is what would change now.")

    def __init__(self, latest: Release | None) -> None:
        super().__init__()
        self.latest = latest

    def __str__(self) -> str:
        return str(self.message) % {"number": self.latest.number if self.latest else 0}


class Unresolved(Refusal):
    """Rules hold the release back: `findings` are to be repaired, or waived by a signature."""

    code = "unresolved"
    message = _("Something holds the release back. Repair it, or sign for it with a reason.")

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__()
        self.findings = findings


@transaction.atomic
def publish_program(
    *,
    edition: Edition,
    by: User | None,
    at: datetime,
    note: str = "",
    after: int | None = None,
    heeds_rules: bool = True,
    tells_people: bool = True,
) -> Release:
    """Freeze the draft as the next release: from now on it is what the public sees, and those
    whom it concerns are told.

    `after` is the release that the author has compared the draft with, 0 before the first. Raises
    NothingChanged, NothingToPublish, PublishedMeanwhile and Unresolved. Two who publish at once
    wait for each other, so that numbers have no gaps and a second click makes no second release.
    """
    locked = Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)
    release = _release(
        locked,
        queries.document_of(locked),
        by=by,
        at=at,
        note=note,
        after=after,
        tells_people=tells_people,
    )
    if heeds_rules:
        found = [one for one in queries.findings_of(locked) if one.stops_publishing]
        if found:
            raise Unresolved(found)
    return release


@transaction.atomic
def restore_release(
    *, release: Release, by: User, at: datetime, note: str = "", tells_people: bool = True
) -> Release:
    """Bring an earlier release back, as a new one with the next number.

    Sequences go on rising, and what the earlier release did not hold is cancelled, so that
    calendars follow. The draft stays as it is. Raises NothingChanged.
    """
    locked = Edition.objects.select_for_update(no_key=True).get(pk=release.edition_id)
    document = succession.succeed(release.document, queries.latest_document(locked))
    return _release(
        locked,
        document,
        by=by,
        at=at,
        note=note,
        restores=release,
        tells_people=tells_people,
    )


def _release(
    edition: Edition,
    document: dict[str, Any],
    *,
    by: User | None,
    at: datetime,
    note: str,
    tells_people: bool,
    after: int | None = None,
    restores: Release | None = None,
) -> Release:
    """Write the next release of a locked edition."""
    latest = edition.releases.order_by("-number").first()
    if latest is None and not document["sessions"]:
        raise NothingToPublish
    if latest is not None and not succession.is_news(document, latest.document):
        raise NothingChanged(latest)
    if after is not None and after != (latest.number if latest else 0):
        raise PublishedMeanwhile(latest)
    before = queries.released_program(edition)
    release = Release.objects.create(
        edition=edition,
        number=latest.number + 1 if latest else 1,
        document=document,
        released_at=at,
        released_by=by,
        note=note,
        restores=restores,
    )
    if tells_people:
        program = released.parse(document, number=release.number, released_at=at, zone=edition.zone)
        write_notices(release=release, changes=comparison.compare(before, program))
    if by is not None:
        record_audit(
            actor=by,
            verb="program.restored" if restores else "program.published",
            target=release,
            at=at,
            edition_slug=edition.slug,
            changes={"restores": (None, restores.number)} if restores else None,
        )
    after_commit.call(settings.RELEASE_FOLLOWER, edition.slug, at)
    after_commit.publish(Released(edition=edition.slug, number=release.number))
    return release
