"""A form that puts an edition's questions: those of the chosen category, as far as the mode and the
other answers bring them up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registration import conditions, wording
from registration.answer_files import KeptFile
from registration.forms import question_fields
from registration.models import Answer, Category, Question
from registration.queries import answers as queries

PREFIX = "q-"
Kind = Question.Kind


@dataclass(frozen=True)
class Files:
    """What was sent as files, by the slugs of the questions: `kept` passed the check, `refused`
    says why not, `cleared` was taken away."""

    kept: Mapping[str, KeptFile] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    cleared: frozenset[str] = frozenset()


@dataclass
class Shown:
    """How a question stands in the page. Everything that a script needs to show or hide it when
    something else is chosen is in it."""

    question: Question
    categories: str
    required_in: str
    condition: str
    is_of_category: bool
    is_put: bool
    is_required: bool
    file: Mapping[str, Any] | None


class AsksQuestions(forms.Form):
    """Beside a form with the fields `category` and `mode`, or alone for a preview.

    `given` holds the answers once the form has been cleaned: what is hidden is never required,
    never wrong and never in it.
    """

    def ask(
        self,
        questions: Sequence[Question],
        categories: Iterable[Category],
        *,
        answers: Iterable[Answer] = (),
        files: Files | None = None,
    ) -> None:
        """Add the fields, named after the questions' slugs. Call it at the end of `__init__`."""
        self.asked = {f"{PREFIX}{question.slug}": question for question in questions}
        self.category_slugs = {category.pk: category.slug for category in categories}
        self.stored = {answer.question_id: answer for answer in answers}
        self.sent = files or Files()
        self.given: dict[Question, object] = {}
        for name, question in self.asked.items():
            answer = self.stored.get(question.pk)
            self.fields[name] = question_fields.field_for(question, answer)
            if answer is not None and answer.asked.get("kind") == question.kind:
                self.initial[name] = question_fields.initial_of(answer)

    def judge(self, category: Category | None, mode: str) -> None:
        """Keep what is put to this category and answered; forget all else. For `clean`."""
        values = self._values()
        asked = queries.asked_of(self.asked.values(), category.pk) if category else []
        put = set(conditions.put(asked, values, mode=mode))
        for name, question in self.asked.items():
            if question not in put:
                self.errors.pop(name, None)
                self.cleaned_data.pop(name, None)
                continue
            if refused := self.sent.refused.get(question.slug):
                self.add_error(name, refused)
            elif name not in self.errors:
                self._take(name, question, values.get(question.pk), category)

    def _take(
        self, name: str, question: Question, value: object, category: Category | None
    ) -> None:
        if queries.is_answered(question, value):
            self.given[question] = value
        elif category and queries.is_required(question, category.pk):
            self.add_error(name, _missing(question))
        elif question.kind == Kind.CONSENT:
            # Not to agree is an answer too.
            self.given[question] = False

    def _values(self) -> dict[int, object]:
        values: dict[int, object] = {}
        for name, question in self.asked.items():
            if question.kind == Kind.FILE:
                values[question.pk] = self._file(question)
            elif name in self.cleaned_data:
                values[question.pk] = question_fields.plain(question, self.cleaned_data[name])
        return values

    def _file(self, question: Question) -> object:
        """The file that was sent, or else the one that the stored answer has."""
        kept = self.sent.kept.get(question.slug)
        if kept is not None or question.slug in self.sent.cleared:
            return kept
        stored = self.stored.get(question.pk)
        return stored.value if stored is not None and stored.file else None

    def show(self, category: Category | None, mode: str) -> "list[tuple[Any, Shown]]":
        """Each question as a bound field, and how it stands in the page now."""
        asked = queries.asked_of(self.asked.values(), category.pk) if category else []
        typed = {question.pk: self._typed(name, question) for name, question in self.asked.items()}
        put = set(conditions.put(asked, typed, mode=mode))
        return [
            (self[name], self._shown(question, category, asked, put))
            for name, question in self.asked.items()
        ]

    def _typed(self, name: str, question: Question) -> object:
        """What stands in a field, as far as other questions may depend on it."""
        value = self[name].value()
        if question.kind == Kind.CONSENT:
            return value not in (None, "", False, "False", "off")
        return value or ([] if question.kind == Kind.CHOICES else "")

    def _shown(
        self,
        question: Question,
        category: Category | None,
        asked: Sequence[Question],
        put: set[Question],
    ) -> Shown:
        links = [
            link for link in question.asked_of.all() if link.category_id in self.category_slugs
        ]
        slugs = [self.category_slugs[link.category_id] for link in links]
        required = [self.category_slugs[link.category_id] for link in links if link.is_required]
        return Shown(
            question=question,
            categories=" ".join(slugs),
            required_in=" ".join(required),
            condition=_condition(question),
            is_of_category=question in asked,
            is_put=question in put,
            is_required=bool(category and queries.is_required(question, category.pk)),
            file=self._told(question),
        )

    def _told(self, question: Question) -> Mapping[str, Any] | None:
        found = self._file(question) if question.kind == Kind.FILE else None
        if isinstance(found, KeptFile):
            return {**found.value, "is_stored": False}
        return {**found, "is_stored": True} if isinstance(found, Mapping) else None


def _missing(question: Question) -> Any:
    if question.kind == Kind.CONSENT:
        return _("Without this agreement you cannot take part in this category.")
    return forms.Field.default_error_messages["required"]


def _condition(question: Question) -> str:
    """What has to be answered before this is asked, for those who see all questions at once."""
    other = question.depends_on
    if other is None:
        return ""
    if other.kind == Kind.CONSENT:
        agrees = conditions.YES in question.depends_on_keys
        text = _("Only if you agree: %(question)s") if agrees else _("Only if not: %(question)s")
        return str(text) % {"question": other}
    answers = " / ".join(wording.option_texts(question.depends_on_keys, other.options))
    return str(_("Only if you answered “%(question)s” with: %(answers)s")) % {
        "question": other,
        "answers": answers,
    }
