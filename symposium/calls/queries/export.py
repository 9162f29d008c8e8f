"""Rows of the files that organizers take away: proposals, and reviews."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from symposium.calls.models import Call, Submission
from symposium.calls.queries.committee import desk_rows
from symposium.jury.models import Review


def submission_rows(call: Call) -> Iterator[list[str]]:
    """A header, then a line for each proposal that was handed in."""
    languages = call.languages
    yield [
        _("Code"),
        _("State"),
        _("Decision"),
        _("Reason"),
        _("Place"),
        _("Score"),
        _("Spread"),
        _("Reviews"),
        *[f"{_('Title')} ({language})" for language in languages],
        *[f"{_('Abstract')} ({language})" for language in languages],
        _("Kind"),
        _("Minutes"),
        _("Track"),
        _("Languages"),
        _("Keywords"),
        _("Speakers"),
        _("E-mail addresses"),
        _("Institutions"),
        _("Submitted"),
    ]
    for row in desk_rows(call):
        one = row.submission
        speakers = [speaker for speaker in one.speakers.all() if speaker.refused_at is None]
        submitted = one.submitted_at.astimezone(call.zone) if one.submitted_at else None
        yield [
            one.code,
            str(one.get_state_display()),
            str(one.get_decision_display()) if one.decision else "",
            one.decision_reason,
            str(row.place or ""),
            _number(row.score),
            _number(row.spread),
            str(row.judged.done) if row.judged else "",
            *[one.title.get(language, "") for language in languages],
            *[one.abstract.get(language, "") for language in languages],
            str(one.get_kind_display()),
            str(one.minutes or ""),
            str(one.track or ""),
            ", ".join(one.spoken_languages),
            ", ".join(one.keywords),
            "; ".join(speaker.name for speaker in speakers),
            "; ".join(speaker.email for speaker in speakers),
            "; ".join(speaker.institution_name for speaker in speakers),
            submitted.isoformat(sep=" ", timespec="minutes") if submitted else "",
        ]


def review_rows(call: Call) -> Iterator[list[str]]:
    """A header, then a line for each submitted review, with each criterion in its column."""
    criteria = list(call.procedure.criteria.all())
    yield [
        _("Code"),
        _("Title"),
        pgettext("person", "Juror"),
        *[str(criterion.name) for criterion in criteria],
        _("Recommendation"),
        _("Comment to the authors"),
        _("Comment to the committee"),
        _("Submitted"),
    ]
    reviews = Review.objects.submitted().filter(assignment__entry__procedure=call.procedure)
    by_entry = {
        row.entry_id: row for row in Submission.objects.filter(call=call, entry__isnull=False)
    }
    for review in reviews.select_related("assignment__juror__user").order_by(
        "assignment__entry", "pk"
    ):
        row = by_entry.get(review.assignment.entry_id)
        at = review.submitted_at.astimezone(call.zone) if review.submitted_at else None
        yield [
            row.code if row else "",
            str(row.title) if row else "",
            str(review.assignment.juror),
            *[str(review.scores.get(str(criterion.pk), "")) for criterion in criteria],
            str(review.get_recommendation_display()) if review.recommendation else "",
            review.comment_to_authors,
            review.comment_to_committee,
            at.isoformat(sep=" ", timespec="minutes") if at else "",
        ]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
