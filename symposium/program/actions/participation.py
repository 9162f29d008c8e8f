"""Verbs on taking part: whoever is asked to speak says yes, or the session is given up."""

from datetime import datetime

from django.db import transaction

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.program.actions.sessions import edit_session
from symposium.program.models import Participation, Session, Speaker


@transaction.atomic
def confirm_participation(*, session: Session, speaker: Speaker, by: User, at: datetime) -> Session:
    """Note that somebody will come; twice is once. A tentative session is confirmed once all who
    speak in it have said so."""
    current = Session.objects.select_for_update().get(pk=session.pk)
    own = current.participations.filter(speaker=speaker, is_confirmed=False)
    if own.update(is_confirmed=True):
        record_audit(
            actor=by,
            verb="session.participation_confirmed",
            target=current,
            at=at,
            edition_slug=current.edition.slug,
            changes={"speaker": (None, str(speaker))},
        )
    return _confirmed_if_all_have(current, by, at)


@transaction.atomic
def leave_session(*, session: Session, speaker: Speaker, by: User, at: datetime) -> Session:
    """Somebody cannot come after all; the others go on without them."""
    current = Session.objects.select_for_update().get(pk=session.pk)
    if current.participations.filter(speaker=speaker).delete()[0]:
        current.version += 1
        current.save(update_fields=["version", "updated_at"])
        record_audit(
            actor=by,
            verb="session.participation_ended",
            target=current,
            at=at,
            edition_slug=current.edition.slug,
            changes={"speaker": (str(speaker), None)},
        )
    return _confirmed_if_all_have(current, by, at)


def _confirmed_if_all_have(current: Session, by: User, at: datetime) -> Session:
    speaking = current.participations.filter(part=Participation.Part.SPEAKER)
    waits = not speaking.exists() or speaking.filter(is_confirmed=False).exists()
    if waits or current.status != Session.Status.TENTATIVE:
        return current
    return edit_session(
        session=current,
        version=current.version,
        values={"status": Session.Status.CONFIRMED},
        by=by,
        at=at,
    )


@transaction.atomic
def cancel_session(*, session: Session, by: User, at: datetime) -> Session:
    """Give a session up whatever its version: it leaves its slot and stays in the list, so that
    calendars that have it learn that it does not take place."""
    current = Session.objects.select_for_update().get(pk=session.pk)
    return edit_session(
        session=current,
        version=current.version,
        values={
            "status": Session.Status.CANCELLED,
            "room": None,
            "starts_at": None,
            "ends_at": None,
        },
        by=by,
        at=at,
    )
