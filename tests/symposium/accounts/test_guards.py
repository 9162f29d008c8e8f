"""Nobody changes the record of changes, whatever the code says: the database refuses."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from symposium.accounts import guards
from symposium.accounts.actions import record_audit
from symposium.accounts.models import AuditEntry, AuditOpening, User
from symposium.program.models import Edition
from tests.conftest import NOW


@pytest.fixture
def entry(organizer: User, edition: Edition) -> AuditEntry:
    return record_audit(
        actor=organizer, verb="edition.changed", target=edition, at=NOW, edition_slug="2021"
    )


CHANGES: list[dict[str, Any]] = [
    {"verb": "nothing.happened"},
    {"at": NOW.replace(year=2020)},
    {"target_id": "0"},
    {"actor_email": "somebody@example.org"},
    {"changes": {}},
    {"actor": None},
]


@pytest.mark.parametrize("values", CHANGES, ids=lambda values: "".join(values))
def test_an_entry_cannot_be_changed(entry: AuditEntry, values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match=guards.NAME), transaction.atomic():
        AuditEntry.objects.update(**values)
    guards.remove()
    AuditEntry.objects.update(**values)


def test_an_entry_cannot_be_deleted(entry: AuditEntry) -> None:
    with pytest.raises(IntegrityError, match=guards.NAME), transaction.atomic():
        AuditEntry.objects.all().delete()
    with pytest.raises(IntegrityError, match=guards.NAME), transaction.atomic():
        connection.cursor().execute("delete from accounts_auditentry")
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError, match=guards.NAME), transaction.atomic():
            connection.cursor().execute("truncate accounts_auditentry")
    guards.remove()
    assert AuditEntry.objects.all().delete()[0] == 1


@pytest.mark.parametrize("values", CHANGES[:3], ids=lambda values: "".join(values))
def test_what_happened_stays_even_when_names_may_go(
    entry: AuditEntry, values: dict[str, Any]
) -> None:
    AuditOpening.objects.create(at=NOW, reason="test")
    with pytest.raises(IntegrityError, match=guards.NAME), transaction.atomic():
        AuditEntry.objects.update(**values)
    AuditEntry.objects.update(actor_email="", target_name="")


def test_the_guard_can_be_put_in_place_twice(entry: AuditEntry) -> None:
    guards.install()
    guards.install()
    with pytest.raises(IntegrityError, match=guards.NAME), transaction.atomic():
        AuditEntry.objects.all().delete()


def test_support_staff_only_read(entry: AuditEntry, client: Client) -> None:
    client.force_login(User.objects.create_superuser("support@example.org"))
    address = reverse("admin:accounts_auditentry_change", args=[entry.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"verb": "x"}).status_code == 403
    delete = reverse("admin:accounts_auditentry_delete", args=[entry.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403
    many = reverse("admin:accounts_auditentry_changelist")
    client.post(many, {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"})
    assert AuditEntry.objects.filter(pk=entry.pk).exists()


def test_the_record_outlives_the_accounts(entry: AuditEntry, organizer: User) -> None:
    pk = organizer.pk
    organizer.delete()
    assert AuditEntry.objects.values_list("actor_id", "actor_email").get() == (
        pk,
        "organizer@example.org",
    )
