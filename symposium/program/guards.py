"""The database's own guard: no two sessions at once in one room, unless somebody accepted it.

PostgreSQL keeps an exclusion constraint, SQLite triggers that ask the same. Both are put in place
after each `migrate`, since SQLite drops a table's triggers whenever a migration makes it anew.

Sessions of one `overlap_group` may overlap; a session without one is a group of itself. Cancelled
sessions take no room.
"""

from typing import Any

from django.db import connections

NAME = "session_alone_in_room"

POSTGRESQL = f"""
create extension if not exists btree_gist;
alter table program_session add constraint {NAME} exclude using gist (
    room_id with =,
    tstzrange(starts_at, ends_at) with &&,
    coalesce(overlap_group, id) with <>
) where (room_id is not null and starts_at is not null and status <> 'cancelled')
"""

# {{what}} is "insert" or "update of …": AFTER, since a new row has no id before.
SQLITE = f"""
create trigger if not exists {NAME}_{{name}} after {{what}} on program_session
when new.room_id is not null and new.starts_at is not null and new.status <> 'cancelled'
and exists (
    select 1 from program_session other
    where other.room_id = new.room_id and other.id <> new.id and other.status <> 'cancelled'
    and other.starts_at < new.ends_at and other.ends_at > new.starts_at
    and coalesce(other.overlap_group, other.id) <> coalesce(new.overlap_group, new.id)
)
begin select raise(abort, '{NAME}'); end
"""  # noqa: S608 - of constants alone
PLACE = "room_id, starts_at, ends_at, status, overlap_group"


def install(*, using: str = "default", **_signal: Any) -> None:
    """Put the guard in place where it is missing. Called after `migrate`; safe to repeat."""
    connection = connections[using]
    if "program_session" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, what in [("insert", "insert"), ("update", f"update of {PLACE}")]:
                cursor.execute(SQLITE.format(name=name, what=what))
        elif not _is_constrained(cursor):
            cursor.execute(POSTGRESQL)


def remove(*, using: str = "default") -> None:
    """Take the guard away: for the test that shows what happens without it."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in ("insert", "update"):
                cursor.execute(f"drop trigger if exists {NAME}_{name}")
        else:
            cursor.execute(f"alter table program_session drop constraint if exists {NAME}")


def _is_constrained(cursor: Any) -> bool:
    cursor.execute("select 1 from pg_constraint where conname = %s", [NAME])
    return cursor.fetchone() is not None
