"""Going from one state to the next: the one place that writes it, with its hour."""

from datetime import datetime

from symposium.accounts.models import User
from symposium.calls.models import Submission, SubmissionChange


def change_state(submission: Submission, after: str, *, by: User | None, at: datetime) -> None:
    """Write a state and when it came; the first one has none before it."""
    before = submission.state if submission.changes.exists() else ""
    submission.state = after
    submission.updated_at = at
    submission.save(update_fields=["state", "updated_at"])
    SubmissionChange.objects.create(submission=submission, before=before, after=after, by=by, at=at)
