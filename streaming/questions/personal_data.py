"""Questions that a person has asked under the own account."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from streaming.questions.models import Question
from symposium.lib import personal_data
from symposium.lib.personal_data import Field, Kind, Person, Row, plain


def register() -> None:
    personal_data.register(
        Kind(
            name="questions",
            label=_("Questions that you asked"),
            export=_export,
            erase=_erase,
            words=_words,
            stays=_("Questions that were published stay without your name; the others go."),
            models=["questions.Question"],
            fields=[
                Field(
                    name="questions.names",
                    label=_("Questions: who asked"),
                    days=365,
                    held=lambda edition: _signed(edition).count(),
                    erase=lambda edition: _unsign(_signed(edition)),
                )
            ],
        )
    )


def _own(person: Person) -> "QuerySet[Question]":
    return (
        Question.objects.filter(author=person.user_id)
        if person.user_id
        else (Question.objects.none())
    )


def _signed(edition: int) -> "QuerySet[Question]":
    signed = ~Q(display_name="") | Q(author__isnull=False)
    return Question.objects.filter(signed, stage__edition=edition)


def _unsign(questions: "QuerySet[Question]") -> int:
    return questions.update(author=None, display_name="", is_anonymous=True)


def _words(person: Person) -> Iterator[str]:
    yield from _own(person).values_list("display_name", flat=True)


def _export(person: Person) -> Iterator[Row]:
    for question in _own(person).select_related("stage__edition"):
        yield plain(
            question, "stage__edition__slug", "text", "original_text", "display_name",
            "is_anonymous", "state", "asked_at", "answer_text",
        )  # fmt: skip


def _erase(person: Person, _at: datetime) -> int:
    own = _own(person)
    hidden = own.exclude(state__in=[Question.State.PUBLISHED, Question.State.ANSWERED])
    return hidden.delete()[0] + _unsign(own)
