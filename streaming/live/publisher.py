"""From an event to the log. Named by `settings.EVENT_PUBLISHER`, called after commit."""

import logging

from symposium.lib import eventlog
from symposium.lib.events import Event, Json, encode

log = logging.getLogger(__name__)


def publish(event: Event) -> None:
    """Append an event to its stream.

    Never fails: what it tells is committed already. When the log is away the event is lost, and
    the hubs notice the difference when they next compare their boards with the database.
    """
    append(event.stream, event.as_json(), replaces=event.replacement_key())


def append(stream: str, event: Json, *, replaces: str = "") -> None:
    """Append an event in its JSON form to a stream of the log."""
    try:
        eventlog.get_log().append(stream, encode(event), replaces=replaces)
    except eventlog.Unavailable as error:
        log.warning("Event %s was not sent to %s: %s", event["type"], stream, error)
