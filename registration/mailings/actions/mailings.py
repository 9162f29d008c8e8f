"""A mailing from its draft to its last letter."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from registration.actions.recording import write_down
from registration.letters import values
from registration.mailings import queries
from registration.mailings.models import Letter, Mailing, Purpose
from registration.models import Registration, RegistrationQuerySet
from symposium.accounts.models import User
from symposium.lib.refusals import Refusal
from symposium.lib.translated import Translated
from symposium.program.models import Edition

State = Mailing.State
ROWS_AT_A_TIME = 500


class AlreadyStarted(Refusal):
    code = "already_started"
    message = _("This mailing has been started already. Its words and recipients are fixed.")


class ChangedMeanwhile(Refusal):
    code = "changed_meanwhile"
    message = _(
        "Somebody else has changed this mailing meanwhile. Your words are still here: compare "
        "them with what is saved now, and save once more to keep yours."
    )


class RecipientsChanged(Refusal):
    code = "recipients_changed"
    message = _(
        "The list of recipients has changed since you looked at it. Look at it again, then start."
    )


class NobodyToWriteTo(Refusal):
    code = "nobody"
    message = _("Nobody is left to write to. Choose other recipients.")


@transaction.atomic
def create_mailing(
    *,
    edition: Edition,
    subject: Translated,
    text: Translated,
    purpose: str,
    by: User,
    at: datetime,
) -> Mailing:
    mailing = Mailing.objects.create(
        edition=edition,
        subject=subject,
        text=text,
        purpose=purpose,
        wanted={"state": Registration.State.CONFIRMED},
        created_at=at,
        created_by=by,
    )
    write_down("mailing.created", mailing, by=by, at=at)
    return mailing


@transaction.atomic
def change_mailing(
    *, mailing: Mailing, version: int, by: User, at: datetime, **changes: object
) -> None:
    """Write a draft's words or recipients. Raises AlreadyStarted, and ChangedMeanwhile when the
    draft is not the one that was looked at."""
    locked = _locked(mailing)
    if not locked.is_draft:
        raise AlreadyStarted
    if locked.version != version:
        raise ChangedMeanwhile
    before = {name: getattr(locked, name) for name in changes}
    Mailing.objects.filter(pk=mailing.pk).update(version=version + 1, **changes)
    mailing.refresh_from_db()
    told = {name: (before[name], new) for name, new in changes.items() if before[name] != new}
    write_down("mailing.changed", mailing, by=by, at=at, changes=told)


@transaction.atomic
def delete_mailing(*, mailing: Mailing, by: User, at: datetime) -> None:
    """A draft goes; what has been started stays as a record. Raises AlreadyStarted."""
    locked = _locked(mailing)
    if not locked.is_draft:
        raise AlreadyStarted
    write_down("mailing.deleted", locked, by=by, at=at)
    locked.delete()


@transaction.atomic
def start_mailing(
    *, mailing: Mailing, rows: RegistrationQuerySet, expected: int, by: User, at: datetime
) -> None:
    """Fix the recipients and let the letters go. Of two that start it, the second is refused with
    AlreadyStarted. Raises RecipientsChanged when they are not as many as were looked at, and
    NobodyToWriteTo."""
    locked = _locked(mailing)
    if not locked.is_draft:
        raise AlreadyStarted
    rows = rows.filter(edition=locked.edition_id).order_by("pk")
    recipients = list(rows.select_related("user", "edition"))
    if len(recipients) != expected:
        raise RecipientsChanged
    letters = list(_letters(locked, recipients, at))
    if all(letter.left_out for letter in letters):
        raise NobodyToWriteTo
    Letter.objects.bulk_create(letters, batch_size=ROWS_AT_A_TIME)
    locked.state, locked.started_at, locked.started_by = State.SENDING, at, by
    locked.save(update_fields=["state", "started_at", "started_by"])
    write_down("mailing.started", locked, by=by, at=at, changes={"letters": (None, len(letters))})


def pause_mailing(*, mailing: Mailing, by: User, at: datetime) -> bool:
    """No further letter is taken; those just being sent still leave. False when it was not being
    sent."""
    return _step(mailing, {State.SENDING}, State.PAUSED, "paused", by=by, at=at)


def resume_mailing(*, mailing: Mailing, by: User, at: datetime) -> bool:
    return _step(mailing, {State.PAUSED}, State.SENDING, "resumed", by=by, at=at)


def cancel_mailing(*, mailing: Mailing, by: User, at: datetime) -> bool:
    """What has not left yet never does; False when there was nothing to stop."""
    return _step(mailing, {State.SENDING, State.PAUSED}, State.CANCELED, "canceled", by=by, at=at)


@transaction.atomic
def _step(
    mailing: Mailing, before: set[State], after: State, verb: str, *, by: User, at: datetime
) -> bool:
    ended_at = at if after == State.CANCELED else None
    rows = Mailing.objects.filter(pk=mailing.pk, state__in=before)
    if not rows.update(state=after, ended_at=ended_at):
        return False
    write_down(f"mailing.{verb}", mailing, by=by, at=at)
    return True


def _letters(mailing: Mailing, recipients: list[Registration], at: datetime) -> Iterator[Letter]:
    returned = queries.returned_addresses()
    is_news = mailing.purpose == Purpose.NEWS
    refused = queries.unsubscribed_addresses(mailing.edition) if is_news else set()
    for registration in recipients:
        email = registration.email.lower()
        left_out = ""
        if not email:
            left_out = Letter.LeftOut.NO_ADDRESS
        elif email in returned:
            left_out = Letter.LeftOut.BOUNCED
        elif email in refused:
            left_out = Letter.LeftOut.UNSUBSCRIBED
        yield Letter(
            edition_id=mailing.edition_id,
            registration=registration,
            mailing=mailing,
            kind=Letter.MAILING,
            key=f"mailing:{mailing.pk}:{registration.pk}",
            urgency=Letter.Urgency.MAILING,
            to=registration.email,
            name=registration.display_name,
            language=registration.language,
            time_zone=values.zone_of(registration),
            written_at=at,
            left_out=left_out,
        )


def _locked(mailing: Mailing) -> Mailing:
    return Mailing.objects.select_for_update().get(pk=mailing.pk)
