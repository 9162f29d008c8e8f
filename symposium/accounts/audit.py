"""The one road on which the record of changes loses anything: names that a person has had erased,
and entries whose time is over. The database refuses every other (see `guards`)."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Cast

from symposium.accounts.models import AuditEntry, AuditOpening
from symposium.lib.personal_data import without

ERASED = "[erased]"


@transaction.atomic
def redact(*, words: Iterable[str], user_id: int | None, at: datetime) -> int:
    """Take a person's names and addresses out of all entries; ids stay. Returns how many entries
    that concerned. Slow: it reads every entry in which one of the words may stand."""
    words = list(words)
    touched = 0
    with _open(at, reason="person erased"):
        for entry in _mentioning(words, user_id).iterator():
            if entry.actor_id is not None and entry.actor_id == user_id:
                entry.actor_email, entry.address = f"#{user_id}", ""
            for field in ("actor_email", "target_name", "changes"):
                setattr(entry, field, without(words, getattr(entry, field), ERASED))
            entry.save(update_fields=["actor_email", "address", "target_name", "changes"])
            touched += 1
    return touched


@transaction.atomic
def forget_before(*, at: datetime, now: datetime) -> int:
    """Delete the entries of before `at`, whose time is over; returns how many."""
    with _open(now, reason="time over"):
        deleted, _by_model = AuditEntry.objects.filter(at__lt=at).delete()
    return deleted


@contextmanager
def _open(at: datetime, *, reason: str) -> Iterator[None]:
    opening = AuditOpening.objects.create(at=at, reason=reason)
    yield
    opening.delete()


def _mentioning(words: Iterable[str], user_id: int | None) -> "models.QuerySet[AuditEntry]":
    found = Q(actor=user_id) if user_id is not None else Q(pk=None)
    for word in filter(None, words):
        found |= Q(actor_email__icontains=word) | Q(target_name__icontains=word)
        # SQLite holds JSON as it was written, with every letter outside ASCII spelled in digits.
        found |= Q(changes_text__icontains=word) | Q(changes_text__icontains=json.dumps(word)[1:-1])
    text = Cast("changes", models.TextField())
    return AuditEntry.objects.annotate(changes_text=text).filter(found)
