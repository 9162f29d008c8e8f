"""For everybody: asking, supporting, the ledger, the projector."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from streaming.broadcast import access as stages
from streaming.broadcast import queries as broadcast
from streaming.broadcast.models import Stage
from streaming.questions import access, actions, codes, limits, queries
from streaming.questions.access import Participant
from streaming.questions.forms import AskForm
from streaming.questions.models import Question
from symposium.accounts.models import User
from symposium.lib import viewers
from symposium.lib.addresses import address_of
from symposium.lib.rate_limits import limited
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition


@require_POST
@limited("questions-ask", by_address="120/m")
def ask(request: HttpRequest, edition: Edition, stage: str) -> HttpResponse:
    found = stages.get_stage(edition, stage)
    form = AskForm(request.POST, room=queries.room_of(found))
    known = viewers.viewer_of(request)
    token = request.COOKIES[viewers.COOKIE] if known else viewers.new_token()
    user = request.user if isinstance(request.user, User) else None
    participant = Participant(user, known or viewers.id_in(token) or "")
    response: HttpResponse | None = None
    if form.is_valid():
        try:
            limits.check(limits.ASKING, participant, address_of(request))
            question = _ask(found, participant, form, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            _tell(request, question)
            response = _back_to(found)
    if response is None:
        response = render(request, "questions/ask.html", {"stage": found, "form": form}, status=422)
    viewers.remember(response, token)
    return response


@require_POST
@limited("questions-vote", by_address="3000/m")
def vote(request: HttpRequest, edition: Edition, stage: str, question: str) -> HttpResponse:
    """Support a question with `on=1`, or no longer with `on=0`."""
    found = stages.get_stage(edition, stage)
    wanted = access.get_public_question_for(found, question)
    participant = access.participant_of(request)
    if participant is None:
        messages.error(request, _("Your browser refused our cookie. Without it no vote counts."))
        return _back_to(found)
    try:
        limits.check(limits.VOTING, participant, address_of(request))
        actions.upvote(
            stage=found,
            question=wanted.public_id,
            participant=participant,
            is_on=request.POST.get("on") != "0",
            at=timezone.now(),
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return _back_to(found)


@require_POST
def withdraw(request: HttpRequest, edition: Edition, stage: str, question: str) -> HttpResponse:
    found = stages.get_stage(edition, stage)
    own = access.get_own_question_for(access.participant_of(request), found, question)
    actions.withdraw(question=own, at=timezone.now())
    messages.success(request, _("Your question is taken back."))
    return _back_to(found)


@require_safe
def ledger(request: HttpRequest, edition: Edition, stage: str) -> HttpResponse:
    """All questions that were public, with their answers; it stays readable afterwards."""
    found = stages.get_stage(edition, stage)
    context = {"stage": found, "questions": queries.public(found)}
    return render(request, "questions/ledger.html", context)


@require_safe
def projector(request: HttpRequest, edition: Edition, stage: str) -> HttpResponse:
    found = stages.get_stage(edition, stage)
    address = request.build_absolute_uri(reverse("broadcast:stage", args=[edition.slug, stage]))
    context = {
        "stage": found,
        "questions": queries.public(found),
        "pinned": queries.pinned(found),
        "code": codes.svg(address),
        "address": address,
    }
    return render(request, "questions/projector.html", context)


def _ask(stage: Stage, participant: Participant, form: AskForm, *, at: datetime) -> Question:
    on_air = broadcast.on_air(stage, at)
    name = form.cleaned_data["name"]
    return actions.ask(
        stage=stage,
        participant=participant,
        text_given=form.cleaned_data["text"],
        client_id=form.cleaned_data["client_id"] or at.isoformat(),
        at=at,
        language=translation.get_language() or "",
        display_name=name,
        is_anonymous=not name,
        session_guid=UUID(on_air.guid) if on_air else None,
    )


def _tell(request: HttpRequest, question: Question) -> None:
    if question.state == Question.State.PENDING:
        messages.success(request, _("Thank you. Your question waits for the moderator."))
    else:
        messages.success(request, _("Thank you. Your question is on every screen."))


def _back_to(stage: Stage) -> HttpResponseRedirect:
    address = reverse("broadcast:stage", args=[stage.edition.slug, stage.slug])
    return HttpResponseRedirect(f"{address}#questions")
