"""The database's own guard: what was released is never changed.

Triggers on both databases, put in place after each `migrate` as those of `guards`. They leave
alone what may become empty: who published, and which release was brought back.
"""

from typing import Any

from django.db import connections

NAME = "release_is_frozen"
FROZEN = "document, number, edition_id, released_at, note"

SQLITE = f"""
create trigger if not exists {NAME} before update of {FROZEN} on program_release
begin select raise(abort, '{NAME}'); end
"""

POSTGRESQL = f"""
create or replace function {NAME}() returns trigger language plpgsql as $$
begin raise exception '{NAME}' using errcode = 'integrity_constraint_violation'; end $$;
drop trigger if exists {NAME} on program_release;
create trigger {NAME} before update of {FROZEN} on program_release
for each row execute function {NAME}();
"""


def install(*, using: str = "default", **_signal: Any) -> None:
    """Put the guard in place where it is missing. Called after `migrate`; safe to repeat."""
    connection = connections[using]
    if "program_release" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        cursor.execute(SQLITE if connection.vendor == "sqlite" else POSTGRESQL)


def remove(*, using: str = "default") -> None:
    """Take the guard away: for the test that shows what happens without it."""
    connection = connections[using]
    table = "" if connection.vendor == "sqlite" else " on program_release"
    with connection.cursor() as cursor:
        cursor.execute(f"drop trigger if exists {NAME}{table}")
