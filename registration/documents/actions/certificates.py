"""Certificates of attendance, for those who have reached the threshold."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from registration.documents import drafts, queries
from registration.documents.actions.issuing import issue_many
from registration.documents.models import IssuedDocument
from registration.documents.queries.attendance import Attended
from symposium.accounts.models import User
from symposium.lib.refusals import Refusal


class NotEnoughAttendance(Refusal):
    code = "not_enough_attendance"
    message = _("The time that was measured is not enough for a certificate yet.")


def issue_certificate(*, attended: Attended, by: User | None, at: datetime) -> IssuedDocument:
    """The certificate of one person. One that is out stays as it is, even if more has been
    measured since. Raises NotEnoughAttendance."""
    if attended.document is not None:
        return attended.document
    if not attended.has_reached:
        raise NotEnoughAttendance
    return issue_certificates(rows=[attended], by=by, at=at)[0]


def issue_certificates(
    *, rows: Sequence[Attended], by: User | None, at: datetime
) -> list[IssuedDocument]:
    """For all of these rows that have reached the threshold and have none yet."""
    return issue_many(
        drafts=[
            drafts.certificate(row.registration, minutes=row.minutes, workshop=row.workshop)
            for row in queries.still_without(rows)
        ],
        by=by,
        at=at,
    )
