"""Verbs on questions: keep, put to categories, put in order, retire or delete."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from registration import conditions
from registration.actions.ordering import free_slug, in_new_order
from registration.actions.recording import write_down
from registration.models import Category, CategoryQuestion, Question
from symposium.accounts.models import User
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

Changes = Mapping[str, tuple[object, object]]
# So many questions are more than anybody answers.
MOST_QUESTIONS = 100


class OptionsMissing(Refusal):
    code = "options_missing"
    message = _("Give at least two answers to choose from.")


class ConditionsInCircle(Refusal):
    code = "conditions_in_circle"
    message = _("These questions would wait for each other: choose another condition.")


class ConditionNotPossible(Refusal):
    code = "condition_not_possible"
    message = _("Nobody can give this answer. Choose the condition anew.")


class KindIsAnswered(Refusal):
    code = "kind_is_answered"
    message = _("People have answered already. Retire this question and add another one.")


class OthersDependOnIt(Refusal):
    code = "others_depend_on_it"
    message = _("Another question depends on this answer. Change its condition first.")


class TooManyQuestions(Refusal):
    code = "too_many_questions"
    message = _("There are too many questions. Retire some before you add more.")


@transaction.atomic
def save_question(
    *,
    question: Question,
    put_to: Mapping[Category, bool],
    changes: Changes,
    by: User,
    at: datetime,
    address: str = "",
) -> Question:
    """Keep a new question or a changed one, put to these categories; the value says whether each
    has to answer. What has been answered keeps the words of that time.

    Raises OptionsMissing, ConditionsInCircle, ConditionNotPossible, KindIsAnswered,
    OthersDependOnIt or TooManyQuestions; then nothing is kept.
    """
    edition = Edition.objects.select_for_update().get(pk=question.edition_id)
    others = {one.pk: one for one in edition.questions_asked.exclude(pk=question.pk)}
    is_new = question.pk is None
    _check_options(question)
    _check_condition(question, others)
    if is_new:
        _enter(question, others)
    else:
        _check_what_was_there(question, others)
    question.save()
    _put_to(question, put_to)
    verb = "question.added" if is_new else "question.changed"
    if is_new or changes:
        write_down(verb, question, by=by, at=at, address=address, changes=changes)
    return question


def _enter(question: Question, others: Mapping[int, Question]) -> None:
    if sum(one.retired_at is None for one in others.values()) >= MOST_QUESTIONS:
        raise TooManyQuestions
    taken = {one.slug for one in others.values()}
    english = question.label.in_language("en")
    question.slug = question.slug or free_slug(english, otherwise="question", taken=taken)
    question.position = max((one.position for one in others.values()), default=-1) + 1


def _check_options(question: Question) -> None:
    if not question.has_options:
        question.options = []
    elif len(question.options) < 2:
        raise OptionsMissing


def _check_condition(question: Question, others: Mapping[int, Question]) -> None:
    if question.depends_on_id is None:
        question.depends_on_keys = []
        return
    other = others.get(question.depends_on_id)
    if other is None or other.retired_at or other.kind not in conditions.DECIDING:
        raise ConditionNotPossible if question.depends_on_id != question.pk else ConditionsInCircle
    wanted = set(question.depends_on_keys)
    if not wanted or wanted - set(conditions.deciding_keys(other)):
        raise ConditionNotPossible
    chain = {one.pk: one.depends_on_id for one in others.values()}
    if question.pk and conditions.makes_circle(question.pk, other.pk, chain):
        raise ConditionsInCircle


def _check_what_was_there(question: Question, others: Mapping[int, Question]) -> None:
    before = Question.objects.get(pk=question.pk)
    if before.kind != question.kind and before.answers.exists():
        raise KindIsAnswered
    keys = set(conditions.deciding_keys(question))
    for one in others.values():
        if one.depends_on_id == question.pk and set(one.depends_on_keys) - keys:
            raise OthersDependOnIt


def _put_to(question: Question, put_to: Mapping[Category, bool]) -> None:
    question.asked_of.exclude(category__in=put_to).delete()
    for category, is_required in put_to.items():
        CategoryQuestion.objects.update_or_create(
            question=question, category=category, defaults={"is_required": is_required}
        )


@transaction.atomic
def move_question(*, question: Question, later: bool) -> None:
    """Change places with the next one that is asked, or with the one before."""
    edition = Edition.objects.select_for_update().get(pk=question.edition_id)
    rows = list(Question.objects.asked().filter(edition=edition))
    if question in rows:
        Question.objects.bulk_update(in_new_order(rows, question, later=later), ["position"])


@transaction.atomic
def retire_question(*, question: Question, by: User, at: datetime, address: str = "") -> bool:
    """Ask it no more: gone for good where nobody has answered, else kept with its answers. Whether
    it is gone for good. Raises OthersDependOnIt."""
    Edition.objects.select_for_update().get(pk=question.edition_id)
    if question.dependents.filter(retired_at=None).exists():
        raise OthersDependOnIt
    if not question.answers.exists():
        write_down("question.deleted", question, by=by, at=at, address=address)
        Question.objects.get(pk=question.pk).delete()
        return True
    if Question.objects.filter(pk=question.pk, retired_at=None).update(retired_at=at):
        write_down("question.retired", question, by=by, at=at, address=address)
    return False


@transaction.atomic
def restore_question(*, question: Question, by: User, at: datetime, address: str = "") -> None:
    """Ask it again, last of all. Twice is once. What it depended on may be gone by now; then it is
    asked of everybody."""
    edition = Edition.objects.select_for_update().get(pk=question.edition_id)
    row = Question.objects.select_related("depends_on").get(pk=question.pk)
    if row.retired_at is None:
        return
    row.retired_at = None
    row.position = edition.questions_asked.count()
    if row.depends_on is not None and row.depends_on.retired_at is not None:
        row.depends_on, row.depends_on_keys = None, []
    row.save()
    write_down("question.restored", row, by=by, at=at, address=address)
