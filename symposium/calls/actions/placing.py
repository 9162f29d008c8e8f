"""From an accepted proposal to a session of the program, and back."""

from datetime import datetime

from symposium.accounts.models import User
from symposium.calls.models import Submission, SubmissionSpeaker
from symposium.lib.translated import Translated, translated
from symposium.program import actions as program
from symposium.program.models import Edition, Participation, Session, Speaker, SpeakerHours


def place(submission: Submission, *, by: User, at: datetime) -> Session:
    """Make the tentative, unscheduled session of a proposal, with its speakers and their hours.

    Who has refused is left out; who is on the program already, by account or e-mail address, is
    taken as they are.
    """
    edition = submission.call.edition
    speaking = [one for one in submission.speakers.all() if one.refused_at is None]
    speakers = [_speaker_of(one, edition, by=by, at=at) for one in speaking]
    session = program.add_session(
        edition=edition,
        values={
            "title": submission.title,
            "abstract": submission.abstract,
            "kind": submission.kind,
            "track": submission.track,
            "minutes": submission.minutes,
            "floor_languages": submission.spoken_languages,
            "status": Session.Status.TENTATIVE,
        },
        people=[
            program.Person(
                name=str(speaker), part=Participation.Part.SPEAKER.value, guid=speaker.guid
            )
            for speaker in dict.fromkeys(speakers)
        ],
        by=by,
        at=at,
    )
    submission.session = session
    submission.save(update_fields=["session"])
    return session


def give_place_back(submission: Submission, *, by: User, at: datetime) -> None:
    """The session of a proposal that will not take place is cancelled; its slot is free."""
    session = submission.session
    if session is not None and session.status != Session.Status.CANCELLED:
        program.cancel_session(session=session, by=by, at=at)


def _speaker_of(one: SubmissionSpeaker, edition: Edition, *, by: User, at: datetime) -> Speaker:
    speaker = _known(one, edition)
    if speaker is None:
        speaker = program.save_speaker(
            speaker=Speaker(
                edition=edition,
                user=one.user,
                name=_name(one, edition),
                institution=one.institution,
                biography=one.biography,
                email=one.email,
                language=one.language,
                time_zone=one.time_zone,
            ),
            changes={},
            by=by,
            at=at,
        )
    known = set(speaker.hours.values_list("starts_at", "ends_at"))
    SpeakerHours.objects.bulk_create(
        SpeakerHours(speaker=speaker, starts_at=window.starts_at, ends_at=window.ends_at)
        for window in one.windows.all()
        if (window.starts_at, window.ends_at) not in known
    )
    one.speaker = speaker
    one.save(update_fields=["speaker"])
    return speaker


def _known(one: SubmissionSpeaker, edition: Edition) -> Speaker | None:
    """Only what proves who somebody is counts: names alone may be shared."""
    if one.user_id is not None:
        found = edition.speakers.filter(user_id=one.user_id).first()
        if found is not None:
            return found
    return edition.speakers.filter(email__iexact=one.email).first() if one.email else None


def _name(one: SubmissionSpeaker, edition: Edition) -> Translated:
    language = one.language if one.language in edition.languages else edition.languages[0]
    return translated({language: one.name})
