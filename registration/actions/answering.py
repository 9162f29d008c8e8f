"""Writing down what somebody answers, and noticing what organizers had agreed to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from registration import conditions, wording
from registration.answer_files import KeptFile, drop_after_commit
from registration.models import Answer, Question, Registration
from registration.queries import answers as queries

# What a person says to a question: a value as `Answer.value` keeps it, or a file.
Given = Mapping[Question, object]


@dataclass(frozen=True)
class Change:
    """Something that organizers look at once more, in words."""

    field: str
    label: dict[str, str]
    before: str
    after: str


def save_answers(
    *,
    registration: Registration,
    given: Given,
    at: datetime,
    old_category_id: int | None = None,
) -> list[Change]:
    """Keep the answers to what is put to this registration, and only those: what its category,
    mode and other answers leave out is not kept, whatever was sent.

    An answer that stays the same keeps the words with which it was asked. Answers to questions
    that nobody asks any more stay. Tells which changes need approval.
    """
    questions = queries.questions_of(registration.edition)
    asked = queries.asked_of(questions, registration.category_id)
    put = conditions.put(asked, _values(given), mode=registration.mode)
    before = {row.question_id: row for row in registration.answers.select_related("question")}
    changes = []
    for question in put:
        change = _save(registration, question, before.get(question.pk), given.get(question), at)
        changes += [change] if change and question.needs_approval else []
    formerly = queries.asked_of(questions, old_category_id) if old_category_id else []
    for question in {*asked, *formerly} - set(put):
        if question.pk in before:
            _drop(before[question.pk])
    return changes


def drop_answers(registration: Registration) -> None:
    """Forget all that was answered, retired questions included."""
    for answer in registration.answers.all():
        _drop(answer)


def _values(given: Given) -> dict[int, object]:
    return {question.pk: value for question, value in given.items()}


def _save(
    registration: Registration, question: Question, row: Answer | None, value: object, at: datetime
) -> Change | None:
    before = wording.text_of(row.value, row.asked) if row else ""
    if value in (None, "", []):
        if row is None:
            return None
        _drop(row)
        return _change(question, before, "")
    if row is not None and _is_same(row, value):
        return None
    old_path = row.file.name if row else None
    row = row or Answer(registration=registration, question=question)
    row.value = value.value if isinstance(value, KeptFile) else value
    row.file.name = value.path if isinstance(value, KeptFile) else ""
    row.asked, row.answered_at = question.as_asked(), at
    row.save()
    if old_path != row.file.name:
        drop_after_commit(old_path)
    return _change(question, before, wording.text_of(row.value, row.asked))


def _is_same(row: Answer, value: object) -> bool:
    if isinstance(value, KeptFile):
        return bool(row.file.name == value.path)
    return bool(row.value == value)


def _change(question: Question, before: str, after: str) -> Change:
    return Change(f"question:{question.slug}", dict(question.label), before, after)


def _drop(answer: Answer) -> None:
    drop_after_commit(answer.file.name)
    answer.delete()


def merged(earlier: Sequence[Mapping[str, object]], changes: Sequence[Change]) -> list[object]:
    """Changes of several times as one list: from what it was at first to what it is now."""
    rows = {str(row["field"]): dict(row) for row in earlier}
    for change in changes:
        first = rows.get(change.field, {}).get("before", change.before)
        rows[change.field] = {
            "field": change.field,
            "label": change.label,
            "before": first,
            "after": change.after,
        }
    return [row for row in rows.values() if row["before"] != row["after"]]
