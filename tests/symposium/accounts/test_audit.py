from datetime import timedelta

import pytest

from symposium.accounts import audit
from symposium.accounts.actions import record_audit
from symposium.accounts.models import AuditEntry, AuditOpening, User
from symposium.program.models import Edition
from tests.conftest import NOW


@pytest.fixture
def entries(organizer: User, moderator: User, edition: Edition) -> list[AuditEntry]:
    return [
        record_audit(
            actor=organizer,
            verb="role.given",
            target=edition,
            at=NOW,
            changes={"moderator": (None, "moderator@example.org")},
            address="192.0.2.1",
        ),
        record_audit(
            actor=moderator,
            verb="question.edited",
            target=edition,
            at=NOW,
            changes={"text": (["by 张明 of Beijing"], "张明 and 张明远, MODERATOR@example.org")},
            address="192.0.2.2",
        ),
    ]


def test_names_go_and_ids_stay(entries: list[AuditEntry], moderator: User) -> None:
    words = {"moderator@example.org", "张明"}
    assert audit.redact(words=words, user_id=moderator.pk, at=NOW) == 2
    given, edited = AuditEntry.objects.order_by("pk")
    assert given.changes == {"moderator": [None, "[erased]"]}
    assert (given.actor_email, given.address) == ("organizer@example.org", "192.0.2.1")
    assert (edited.actor_id, edited.actor_email) == (moderator.pk, f"#{moderator.pk}")
    assert edited.address == ""
    assert edited.changes == {"text": [["by [erased] of Beijing"], "[erased] and 张明远, [erased]"]}
    assert AuditOpening.objects.count() == 0


def test_entries_go_when_their_time_is_over(entries: list[AuditEntry], organizer: User) -> None:
    assert audit.forget_before(at=NOW, now=NOW) == 0
    assert audit.forget_before(at=NOW + timedelta(seconds=1), now=NOW) == 2
    assert (AuditEntry.objects.count(), AuditOpening.objects.count()) == (0, 0)
