"""Letters about proposals: written when something happens, sent after commit, each once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from symposium.calls import links, wording
from symposium.calls.delivery import send_letter
from symposium.calls.models import (
    Letter,
    LetterKind,
    LetterTemplate,
    Submission,
    SubmissionSpeaker,
)
from symposium.jury.models import Review
from symposium.lib import after_commit
from symposium.lib.templatetags.times import local_datetime, zone_name


@dataclass(frozen=True)
class Reader:
    """To whom a letter goes; `speaker` is None for an owner who does not speak."""

    name: str
    email: str
    language: str
    speaker: SubmissionSpeaker | None = None


def readers_of(submission: Submission) -> list[Reader]:
    """Who learns of a decision: the speakers who have agreed, and the owner."""
    speakers = [
        one
        for one in submission.speakers.all()
        if one.refused_at is None and (one.agreed_at or one.user_id == submission.owner_id)
    ]
    readers = [Reader(one.name, one.email, one.language, one) for one in speakers]
    owner = submission.owner
    if owner.email.lower() not in {one.email.lower() for one in speakers}:
        readers.append(Reader(str(owner), owner.email, owner.language))
    return readers


def owner_of(submission: Submission) -> Reader:
    """The owner, by the name under which they speak where they do."""
    own = (one for one in readers_of(submission) if one.email == submission.owner.email)
    owner = submission.owner
    return next(own, Reader(str(owner), owner.email, owner.language))


def written(
    kind: str,
    submission: Submission,
    reader: Reader,
    template: LetterTemplate | None = None,
    *,
    reason: str | None = None,
) -> wording.Words:
    """The letter as this reader gets it: the preview and the sent one are the same."""
    with translation.override(reader.language):
        words = wording.words_of(template, kind, reader.language)
        return wording.filled(words, _values(kind, submission, reader, reason))


def send(
    *,
    kind: str,
    submission: Submission,
    readers: Sequence[Reader],
    at: datetime,
    occasion: object = "",
    reason: str | None = None,
) -> list[Letter]:
    """Write a letter to each reader and queue it. The same kind on the same occasion is written
    once to one address, however often this is called."""
    template = LetterTemplate.objects.filter(call=submission.call, kind=kind).first()
    letters = []
    for reader in readers:
        words = written(kind, submission, reader, template, reason=reason)
        letter, is_new = Letter.objects.get_or_create(
            key=f"{submission.guid}:{kind}:{occasion}:{reader.email.lower()}"[:200],
            defaults={
                "submission": submission,
                "kind": kind,
                "to": reader.email,
                "language": reader.language,
                "subject": words.subject,
                "text": words.text,
                "written_at": at,
            },
        )
        if is_new:
            letters.append(letter)
            after_commit.run_task(send_letter, letter.pk)
    return letters


def _values(
    kind: str, submission: Submission, reader: Reader, reason: str | None
) -> dict[str, str]:
    call = submission.call
    closes_at = local_datetime(call.closes_at, zone=call.time_zone)
    return {
        "name": reader.name,
        "title": str(submission.title) or submission.code,
        "code": submission.code,
        "call": str(call.title),
        "edition": str(call.edition.name),
        "address": _address(kind, submission, reader),
        "deadline": f"{_text(closes_at)} ({zone_name(call.time_zone, at=call.closes_at)})",
        "reason": submission.decision_reason if reason is None else reason,
        "comments": _comments(submission),
        "proposer": _proposer(submission),
    }


def _text(element: str) -> str:
    """The words inside of a <time> element."""
    return unescape(strip_tags(element))


def _address(kind: str, submission: Submission, reader: Reader) -> str:
    if reader.speaker is not None and (
        kind == LetterKind.INVITED or reader.speaker.user_id is None
    ):
        return links.invitation_address(reader.speaker)
    path = reverse("calls:proposal", args=[submission.call.edition.slug, submission.code])
    return settings.SITE_URL + path


def _proposer(submission: Submission) -> str:
    own = (one.name for one in submission.speakers.all() if one.user_id == submission.owner_id)
    return next(own, str(submission.owner))


def _comments(submission: Submission) -> str:
    """What jurors say to the authors, without their names, in an order that tells nothing."""
    if submission.entry_id is None:
        return ""
    reviews = Review.objects.submitted().filter(assignment__entry=submission.entry_id)
    texts = reviews.values_list("comment_to_authors", flat=True)
    said = sorted({text.strip() for text in texts if text.strip()})
    if not said:
        return ""
    return _("From the reviews:") + "\n" + "\n".join(f"– {text}" for text in said)
