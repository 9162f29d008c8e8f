"""Verbs on those who would speak: name them, invite them, let them agree, and their hours."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import find_or_create_user
from symposium.accounts.models import User
from symposium.calls import emails
from symposium.calls.actions.submissions import locked
from symposium.calls.models import LetterKind, SpeakerWindow, Submission, SubmissionSpeaker
from symposium.lib.refusals import Refusal

MOST_SPEAKERS = 12
MOST_WINDOWS = 20

Window = tuple[datetime, datetime]


class TooManySpeakers(Refusal):
    code = "too_many_speakers"
    message = _("A proposal can name at most twelve speakers.")


class SpeakerAlreadyThere(Refusal):
    code = "speaker_already_there"
    message = _("Somebody with this e-mail address is among the speakers already.")


class LastSpeaker(Refusal):
    code = "last_speaker"
    message = _("A submitted proposal needs at least one speaker.")


@transaction.atomic
def save_speaker(
    *,
    speaker: SubmissionSpeaker,
    windows: Sequence[Window],
    by: User,
    at: datetime,
) -> SubmissionSpeaker:
    """Store somebody whom a form has filled in, with their hours. Whoever is new, or has a new
    address, is invited by mail and has not agreed yet.

    Raises NotEditable, TooManySpeakers or SpeakerAlreadyThere.
    """
    submission = locked(speaker.submission, at)
    before = SubmissionSpeaker.objects.filter(pk=speaker.pk).first()
    if before is None and submission.speakers.count() >= MOST_SPEAKERS:
        raise TooManySpeakers
    if before is None:
        speaker.position = submission.speakers.count()
    is_new = before is None or before.email.lower() != speaker.email.lower()
    if is_new:
        own = speaker.email.lower() == by.email.lower()
        speaker.user = by if own else None
        speaker.agreed_at = at if own else None
        speaker.refused_at = None
        speaker.invited_at = None if own else at
    try:
        with transaction.atomic():
            speaker.save()
    except IntegrityError as error:
        raise SpeakerAlreadyThere from error
    set_windows(speaker, windows)
    if is_new and speaker.invited_at is not None:
        _invite(submission, speaker, at)
    return speaker


@transaction.atomic
def save_own_hours(
    *, speaker: SubmissionSpeaker, time_zone: str, windows: Sequence[Window], at: datetime
) -> None:
    """A co-speaker's own clock and hours, as long as the proposal can be changed."""
    locked(speaker.submission, at)
    speaker.time_zone = time_zone
    speaker.save(update_fields=["time_zone"])
    set_windows(speaker, windows)


@transaction.atomic
def invite_again(*, speaker: SubmissionSpeaker, at: datetime) -> None:
    """Write once more to somebody who has not answered; not more often than once an hour."""
    submission = locked(speaker.submission, at)
    if speaker.agreed_at is None and speaker.refused_at is None:
        speaker.invited_at = at
        speaker.save(update_fields=["invited_at"])
        _invite(submission, speaker, at)


@transaction.atomic
def remove_speaker(*, speaker: SubmissionSpeaker, at: datetime) -> None:
    """Take somebody out. Raises NotEditable or LastSpeaker."""
    submission = locked(speaker.submission, at)
    if submission.state == Submission.State.SUBMITTED and submission.speakers.count() == 1:
        raise LastSpeaker
    speaker.delete()


@transaction.atomic
def agree(*, speaker: SubmissionSpeaker, at: datetime) -> User:
    """Somebody who was invited wants to take part. The link came by mail, so that the address is
    theirs; the account that belongs to it may see the proposal from now on."""
    current = SubmissionSpeaker.objects.select_for_update().get(pk=speaker.pk)
    user = find_or_create_user(email=current.email, language=current.language)
    current.user = user
    current.agreed_at = current.agreed_at or at
    current.refused_at = None
    current.save(update_fields=["user", "agreed_at", "refused_at"])
    return user


@transaction.atomic
def refuse(*, speaker: SubmissionSpeaker, at: datetime) -> None:
    """Somebody who was invited does not want to be named."""
    current = SubmissionSpeaker.objects.select_for_update().get(pk=speaker.pk)
    current.user = None
    current.agreed_at = None
    current.refused_at = current.refused_at or at
    current.save(update_fields=["user", "agreed_at", "refused_at"])


def set_windows(speaker: SubmissionSpeaker, windows: Sequence[Window]) -> None:
    """Make these the hours, each once, in order."""
    speaker.windows.all().delete()
    SpeakerWindow.objects.bulk_create(
        SpeakerWindow(speaker=speaker, starts_at=starts_at, ends_at=ends_at)
        for starts_at, ends_at in sorted(set(windows))
    )


def _invite(submission: Submission, speaker: SubmissionSpeaker, at: datetime) -> None:
    speaker.submission = submission
    reader = emails.Reader(speaker.name, speaker.email, speaker.language, speaker)
    # One letter an hour at most, however often the button is pressed.
    emails.send(
        kind=LetterKind.INVITED,
        submission=submission,
        readers=[reader],
        at=at,
        occasion=f"{at:%Y%m%d%H}",
    )
