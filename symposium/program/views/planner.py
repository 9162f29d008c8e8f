"""The organizers' pages of the planner: asking, watching, and taking over what it proposes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from symposium.lib.http import actor
from symposium.program import access, actions, queries, tasks
from symposium.program.forms import PlannerForm
from symposium.program.models import Edition, ScheduleProposal
from symposium.program.views.guard import organizers

PAGE_SIZE = 20
# Who has no script loads the page anew so often while the planner is at work.
REFRESH_SECONDS = 3


@organizers()
def planner(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What to ask for, and the runs so far."""
    form = PlannerForm(request.POST or None, edition=edition, plan=queries.plan_of(edition))
    if request.method == "POST" and form.is_valid():
        try:
            proposal = actions.request_proposal(
                edition=edition,
                request=form.asked().as_json(),
                by=actor(request),
                at=timezone.now(),
                run_by=tasks.propose_schedule,
            )
        except actions.PlannerBusy as refusal:
            messages.error(request, str(refusal))
            current = queries.proposals_of(edition).first()
            return redirect("program:proposal", edition.slug, current.guid if current else "")
        return redirect("program:proposal", edition.slug, proposal.guid)
    runs = Paginator(queries.proposals_of(edition), PAGE_SIZE)
    context = {
        "form": form,
        "page": runs.get_page(request.GET.get("page")),
        "now": timezone.now(),
    }
    return render(request, "program/organize/planner.html", context)


@require_safe
@organizers()
def proposal(request: HttpRequest, edition: Edition, guid: UUID) -> HttpResponse:
    """A run: how far it is, or what it has found."""
    shown = access.get_proposal_for(request.user, edition, guid)
    response = render(request, "program/organize/proposal.html", _context(shown))
    response["Cache-Control"] = "no-store"
    return response


@require_safe
@organizers()
def progress(request: HttpRequest, edition: Edition, guid: UUID) -> HttpResponse:
    shown = access.get_proposal_for(request.user, edition, guid)
    response = JsonResponse(queries.proposal_progress(shown, timezone.now()))
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@organizers()
def cancel(request: HttpRequest, edition: Edition, guid: UUID) -> HttpResponse:
    shown = access.get_proposal_for(request.user, edition, guid)
    actions.cancel_proposal(proposal=shown, by=actor(request), at=timezone.now())
    messages.success(request, _("The planner stops; the best it has found is kept."))
    return redirect("program:proposal", edition.slug, guid)


@require_POST
@organizers()
def apply(request: HttpRequest, edition: Edition, guid: UUID) -> HttpResponse:
    """Take over the sessions that are ticked; a refusal shows them all again, ticked as before."""
    shown = access.get_proposal_for(request.user, edition, guid)
    chosen = request.POST.getlist("session")
    if not shown.has_places or not chosen:
        messages.error(request, _("Choose at least one session."))
        return redirect("program:proposal", edition.slug, guid)
    try:
        count = actions.apply_proposal(
            proposal=shown, guids=set(chosen), by=actor(request), at=timezone.now()
        )
    except (actions.ProposalStale, actions.ProposalClashes) as refusal:
        context = _context(shown) | {"refusal": refusal, "chosen": set(chosen)}
        return render(request, "program/organize/proposal.html", context, status=409)
    text = ngettext("%(count)d session is moved.", "%(count)d sessions are moved.", count)
    messages.success(request, text % {"count": count})
    return redirect("program:proposal", edition.slug, guid)


def _context(shown: ScheduleProposal) -> dict[str, Any]:
    now = timezone.now()
    page = queries.proposal_page(shown)
    return {
        "proposal": shown,
        "progress": queries.proposal_progress(shown, now),
        "is_lost": shown.is_lost(now),
        "shown": page,
        "chosen": {row.guid for row in page.rows if row.is_applicable},
        "conflict": queries.conflict_texts(shown),
        "refresh_seconds": REFRESH_SECONDS,
    }
