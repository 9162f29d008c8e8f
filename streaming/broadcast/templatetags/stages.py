"""For pages of other apps: which stage shows a room."""

from django import template

from streaming.broadcast import queries
from streaming.broadcast.models import Stage
from symposium.program.models import Edition
from symposium.program.released import ReleasedSession

register = template.Library()


@register.simple_tag
def stage_for_room(edition: Edition, room_slug: str | None) -> Stage | None:
    """`{% stage_for_room edition session.room.slug as stage %}`; one query."""
    return queries.stage_in_room(edition, room_slug) if room_slug else None


@register.simple_tag
def stage_for_session(edition: Edition, session: ReleasedSession) -> Stage | None:
    """`{% stage_for_session edition session as stage %}`; one query."""
    return queries.stage_of(edition, session)


@register.simple_tag
def stages_of(edition: Edition) -> list[Stage]:
    """`{% stages_of edition as stages %}`: those that have a room, with it; one query."""
    return queries.stages_with_rooms(edition)
