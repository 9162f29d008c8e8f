"""The jury's desk: what somebody has to judge in a call, and how much of it they may see."""

from dataclasses import dataclass

from symposium.accounts.models import User
from symposium.calls.models import Call, Submission, SubmissionFile
from symposium.jury import queries as jury
from symposium.jury.models import Assignment
from symposium.program.models import Edition


@dataclass(frozen=True)
class ReviewLine:
    assignment: Assignment
    submission: Submission

    @property
    def state(self) -> str:
        """`done`, `begun` or `open`."""
        review = getattr(self.assignment, "review", None)
        if review is None:
            return "open"
        return "done" if review.submitted_at else "begun"


def reviewing_calls(user: User, edition: Edition) -> list[tuple[Call, jury.Progress]]:
    """Calls in whose jury somebody serves, with how far they are; two queries."""
    calls = Call.objects.filter(
        edition=edition,
        procedure__jurors__user=user,
        procedure__jurors__left_at__isnull=True,
    ).select_related("procedure")
    progress = jury.progress_of_each(user, [call.procedure_id for call in calls])
    return [(call, progress.get(call.procedure_id, jury.Progress(0, 0))) for call in calls]


def review_lines(user: User, call: Call) -> list[ReviewLine]:
    """All that somebody has to judge in a call; two queries however many there are."""
    assignments = list(jury.desk_of(user, call.procedure))
    entries = [assignment.entry_id for assignment in assignments]
    # The owner and the speakers are not read at all: what is not here cannot be shown.
    rows = Submission.objects.filter(entry__in=entries).select_related("track").defer("notes")
    by_entry = {row.entry_id: row for row in rows}
    return [
        ReviewLine(one, by_entry[one.entry_id]) for one in assignments if one.entry_id in by_entry
    ]


@dataclass(frozen=True)
class ShownToJury:
    """A proposal as a juror sees it; `people` and `files` are empty where the jury is blind, but
    for pictures, which carry nothing but their pixels."""

    submission: Submission
    people: list[str]
    files: list[SubmissionFile]


def shown_to_jury(call: Call, assignment: Assignment) -> ShownToJury:
    submission = Submission.objects.select_related("track").get(entry=assignment.entry_id)
    files = list(submission.files.all())
    if call.procedure.is_blind:
        pictures = [file for file in files if file.media_type.startswith("image/")]
        return ShownToJury(submission, [], pictures)
    speakers = submission.speakers.select_related("institution").filter(refused_at=None)
    people = [
        " · ".join(filter(None, [one.name, str(one.institution or one.institution_name)]))
        for one in speakers
    ]
    return ShownToJury(submission, people, files)
