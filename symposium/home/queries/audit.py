"""The record of changes of one edition: narrowed, and for files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from symposium.accounts.models import AuditEntry
from symposium.home.deeds import deed
from symposium.program.models import Edition

AUDIT_ROWS = 50
Entries = QuerySet[AuditEntry]


@dataclass(frozen=True, kw_only=True)
class WantedEntries:
    """What the record is narrowed to; empty values narrow nothing. Days are the edition's own."""

    person: str = ""
    verb: str = ""
    text: str = ""
    first_day: date | None = None
    last_day: date | None = None


def entries_of(edition: Edition, wanted: WantedEntries | None = None) -> Entries:
    wanted = wanted or WantedEntries()
    rows = AuditEntry.objects.filter(edition_slug=edition.slug)
    if wanted.person:
        rows = rows.filter(actor_email=wanted.person)
    if wanted.verb:
        rows = rows.filter(verb=wanted.verb)
    if wanted.text:
        rows = rows.filter(Q(target_name__icontains=wanted.text) | Q(target_id=wanted.text))
    if wanted.first_day:
        rows = rows.filter(at__gte=_midnight(wanted.first_day, edition))
    if wanted.last_day:
        rows = rows.filter(at__lt=_midnight(wanted.last_day + timedelta(days=1), edition))
    return rows


def people_in(entries: Entries) -> list[str]:
    """Who acted, by e-mail address."""
    return sorted(entries.order_by().values_list("actor_email", flat=True).distinct())


def verbs_in(entries: Entries) -> list[tuple[str, str]]:
    """`(verb, words)` of what was done, in the order of the words."""
    verbs = entries.order_by().values_list("verb", flat=True).distinct()
    return sorted(((verb, deed(verb)) for verb in verbs), key=lambda item: item[1].casefold())


def recent_acts(edition: Edition, count: int = 8) -> list[AuditEntry]:
    return list(entries_of(edition)[:count])


def as_rows(entries: Entries) -> Iterator[list[str]]:
    """For CSV and XLSX: a line of headings, then one for each field that was changed."""
    yield [
        _("When (UTC)"),
        _("Who"),
        _("What"),
        _("Verb"),
        _("On"),
        _("Kind"),
        _("Number"),
        _("Field"),
        _("Before"),
        _("After"),
        _("From where"),
    ]
    for entry in entries.iterator():
        shared = [
            entry.at.isoformat(timespec="seconds"),
            entry.actor_email,
            deed(entry.verb),
            entry.verb,
            entry.target_name,
            entry.target_type,
            entry.target_id,
        ]
        for field, (before, after) in entry.changes.items() or [("", ("", ""))]:
            yield [*shared, field, _cell(before), _cell(after), entry.address]


def as_objects(entries: Entries) -> list[dict[str, object]]:
    """For JSON, one object an entry."""
    return [
        {
            "at": entry.at.isoformat(),
            "actor": entry.actor_id,
            "actor_email": entry.actor_email,
            "verb": entry.verb,
            "target": {
                "type": entry.target_type,
                "id": entry.target_id,
                "name": entry.target_name,
            },
            "changes": entry.changes,
            "address": entry.address,
        }
        for entry in entries.iterator()
    ]


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _midnight(day: date, edition: Edition) -> datetime:
    return datetime.combine(day, time.min, edition.zone)
