"""Writing down what staff do to something of an edition."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol, cast

from django.db import models

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.program.models import Edition

Changes = Mapping[str, tuple[object, object]]


class OfEdition(Protocol):
    """A row that belongs to an edition."""

    @property
    def edition(self) -> Edition: ...


def write_down(
    verb: str,
    target: OfEdition,
    *,
    by: User,
    at: datetime,
    address: str = "",
    changes: Changes | None = None,
) -> None:
    """`record_audit` for a row that knows its edition; in the transaction of the act itself."""
    record_audit(
        actor=by,
        verb=verb,
        target=cast("models.Model", target),
        at=at,
        edition_slug=target.edition.slug,
        changes=changes,
        address=address,
    )
