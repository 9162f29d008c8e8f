"""Where players without a socket send their beats."""

import json

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from streaming.audience import actions, beats
from streaming.broadcast import access
from symposium.accounts.models import User
from symposium.lib import viewers
from symposium.lib.rate_limits import is_past_limit
from symposium.program.models import Edition

LONGEST_BODY = 200
BEATS = "3000/m"
"""From one address: a hall of 400 behind one router, and as much again."""
NEW_VIEWERS = "600/m"
"""From one address; past it, browsers without our cookie are not counted."""


@csrf_exempt  # a page that closes can send no header; nothing here acts in anybody's name
@require_POST
def beat(request: HttpRequest, edition: Edition, stage: str) -> HttpResponse:
    """Take `{"state": "playing", "played": 15.2}`; answers 204, or 400, 413 or 429."""
    watched = access.get_stage(edition, stage)
    body = request.read(LONGEST_BODY + 1)
    if len(body) > LONGEST_BODY:
        return HttpResponse(status=413)
    if is_past_limit(request, "beats", BEATS):
        return HttpResponse(status=429)
    try:
        told = beats.parse(json.loads(body))
    except (ValueError, RecursionError, beats.BadBeat):
        return HttpResponse(status=400)
    viewer, token = viewers.viewer_of(request), ""
    if viewer is None:
        if is_past_limit(request, "new_viewers", NEW_VIEWERS):
            return HttpResponse(status=429)
        token = viewers.new_token()
        viewer = viewers.id_in(token) or ""
    user = request.user if isinstance(request.user, User) else None
    actions.receive_beat(stage=watched, viewer=viewer, user=user, beat=told, at=timezone.now())
    response = HttpResponse(status=204)
    if token:
        viewers.remember(response, token)
    return response
