"""Personal data that leave in files are written down."""

from datetime import datetime

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.program.models import Edition


def note_export(*, edition: Edition, what: str, by: User, at: datetime, address: str = "") -> None:
    record_audit(
        actor=by,
        verb="check_in.exported",
        target=edition,
        at=at,
        edition_slug=edition.slug,
        changes={"file": (None, what)},
        address=address,
    )
