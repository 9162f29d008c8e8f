"""Which of the questions are put to somebody: by how the person takes part, and by what the person
has answered to other questions."""

from collections.abc import Mapping, Sequence

from registration.models import Question

YES, NO = "yes", "no"
# Kinds of questions on whose answers others may depend.
DECIDING = (Question.Kind.CHOICE, Question.Kind.CHOICES, Question.Kind.CONSENT)


def keys_of(question: Question, value: object) -> set[str]:
    """The keys that an answer chooses, of a question of a deciding kind."""
    if question.kind == Question.Kind.CONSENT:
        return {YES if value else NO}
    if isinstance(value, list):
        return {str(key) for key in value}
    return {value} if isinstance(value, str) and value else set()


def deciding_keys(question: Question) -> list[str]:
    """All keys that answers to a question can have."""
    return [YES, NO] if question.kind == Question.Kind.CONSENT else question.option_keys


def put(
    questions: Sequence[Question], values: Mapping[int, object], *, mode: str
) -> list[Question]:
    """Those of the questions, in their order, that are put to somebody who takes part in this way
    and has answered these values (by the question's id).

    A question that depends on one that is not put is not put either; nor is any in a circle.
    """
    by_id = {question.pk: question for question in questions}
    decided: dict[int, bool] = {}

    def is_put(question: Question) -> bool:
        if question.pk not in decided:
            decided[question.pk] = False
            decided[question.pk] = _fits_mode(question, mode) and is_met(question)
        return decided[question.pk]

    def is_met(question: Question) -> bool:
        if question.depends_on_id is None:
            return True
        other = by_id.get(question.depends_on_id)
        if other is None or not is_put(other) or other.pk not in values:
            return False
        return bool(keys_of(other, values[other.pk]) & set(question.depends_on_keys))

    return [question for question in questions if is_put(question)]


def _fits_mode(question: Question, mode: str) -> bool:
    return question.asked_in_mode in ("", mode)


def makes_circle(question: int, other: int, depends_on: Mapping[int, int | None]) -> bool:
    """Whether `question` would depend on itself once it depends on `other`."""
    seen: set[int] = set()
    step: int | None = other
    while step is not None and step not in seen:
        if step == question:
            return True
        seen.add(step)
        step = depends_on.get(step)
    return False
