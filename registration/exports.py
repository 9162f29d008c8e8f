"""Lists as files: CSV, XLSX and JSON, in the columns that were chosen."""

import json
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from registration import columns
from registration.columns import Column
from registration.models import Registration, RegistrationQuerySet
from symposium.lib import sheets

ROWS_AT_A_TIME = 500


def as_csv(rows: RegistrationQuerySet, shown: Sequence[Column]) -> Iterator[str]:
    return sheets.as_csv(_table(rows, shown))


def as_xlsx(rows: RegistrationQuerySet, shown: Sequence[Column]) -> bytes:
    return sheets.as_xlsx(_table(rows, shown), _("Registrations"))


def as_json(rows: RegistrationQuerySet, shown: Sequence[Column]) -> Iterator[str]:
    """An array with an object a registration, its names those of the columns."""
    before = "["
    for registration in _each(rows, shown):
        found = {column.key: column.value(registration) for column in shown}
        yield before + json.dumps(found, ensure_ascii=False)
        before = ",\n"
    yield "]" if before != "[" else "[]"


def _table(rows: RegistrationQuerySet, shown: Sequence[Column]) -> Iterator[list[str]]:
    yield [str(column.label) for column in shown]
    for registration in _each(rows, shown):
        yield [column.value(registration) for column in shown]


def _each(rows: RegistrationQuerySet, shown: Sequence[Column]) -> Iterator[Registration]:
    return columns.detailed(rows, shown).iterator(chunk_size=ROWS_AT_A_TIME)
