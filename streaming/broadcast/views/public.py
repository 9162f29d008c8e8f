"""What the audience sees: the list of stages, and a stage."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from streaming.broadcast import access, queries
from streaming.broadcast.running_order import DOORS_OPEN
from symposium.lib import viewers
from symposium.program.models import Edition


def stages(request: HttpRequest, edition: Edition) -> HttpResponse:
    context = {"stages": queries.stages_now(edition, timezone.now())}
    return render(request, "broadcast/stages.html", context)


def stage(request: HttpRequest, edition: Edition, stage: str) -> HttpResponse:
    """The theater. `?source=<id>` chooses another source, for a page without JavaScript.

    A new visitor gets the id here with which the page then speaks: by socket, form and beacon.
    """
    now = timezone.now()
    shown = access.get_stage(edition, stage)
    page = queries.stage_page(shown, now, zone=timezone.get_current_timezone())
    chosen = page.picture_chosen(request.GET.get("source", ""))
    context = {
        "stage": shown,
        "page": page,
        "chosen": chosen,
        "now": now,
        "doors_open_seconds": int(DOORS_OPEN.total_seconds()),
    }
    response = render(request, "broadcast/stage.html", context)
    if viewers.viewer_of(request) is None:
        viewers.remember(response, viewers.new_token())
    patch_cache_control(response, private=True)
    return response
