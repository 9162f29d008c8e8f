"""Letters to participants: templates in six languages, one mailing that is sent, one that waits."""

import json
from datetime import datetime, timedelta
from hashlib import sha256

from django.utils import timezone, translation

from registration import letters
from registration.letters import values
from registration.mailings.models import (
    Bounce,
    Letter,
    LetterTemplate,
    LetterWords,
    Mailing,
    Purpose,
)
from registration.models import Registration
from symposium.demonstration.steps import DATA
from symposium.lib.translated import translated
from symposium.program.models import Edition

# The sent mailing went to exhibitors so long before the first day, the other one to speakers.
SENT_DAYS_BEFORE, PAUSED_DAYS_BEFORE = 20, 5
SENT_OF_PAUSED = 11
SECONDS_A_LETTER = timedelta(milliseconds=200)
RETURNED, REFUSED = 3, 7


def load(edition: Edition) -> None:
    """Write what is missing."""
    if edition.mailings.exists():
        return
    found = json.loads((DATA / "letters.json").read_text(encoding="utf-8"))
    for words in found.values():
        LetterTemplate.objects.get_or_create(
            edition=edition,
            name=words["name"],
            defaults={**_words(words), "changed_at": edition.starts_at - timedelta(days=40)},
        )
    LetterWords.objects.get_or_create(
        edition=edition,
        kind="cancellation",
        defaults={
            "subject": translated({"en": "Sorry to miss you", "zh-hans": "很遗憾您不能参加"}),
            "text": translated(
                {
                    "en": "Dear {name},\n\nyour place at {edition} is free for somebody else. "
                    "Watch the [streams]({program_address}) from wherever you are.",
                    "zh-hans": "{name}：\n\n您在{edition}的席位已让给他人。"
                    "欢迎[在线观看]({program_address})。",
                }
            ),
        },
    )
    _load_sent(edition, found["travel"])
    _load_paused(edition, found["exhibition"])


def follow(edition: Edition) -> None:
    """Once the edition's days have moved, its letters were sent before them again."""
    for mailing in edition.mailings.all():
        if mailing.started_at is None:
            continue
        moved = _started(edition, mailing.purpose) - mailing.started_at
        mailing.started_at += moved
        mailing.created_at += moved
        mailing.ended_at = mailing.ended_at + moved if mailing.ended_at else None
        mailing.save()
        rows = list(mailing.letters.all())
        for row in rows:
            row.written_at += moved
            for name in ("claimed_at", "sent_at", "failed_at", "returned_at"):
                at = getattr(row, name)
                setattr(row, name, at + moved if at else None)
        names = ["written_at", "claimed_at", "sent_at", "failed_at", "returned_at"]
        Letter.objects.bulk_update(rows, names, batch_size=100)


def _load_sent(edition: Edition, words: "dict[str, object]") -> None:
    mailing = _mailing(edition, words, "exhibitor", Mailing.State.FINISHED)
    rows = _letters(mailing, "exhibitor")
    for number, row in enumerate(rows):
        row.claimed_at = row.written_at + number * SECONDS_A_LETTER
        if number == REFUSED:
            row.failed_at = row.claimed_at
            row.error = "550 5.7.1 Message refused by policy"
        else:
            _fill(row)
            row.sent_at = row.claimed_at
    Letter.objects.bulk_create(rows)
    returned = rows[RETURNED]
    returned.returned_at = returned.written_at + timedelta(minutes=4)
    returned.save(update_fields=["returned_at"])
    Bounce.objects.create(
        letter=returned,
        email=returned.to,
        is_hard=True,
        status="5.1.1",
        diagnostic="smtp; 550 5.1.1 User unknown",
        reported_at=returned.returned_at,
        digest="demonstration",
    )


def _load_paused(edition: Edition, words: "dict[str, object]") -> None:
    mailing = _mailing(edition, words, "speaker", Mailing.State.PAUSED)
    rows = _letters(mailing, "speaker")
    for number, row in enumerate(rows[:SENT_OF_PAUSED]):
        _fill(row)
        row.claimed_at = row.sent_at = row.written_at + number * SECONDS_A_LETTER
    Letter.objects.bulk_create(rows)


def _mailing(edition: Edition, words: "dict[str, object]", category: str, state: str) -> Mailing:
    said = _words(words)
    at = _started(edition, str(said["purpose"]))
    return Mailing.objects.create(
        edition=edition,
        wanted={"category": category, "state": Registration.State.CONFIRMED},
        state=state,
        created_at=at - timedelta(hours=1),
        started_at=at,
        ended_at=at + timedelta(minutes=2) if state == Mailing.State.FINISHED else None,
        **said,
    )


def _letters(mailing: Mailing, category: str) -> list[Letter]:
    people = Registration.objects.confirmed().filter(
        edition=mailing.edition, category__slug=category
    )
    return [
        Letter(
            edition=mailing.edition,
            mailing=mailing,
            registration=one,
            kind=Letter.MAILING,
            key=f"mailing:{mailing.pk}:{one.pk}",
            token=sha256(f"{mailing.purpose} {one.email}".encode()).hexdigest()[:32],
            urgency=Letter.Urgency.MAILING,
            to=one.email,
            name=one.display_name,
            language=one.language,
            time_zone=values.zone_of(one),
            written_at=mailing.started_at or mailing.created_at,
        )
        for one in people.with_details().select_related("user").order_by("pk")
    ]


def _fill(row: Letter) -> None:
    """Put the words in, as sending does."""
    assert row.mailing  # noqa: S101 - made above
    assert row.registration  # noqa: S101 - made above
    words = letters.Words(row.mailing.subject, row.mailing.text)
    with translation.override(row.language), timezone.override(row.time_zone):
        filled = letters.filled(row.registration, words)
    row.subject, row.text = filled["own_subject"], filled["own_text"]


def _words(words: "dict[str, object]") -> dict[str, object]:
    said = {name: translated(words[name]) for name in ("subject", "text")}  # type: ignore[arg-type]  # of our own file
    return {**said, "purpose": words["purpose"]}


def _started(edition: Edition, purpose: str) -> datetime:
    is_sent = purpose == Purpose.NECESSARY
    days = SENT_DAYS_BEFORE if is_sent else PAUSED_DAYS_BEFORE
    return edition.starts_at - timedelta(days=days) + timedelta(hours=10)
