"""`{% live_stage stage %}`: the board and the addresses that a page's scripts begin with."""

from typing import Any

from django import template
from django.conf import settings
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.html import json_script
from django.utils.safestring import SafeString

from streaming.broadcast.models import Stage
from streaming.live import board
from streaming.questions import queries as questions
from symposium.lib import eventlog
from symposium.lib.events import stream_of

register = template.Library()


@register.simple_tag(takes_context=True)
def live_stage(context: RequestContext, stage: Stage, *, moderator: bool = False) -> SafeString:
    """Data for `frontend/src/realtime/live.ts`; once a page.

    `moderator` adds the queue: only for views that have checked the permission.
    """
    moderators_position, queue = _queue(stage) if moderator else ("", None)
    snapshot = board.current(stage)
    names = [stage.edition.slug, stage.slug]
    data: dict[str, Any] = {
        "socket": f"{settings.LIVE_URL}/ws/live/{stage.key}/",
        "board_url": reverse("live:queue" if moderator else "live:board", args=names),
        "messages_url": reverse("live:say", args=names),
        "csrf_token": str(context.get("csrf_token", "")),
        "position": snapshot.position,
        "board": snapshot.document,
        "moderators_position": moderators_position,
        "queue": queue,
    }
    return json_script(data, "live-stage")


def _queue(stage: Stage) -> tuple[str, dict[str, Any]]:
    try:
        position = eventlog.get_log().last_position(stream_of(stage.key, "moderators"))
    except eventlog.Unavailable:
        position = ""
    return position, questions.queue_part(stage)
