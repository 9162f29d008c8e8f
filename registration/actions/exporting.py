"""Writing down that personal data left."""

from datetime import datetime

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.program.models import Edition


def note_export(
    *, edition: Edition, by: User, at: datetime, form: str, count: int, address: str = ""
) -> None:
    """Write down that personal data left in a file."""
    record_audit(
        actor=by,
        verb="registrations.exported",
        target=edition,
        at=at,
        edition_slug=edition.slug,
        changes={"format": (None, form), "rows": (None, count)},
        address=address,
    )
