"""Which fields of an edition go when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from symposium.lib import personal_data
from symposium.lib.personal_data import Field
from symposium.privacy.models import RetentionRule
from symposium.program.models import Edition


@dataclass(frozen=True)
class Due:
    """A field of an edition: after how many days it goes (None: it stays), on which day, whether
    that has come, and in how many rows it still stands."""

    field: Field
    days: int | None
    due_on: date | None
    is_due: bool
    held: int


def due_fields(edition: Edition, at: datetime) -> list[Due]:
    """All fields that can expire, the next first, those that stay last."""
    rules = dict(RetentionRule.objects.filter(edition=edition).values_list("field", "days"))
    today = at.astimezone(edition.zone).date()
    found = []
    for field in personal_data.fields():
        days = rules.get(field.name, field.days)
        due_on = None if days is None else edition.ends_on + timedelta(days=days)
        is_due = due_on is not None and due_on < today
        found.append(Due(field, days, due_on, is_due, field.held(edition.pk)))
    return sorted(found, key=lambda due: (due.due_on is None, due.due_on or today, due.field.name))
