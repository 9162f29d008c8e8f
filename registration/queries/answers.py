"""Questions and answers: what is asked of whom, and what was said, for pages and exports."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from registration import conditions, wording
from registration.models import Answer, Question, Registration
from symposium.program.models import Edition


@dataclass(frozen=True)
class Line:
    """An answer in words. `asked_today` is the question's present wording, where it has changed
    since; `file_slug` names the question whose answer is a file."""

    label: str
    text: str
    file_slug: str = ""
    asked_today: str = ""


@dataclass(frozen=True)
class Column:
    """A question as the column of an export. `slug` stays when its words change."""

    question_id: int
    slug: str
    label: str


def questions_of(edition: Edition) -> list[Question]:
    """What is asked in an edition, in order, each with the categories it is put to. Two queries."""
    rows = Question.objects.asked().filter(edition=edition)
    return list(rows.select_related("depends_on").prefetch_related("asked_of"))


def asked_of(questions: Iterable[Question], category_id: int) -> list[Question]:
    """Those of the edition's questions that are put to a category."""
    return [
        question
        for question in questions
        if any(link.category_id == category_id for link in question.asked_of.all())
    ]


def is_required(question: Question, category_id: int) -> bool:
    """Whether a category may not leave the question open."""
    return any(
        link.category_id == category_id and link.is_required for link in question.asked_of.all()
    )


def lines_of(registration: Registration) -> list[Line]:
    """What somebody has answered, by the words of that time. One query, or none for a row that
    was read `with_answers`."""
    fetched = "answers" in getattr(registration, "_prefetched_objects_cache", {})
    rows = (
        registration.answers.all() if fetched else registration.answers.select_related("question")
    )
    return [_line(answer) for answer in rows]


def _line(answer: Answer) -> Line:
    then, today = wording.label_of(answer.asked), str(answer.question.label)
    return Line(
        label=then or today,
        text=wording.text_of(answer.value, answer.asked),
        file_slug=answer.question.slug if answer.file else "",
        asked_today=today if then and then != today else "",
    )


def with_answers() -> "Prefetch[str]":
    """For `prefetch_related`, so that `values` costs no query a row."""
    return Prefetch("answers", Answer.objects.select_related("question"))


def columns(edition: Edition) -> list[Column]:
    """A column for each question that is asked or was answered, in order. One query."""
    rows = Question.objects.filter(edition=edition)
    answered = Answer.objects.filter(question__edition=edition).values("question")
    shown = rows.filter(retired_at=None) | rows.filter(pk__in=answered)
    return [Column(one.pk, one.slug, str(one)) for one in shown]


def values(
    registration: Registration, columns_of_edition: Sequence[Column] | None = None
) -> list[str]:
    """What somebody has answered, a text for each column; empty where nothing was."""
    found = columns_of_edition if columns_of_edition is not None else columns(registration.edition)
    texts = {
        answer.question_id: wording.text_of(answer.value, answer.asked)
        for answer in registration.answers.all()
    }
    return [texts.get(column.question_id, "") for column in found]


def lacking(
    registrations: Sequence[Registration], questions: Sequence[Question]
) -> Mapping[int, list[Question]]:
    """The required questions that each (by id) still has to answer. One query for all."""
    values: dict[int, dict[int, object]] = {row.pk: {} for row in registrations}
    answered = Answer.objects.filter(registration__in=registrations)
    for registration_id, question_id, value in answered.values_list(
        "registration", "question", "value"
    ):
        values[registration_id][question_id] = value
    return {row.pk: _lacking(row, questions, values[row.pk]) for row in registrations}


def _lacking(
    registration: Registration, questions: Sequence[Question], values: Mapping[int, object]
) -> list[Question]:
    asked = asked_of(questions, registration.category_id)
    return [
        question
        for question in conditions.put(asked, values, mode=registration.mode)
        if is_required(question, registration.category_id)
        and not is_answered(question, values.get(question.pk))
    ]


def is_answered(question: Question, value: object) -> bool:
    """A required agreement is not given by a no."""
    return bool(value) if question.kind == Question.Kind.CONSENT else value not in (None, "", [])
