"""For moderators: the queue, what they do with a question, and the stage's rules."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from streaming.broadcast import access as stages
from streaming.questions import access, actions, queries
from streaming.questions.forms import RulesForm
from streaming.questions.models import Question
from symposium.accounts.roles import Permission
from symposium.lib.http import actor
from symposium.lib.refusals import Refusal
from symposium.program.access import requires
from symposium.program.models import Edition

VERBS: dict[str, Callable[..., Question]] = {
    "publish": actions.publish,
    "requeue": actions.requeue,
    "decline": actions.decline,
    "answer": actions.answer,
    "pin": actions.pin,
    "unpin": actions.unpin,
}


@require_safe
@requires(Permission.MODERATE_QUESTIONS)
def moderate(request: HttpRequest, edition: Edition, stage: str) -> HttpResponse:
    found = stages.get_stage(edition, stage)
    context = {
        "stage": found,
        "lanes": queries.lanes(found),
        "rules": RulesForm(instance=queries.room_of(found)),
    }
    return render(request, "questions/moderate.html", context)


@require_POST
@requires(Permission.MODERATE_QUESTIONS)
def act(request: HttpRequest, edition: Edition, stage: str, question: str) -> HttpResponse:
    """Do what the pressed button's `verb` says."""
    found = stages.get_stage(edition, stage)
    wanted = access.get_question_for(request.user, found, question)
    verb = VERBS.get(request.POST.get("verb", ""))
    if verb is None:
        return HttpResponseBadRequest(_("This form is not complete."))
    try:
        verb(question=wanted, by=actor(request), at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("questions:moderate", edition.slug, stage)


@require_POST
@requires(Permission.MODERATE_QUESTIONS)
def rules(request: HttpRequest, edition: Edition, stage: str) -> HttpResponse:
    found = stages.get_stage(edition, stage)
    form = RulesForm(request.POST, instance=queries.room_of(found))
    if not form.is_valid():
        context = {"stage": found, "lanes": queries.lanes(found), "rules": form}
        return render(request, "questions/moderate.html", context, status=422)
    actions.change_rules(room=form.save(commit=False), by=actor(request), at=timezone.now())
    messages.success(request, _("The rules are saved."))
    return redirect("questions:moderate", edition.slug, stage)
