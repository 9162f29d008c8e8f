"""The questions that somebody else may answer for a person, such as a head for a member."""

from typing import Any

from registration.actions.answering import Given
from registration.forms.asking import AsksQuestions, Shown
from registration.models import Question, Registration
from registration.queries import answers as queries

Kind = Question.Kind
# Nobody agrees for somebody else, and files are private to who has sent them.
OWN = {Kind.CONSENT, Kind.FILE}


class AnswersForm(AsksQuestions):
    """Of one registration, whose category and way of taking part stand."""

    def __init__(self, data: Any = None, *, registration: Registration) -> None:
        super().__init__(data)
        self.registration = registration
        stored = list(registration.answers.select_related("question__depends_on"))
        self.left_alone: dict[Question, object] = {
            answer.question: answer.value for answer in stored if _is_own(answer.question)
        }
        questions = queries.questions_of(registration.edition)
        self.ask(
            [question for question in questions if not _is_own(question)],
            [registration.category],
            answers=stored,
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.judge(self.registration.category, self.registration.mode)
        return cleaned

    @property
    def questions(self) -> "list[tuple[Any, Shown]]":
        return self.show(self.registration.category, self.registration.mode)

    @property
    def has_questions(self) -> bool:
        return any(shown.is_of_category for _field, shown in self.questions)

    def answers(self) -> Given:
        """All that the registration answers then: what was left alone stays as it was."""
        return {**self.left_alone, **self.given}


def _is_own(question: Question) -> bool:
    """Also what is asked because of something that only the person answers."""
    before = question.depends_on
    return question.kind in OWN or (before is not None and _is_own(before))
