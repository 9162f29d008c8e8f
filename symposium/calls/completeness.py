"""What a proposal still lacks before it can be submitted."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from symposium.calls.models import Submission, SubmissionSpeaker


@dataclass(frozen=True)
class Gap:
    """`field` names the input on the page of words; empty: it is about the people."""

    field: str
    text: "str | Promise"


def gaps_of(submission: Submission, speakers: Sequence[SubmissionSpeaker]) -> list[Gap]:
    """In the order of the page; an empty list: it may be submitted."""
    call = submission.call
    gaps = []
    if not submission.title:
        gaps.append(Gap("title", _("Write a title.")))
    if not submission.abstract:
        gaps.append(Gap("abstract", _("Write an abstract.")))
    if submission.kind not in call.kinds:
        gaps.append(Gap("kind", _("Choose a kind.")))
    if submission.minutes not in call.durations:
        gaps.append(Gap("minutes", _("Choose a length.")))
    if not submission.spoken_languages:
        gaps.append(Gap("spoken_languages", _("Choose at least one language that is spoken.")))
    if not [one for one in speakers if one.refused_at is None]:
        gaps.append(Gap("", _("Add at least one speaker.")))
    return gaps
