"""Writing an imported program into an edition: by GUID, all or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib import after_commit
from symposium.lib.refusals import Refusal
from symposium.program import queries
from symposium.program.actions.releases import NothingChanged, publish_program
from symposium.program.events import ProgramReplaced
from symposium.program.formats.draft import Draft
from symposium.program.models import Edition, Participation, Release, Room, Session, Speaker, Track
from symposium.program.planning import overlaps
from symposium.program.queries import ImportPlan, PlannedSession


class ChangedSincePreview(Refusal):
    """The import would do something else now than what its author has agreed to."""

    code = "changed_since_preview"
    message = _(
        "The program has changed since this was shown. Nothing was imported: look again, please."
    )


@dataclass
class Imported:
    """What an import did. `kept` sessions were already as the file says; `stale` ones were left
    out, since their rows were written from an older version."""

    edition: Edition
    is_new_edition: bool = False
    created: int = 0
    changed: int = 0
    kept: int = 0
    stale: int = 0
    repairs: list[str] = field(default_factory=list)


@transaction.atomic
def import_program(
    *,
    slug: str,
    draft: Draft,
    at: datetime,
    by: User | None = None,
    agreed: str | None = None,
) -> Imported:
    """Bring a draft into the edition with this slug, which is made when there is none.

    Sessions and people are found again by GUID, rooms and tracks by name. A second import of the
    same file changes nothing. Sessions that the file does not name stay as they are. `agreed` is
    the digest of the plan that somebody has looked at: raises ChangedSincePreview, and writes
    nothing, when the import would do something else by now.
    """
    edition = Edition.objects.select_for_update().filter(slug=slug).first()
    if edition is None:
        edition = Edition(
            slug=slug,
            name=draft.name or slug,
            starts_on=draft.starts_on,
            ends_on=draft.ends_on,
            time_zone=draft.time_zone,
            languages=["en"],
        )
    plan = queries.import_plan(edition, draft, lock=True)
    if agreed is not None and plan.digest != agreed:
        raise ChangedSincePreview
    _write(plan)
    after_commit.publish(ProgramReplaced(edition=edition.slug))
    if by is not None:
        record_audit(
            actor=by,
            verb="program.imported",
            target=edition,
            at=at,
            edition_slug=edition.slug,
            changes={"sessions": (None, len(plan.created) + len(plan.changed))},
        )
    return Imported(
        edition=edition,
        is_new_edition=plan.is_new_edition,
        created=len(plan.created),
        changed=len(plan.changed),
        kept=plan.kept,
        stale=len(plan.stale),
        repairs=plan.repairs,
    )


@transaction.atomic
def publish_imported(*, result: Imported, at: datetime) -> Release:
    """Release what was imported, and let the public see an edition that the import has made.

    A second import of the same file leads to the release of the first. Raises NothingToPublish.
    """
    if result.is_new_edition:
        result.edition.is_published = True
        result.edition.save(update_fields=["is_published"])
    try:
        return publish_program(edition=result.edition, by=None, at=at, heeds_rules=False)
    except NothingChanged as refusal:
        return refusal.latest


def _write(plan: ImportPlan) -> None:
    """Save what is new, then what has changed; rows without a key get theirs on the way."""
    if plan.is_new_edition:
        plan.edition.save()
    Room.objects.bulk_create(plan.rooms)
    Track.objects.bulk_create(plan.tracks)
    Speaker.objects.bulk_create(plan.speakers)
    for planned in [*plan.created, *plan.changed]:
        # Assigned again, now that they have keys.
        planned.session.edition = plan.edition
        planned.session.room = planned.session.room
        planned.session.track = planned.session.track
    _place(plan)
    Session.objects.bulk_create([planned.session for planned in plan.created])
    Participation.objects.bulk_create(
        part
        for planned in plan.created
        for part in _participations(planned, is_confirmed=plan.is_published)
    )
    for planned in plan.changed:
        if planned.parts is not None:
            _set_people(planned, is_confirmed=plan.is_published)


def _place(plan: ImportPlan) -> None:
    """Save changed sessions where the file puts them. Its overlaps count as accepted: they are
    what has been published elsewhere, and the rules go on showing them."""
    left_out = {planned.session.pk for planned in plan.stale}
    changed = [planned.session for planned in plan.changed]
    everything = [*plan.sessions, *(planned.session for planned in plan.created)]
    if left_out:
        # Those were changed in memory only, and stay where the database has them.
        stored = {row.pk: row for row in Session.objects.filter(pk__in=left_out)}
        everything = [stored.get(session.pk, session) for session in everything]
    placed = [session for session in everything if session.starts_at]
    placed.sort(key=lambda session: session.starts_at or plan.edition.starts_at)
    for session in _regrouped(placed):
        Session.objects.filter(pk=session.pk).update(overlap_group=session.overlap_group)
    # Out of the way first, so that no session comes upon one that will move as well.
    Session.objects.filter(pk__in=[session.pk for session in changed]).update(room=None)
    for session in changed:
        session.version += 1
        session.save()


def _regrouped(placed: list[Session]) -> Iterable[Session]:
    return [session for session in overlaps.accept(placed) if session.pk]


def _participations(planned: PlannedSession, *, is_confirmed: bool) -> list[Participation]:
    return [
        Participation(
            session=planned.session,
            speaker=speaker,
            part=part,
            position=number,
            is_confirmed=is_confirmed,
        )
        for number, (speaker, part) in enumerate(planned.parts or ())
    ]


def _set_people(planned: PlannedSession, *, is_confirmed: bool) -> None:
    """Make these the session's people, in this order; whoever stays keeps what they have said."""
    held = {(p.speaker_id, p.part): p for p in planned.session.participations.all()}
    wanted = _participations(planned, is_confirmed=is_confirmed)
    for part in wanted:
        if old := held.get((part.speaker_id, part.part)):
            part.is_confirmed = old.is_confirmed
    Participation.objects.filter(pk__in=[part.pk for part in held.values()]).delete()
    Participation.objects.bulk_create(wanted)
