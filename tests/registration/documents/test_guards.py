"""What was issued stays as it is: shown to break without the guard, and to hold with it."""

from datetime import datetime
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from registration.documents import actions, drafts, guards
from registration.documents.models import IssuedDocument
from registration.models import Registration
from symposium.accounts.models import User


@pytest.fixture
def paper(amina: Registration, now: datetime) -> IssuedDocument:
    return actions.issue(draft=drafts.confirmation(amina), by=None, at=now)


CHANGES: list[dict[str, Any]] = [
    {"statement": "{}"},
    {"signature": b"x"},
    {"kind": "certificate"},
    {"serial": "B" * 12},
    {"words": {"a": "b"}},
    {"language": "fr"},
]


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_can_be_changed(paper: IssuedDocument, change: dict[str, Any]) -> None:
    rows = IssuedDocument.objects.filter(pk=paper.pk)
    with pytest.raises(DatabaseError, match=guards.NAME), transaction.atomic():
        rows.update(**change)
    guards.remove()
    try:
        with transaction.atomic():
            assert rows.update(**change) == 1
            transaction.set_rollback(True)
    finally:
        guards.install()


def test_a_revocation_is_not_taken_back(
    paper: IssuedDocument, organizer: User, now: datetime
) -> None:
    actions.revoke(document=paper, reason="Lost", by=organizer, at=now)
    rows = IssuedDocument.objects.filter(pk=paper.pk)
    for change in [{"revoked_at": None}, {"revocation_reason": "Other"}]:
        with pytest.raises(DatabaseError, match=guards.NAME), transaction.atomic():
            rows.update(**change)
    # An account that goes takes its name along, and nothing else.
    organizer.delete()
    assert rows.get().revoked_by is None
