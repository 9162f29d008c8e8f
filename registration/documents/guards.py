"""The database's own guard: what was issued is never changed, and a revocation never taken back.

Triggers on both databases, put in place after each `migrate`. They leave alone what may become
empty: who issued and who revoked.
"""

from typing import Any

from django.db import connections

NAME = "document_is_frozen"
TABLE = "documents_issueddocument"
FROZEN = (
    "kind, serial, language, statement, words, signature, key_id, issued_at,"
    " edition_id, registration_id, workshop_id"
)
REVOCATION = "revoked_at, revocation_reason"

SQLITE = f"""
create trigger if not exists {NAME} before update of {FROZEN} on {TABLE}
begin select raise(abort, '{NAME}'); end;
create trigger if not exists {NAME}_once before update of {REVOCATION} on {TABLE}
when old.revoked_at is not null
begin select raise(abort, '{NAME}'); end;
"""

POSTGRESQL = f"""
create or replace function {NAME}() returns trigger language plpgsql as $$
begin raise exception '{NAME}' using errcode = 'integrity_constraint_violation'; end $$;
drop trigger if exists {NAME} on {TABLE};
create trigger {NAME} before update of {FROZEN} on {TABLE}
for each row execute function {NAME}();
drop trigger if exists {NAME}_once on {TABLE};
create trigger {NAME}_once before update of {REVOCATION} on {TABLE}
for each row when (old.revoked_at is not null) execute function {NAME}();
"""


def install(*, using: str = "default", **_signal: Any) -> None:
    """Put the guard in place where it is missing. Called after `migrate`; safe to repeat."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute(POSTGRESQL)
            return
        for statement in SQLITE.split("end;"):
            if statement.strip():
                cursor.execute(f"{statement} end")


def remove(*, using: str = "default") -> None:
    """Take the guard away: for the test that shows what happens without it."""
    connection = connections[using]
    table = "" if connection.vendor == "sqlite" else f" on {TABLE}"
    with connection.cursor() as cursor:
        for name in [NAME, f"{NAME}_once"]:
            cursor.execute(f"drop trigger if exists {name}{table}")
