"""The organizers' desk: what needs somebody first, then the figures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from streaming.broadcast import queries as broadcast
from symposium.accounts.roles import Permission
from symposium.home import queries
from symposium.program.access import permissions_for, requires
from symposium.program.models import Edition


@requires(Permission.SEE_DESK)
def desk(request: HttpRequest, edition: Edition) -> HttpResponse:
    permissions = permissions_for(request.user, edition)
    context = {
        "needs": queries.what_needs_somebody(edition, permissions),
        "figures": queries.figures_for(edition, permissions, at=timezone.now()),
        "stages": broadcast.stages_now(edition, timezone.now()),
        "recent": queries.recent_acts(edition),
    }
    return render(request, "home/desk.html", context)
