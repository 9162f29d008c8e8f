"""Organizers: the questions, each in words, with what they look like."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration import access
from registration.actions import questions as actions
from registration.forms import question_fields
from registration.forms.questions import QuestionForm
from registration.models import Question
from registration.queries import editing
from registration.views.categories import editors_only
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

# Sent by the button that only shows what the question looks like.
LOOK = "look"


@never_cache
@require_GET
@editors_only
def questions(request: HttpRequest, edition: Edition) -> HttpResponse:
    context = {
        "lines": editing.questions_of(edition),
        "categories": edition.categories.offered(),
    }
    return render(request, "registration/organize/questions.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@editors_only
def add(request: HttpRequest, edition: Edition) -> HttpResponse:
    return _edited(request, edition, Question(edition=edition, kind=Question.Kind.TEXT))


@never_cache
@require_http_methods(["GET", "POST"])
@editors_only
def question(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    return _edited(request, edition, access.get_question_for(request.user, edition, pk))


def _edited(request: HttpRequest, edition: Edition, row: Question) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = QuestionForm(posted, instance=row, edition=edition)
    title = str(row) if row.pk else ""
    looks = form.is_valid() and LOOK in request.POST
    if form.is_valid() and not looks and _is_saved(request, form):
        messages.success(request, _("The question is saved."))
        return redirect("registration:questions", edition.slug)
    sample = question_fields.sample_of(form.instance) if looks else None
    context = {"form": form, "question": row, "title": title, "sample": sample}
    status = 422 if form.errors else 200
    return render(request, "registration/organize/question.html", context, status=status)


def _is_saved(request: HttpRequest, form: QuestionForm) -> bool:
    try:
        actions.save_question(
            question=form.instance,
            put_to=form.put_to(),
            changes=form.changes(),
            by=actor(request),
            at=timezone.now(),
            address=address_of(request),
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    return True


@require_POST
@editors_only
def move(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    row = access.get_question_for(request.user, edition, pk)
    actions.move_question(question=row, later=request.POST.get("to") == "later")
    return redirect("registration:questions", edition.slug)


@require_POST
@editors_only
def retire(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    row = access.get_question_for(request.user, edition, pk)
    try:
        is_gone = actions.retire_question(
            question=row, by=actor(request), at=timezone.now(), address=address_of(request)
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        kept = _("The question is asked no more. Its answers are kept.")
        messages.success(request, _("The question is deleted.") if is_gone else kept)
    return redirect("registration:questions", edition.slug)


@require_POST
@editors_only
def restore(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    row = access.get_question_for(request.user, edition, pk)
    actions.restore_question(
        question=row, by=actor(request), at=timezone.now(), address=address_of(request)
    )
    messages.success(request, _("The question is asked again."))
    return redirect("registration:questions", edition.slug)
