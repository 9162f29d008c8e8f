"""Waivers: somebody accepts what a rule has found, says why, and signs for it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib import after_commit
from symposium.lib.refusals import Refusal
from symposium.program import queries
from symposium.program.events import FindingsChanged
from symposium.program.models import Edition, Session, Waiver
from symposium.program.planning import overlaps, rules
from symposium.program.planning.findings import key_of
from symposium.program.planning.rules.rooms import overlap_text

ROOM_OVERLAP = "room_overlap"
LONGEST_REASON = 500


class FindingSettled(Refusal):
    """No rule says this any more, so there is nothing to accept or to repair."""

    code = "finding_settled"
    message = _("This has been settled in the meantime. Load the page again.")


class ReasonMissing(Refusal):
    code = "reason_missing"
    message = _("Say why this is all right: your colleagues read it.")


@transaction.atomic
def sign_waiver(*, edition: Edition, key: str, reason: str, by: User, at: datetime) -> Waiver:
    """Accept the finding with this key. A second signature takes the place of the first.

    Sessions that may share their room from now on get a group of their own, so that the database
    lets them. Raises FindingSettled when no rule finds this, ReasonMissing.
    """
    Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)
    finding = rules.finding(queries.plan_of(edition), key)
    if finding is None:
        raise FindingSettled
    waiver = _signed(edition, finding.key, finding.text, reason, by, at)
    if finding.rule == ROOM_OVERLAP and finding.room_id is not None:
        rows = edition.sessions.filter(room_id=finding.room_id, starts_at__isnull=False)
        _store_groups(overlaps.accept(rows.order_by("starts_at", "id")))
    after_commit.publish(FindingsChanged(edition=edition.slug))
    return waiver


def sign_overlap(
    *, session: Session, other: Session, reason: str, by: User, at: datetime
) -> Waiver:
    """Accept that a session will share its room with another one. Giving both a group is the
    caller's. Raises ReasonMissing."""
    text = overlap_text(session.room, other.title, session.title)
    key = key_of(ROOM_OVERLAP, (session, other))
    return _signed(session.edition, key, text, reason, by, at)


@transaction.atomic
def revoke_waiver(*, edition: Edition, key: str, by: User, at: datetime) -> None:
    """Take a signature back; the rules show the finding as open again. Sessions that do not share
    their room any more lose the permission to. Twice is once."""
    waiver = edition.waivers.select_for_update().filter(key=key).first()
    if waiver is None:
        return
    changes = {"reason": (waiver.reason, None)}
    record_audit(
        actor=by,
        verb="waiver.revoked",
        target=waiver,
        at=at,
        edition_slug=edition.slug,
        changes=changes,
    )
    waiver.delete()
    if waiver.rule == ROOM_OVERLAP:
        for guid in key.split(":")[1:]:
            _leave_group(edition, guid)
    after_commit.publish(FindingsChanged(edition=edition.slug))


def _signed(edition: Edition, key: str, text: str, reason: str, by: User, at: datetime) -> Waiver:
    reason = reason.strip()
    if not reason:
        raise ReasonMissing
    values = {
        "rule": key.partition(":")[0],
        "reason": reason[:LONGEST_REASON],
        "signed_by": by,
        "signed_at": at,
    }
    waiver, _is_new = Waiver.objects.update_or_create(edition=edition, key=key, defaults=values)
    changes = {"finding": (None, text), "reason": (None, waiver.reason)}
    record_audit(
        actor=by,
        verb="waiver.signed",
        target=waiver,
        at=at,
        edition_slug=edition.slug,
        changes=changes,
    )
    return waiver


def _others_at_once(session: Session) -> list[Session]:
    """Who is in the session's room at its time, by start."""
    if session.room is None or session.starts_at is None or session.ends_at is None:
        return []
    others = session.room.sessions.exclude(pk=session.pk).exclude(status=Session.Status.CANCELLED)
    at_once = others.filter(starts_at__lt=session.ends_at, ends_at__gt=session.starts_at)
    return list(at_once.order_by("starts_at", "id"))


def _store_groups(sessions: Iterable[Session]) -> None:
    for session in sessions:
        Session.objects.filter(pk=session.pk).update(overlap_group=session.overlap_group)


def _leave_group(edition: Edition, guid: str) -> None:
    """Let a session be alone in its room again, if it is."""
    session = edition.sessions.filter(guid=guid).first()
    if session and session.overlap_group and not _others_at_once(session):
        Session.objects.filter(pk=session.pk).update(overlap_group=None)
