"""Categories and questions, for those who write them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from registration.models import Category, Question
from symposium.program.models import Edition


@dataclass(frozen=True)
class CategoryLine:
    category: Category
    people: int
    questions: int
    is_open: bool


@dataclass(frozen=True)
class QuestionLine:
    question: Question
    answers: int
    # The categories that are asked, and those that have to answer.
    asked: list[Category]
    required: list[Category]


def categories_of(edition: Edition, *, at: datetime) -> list[CategoryLine]:
    """All of them, the retired ones last. One query."""
    rows = edition.categories.annotate(
        people=Count("registrations", distinct=True),
        asking=Count("asks", distinct=True, filter=Q(asks__question__retired_at=None)),
    )
    lines = [
        CategoryLine(row, row.people, row.asking, row.is_open_at(at))  # type: ignore[attr-defined]  # annotated above
        for row in rows
    ]
    return sorted(lines, key=lambda line: line.category.retired_at is not None)


def questions_of(edition: Edition) -> list[QuestionLine]:
    """All of them, the retired ones last. Two queries."""
    rows = Question.objects.filter(edition=edition).annotate(answered=Count("answers"))
    rows = rows.select_related("depends_on").prefetch_related("asked_of__category")
    return sorted(map(_line, rows), key=lambda line: line.question.retired_at is not None)


def _line(question: Question) -> QuestionLine:
    links = sorted(question.asked_of.all(), key=lambda link: link.category.position)
    return QuestionLine(
        question=question,
        answers=question.answered,  # type: ignore[attr-defined]  # annotated above
        asked=[link.category for link in links],
        required=[link.category for link in links if link.is_required],
    )
