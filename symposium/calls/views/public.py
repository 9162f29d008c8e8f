"""Calls as everybody sees them, and the button that begins a proposal."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from symposium.calls import access, actions, queries
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.program.models import Edition


@require_safe
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    at = timezone.now()
    calls = [(call, call.phase_at(at)) for call in queries.calls_for_visitors(edition)]
    return render(request, "calls/index.html", {"calls": calls})


@require_safe
def call(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    found = access.get_call_for(request.user, edition, slug)
    context = {
        "call": found,
        "phase": found.phase_at(timezone.now()),
        "facts": queries.facts_of(found),
    }
    return render(request, "calls/call.html", context)


@require_POST
@login_required
@limited("calls.propose", by_address="30/h", by_account="30/h")
def propose(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    found = access.get_call_for(request.user, edition, slug)
    try:
        submission = actions.start_submission(call=found, owner=actor(request), at=timezone.now())
    except (actions.CallClosed, actions.TooManySubmissions) as refusal:
        messages.error(request, str(refusal))
        return redirect("calls:call", edition.slug, slug)
    return redirect("calls:proposal", edition.slug, submission.code)
