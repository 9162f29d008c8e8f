"""The database's own guard: the record of changes only grows.

Triggers on both databases, put in place after each `migrate`. What happened (when, by what verb,
in which edition, to which row) can never be changed. Who is named in it can be redacted, and
entries can go when their time is over, only while a row of `AuditOpening` stands; `audit` puts it
there and takes it away within one transaction, so that nobody else ever sees it open.
"""

from typing import Any

from django.db import connections

NAME = "audit_is_append_only"
TABLE = "accounts_auditentry"
FROZEN = "id, at, verb, edition_slug, target_type, target_id"
CLOSED = "not exists (select 1 from accounts_auditopening)"

SQLITE = [
    f"create trigger if not exists {NAME}_frozen before update of {FROZEN} on {TABLE}"
    f" begin select raise(abort, '{NAME}'); end",
    f"create trigger if not exists {NAME}_update before update on {TABLE} when {CLOSED}"
    f" begin select raise(abort, '{NAME}'); end",
    f"create trigger if not exists {NAME}_delete before delete on {TABLE} when {CLOSED}"
    f" begin select raise(abort, '{NAME}'); end",
]
TRIGGERS = ["frozen", "update", "delete", "truncate"]

POSTGRESQL = f"""
create or replace function {NAME}() returns trigger language plpgsql as $$
begin
  if tg_argv[0] = 'frozen' or {CLOSED} then
    raise exception '{NAME}' using errcode = 'integrity_constraint_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
drop trigger if exists {NAME}_frozen on {TABLE};
create trigger {NAME}_frozen before update of {FROZEN} on {TABLE}
for each row execute function {NAME}('frozen');
drop trigger if exists {NAME}_update on {TABLE};
create trigger {NAME}_update before update on {TABLE}
for each row execute function {NAME}('open');
drop trigger if exists {NAME}_delete on {TABLE};
create trigger {NAME}_delete before delete on {TABLE}
for each row execute function {NAME}('open');
drop trigger if exists {NAME}_truncate on {TABLE};
create trigger {NAME}_truncate before truncate on {TABLE}
for each statement execute function {NAME}('frozen');
"""


def install(*, using: str = "default", **_signal: Any) -> None:
    """Put the guard in place where it is missing. Called after `migrate`; safe to repeat."""
    connection = connections[using]
    if not {TABLE, "accounts_auditopening"} <= set(connection.introspection.table_names()):
        return
    with connection.cursor() as cursor:
        for statement in SQLITE if connection.vendor == "sqlite" else [POSTGRESQL]:
            cursor.execute(statement)


def remove(*, using: str = "default") -> None:
    """Take the guard away: for tests that empty the database, and the one that shows what happens
    without it."""
    connection = connections[using]
    table = "" if connection.vendor == "sqlite" else f" on {TABLE}"
    with connection.cursor() as cursor:
        for trigger in TRIGGERS:
            cursor.execute(f"drop trigger if exists {NAME}_{trigger}{table}")
