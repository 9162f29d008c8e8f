"""What organizers who have the editor open are told, the moment it is committed.

The draft is theirs alone: all of this goes to organizers, never to the public.
"""

from dataclasses import dataclass, field

from symposium.lib import eventlog
from symposium.lib.events import ROUTE, Event, Json, stream_of
from symposium.program.models import Edition


@dataclass(frozen=True, kw_only=True)
class DraftEvent(Event):
    """Something that happens to the draft of an edition's program."""

    audience = "organizers"

    edition: str = field(metadata=ROUTE)
    """The edition's slug."""

    @property
    def subject(self) -> str:
        return self.edition


@dataclass(frozen=True, kw_only=True)
class SessionSaved(DraftEvent):
    """This is the whole state of a session now, as `queries.editor_sessions` tells it."""

    type = "session.saved"
    replaces = ("guid",)

    session: Json
    by: str

    @property
    def guid(self) -> str:
        return str(self.session["guid"])


@dataclass(frozen=True, kw_only=True)
class SessionRemoved(DraftEvent):
    type = "session.removed"

    guid: str
    by: str


@dataclass(frozen=True, kw_only=True)
class ProgramReplaced(DraftEvent):
    """So much has changed that it is to be read anew."""

    type = "program.replaced"
    replaces = ()


@dataclass(frozen=True, kw_only=True)
class FindingsChanged(DraftEvent):
    """Rules or signatures have changed, and no session."""

    type = "findings.changed"
    replaces = ()


@dataclass(frozen=True, kw_only=True)
class Released(DraftEvent):
    """The draft as it was then is what the public sees from now on."""

    type = "released"
    replaces = ()

    number: int


def stream_for(edition_slug: str) -> str:
    """The stream of all these, for one edition."""
    return stream_of(edition_slug, DraftEvent.audience)


def position_in(edition: Edition) -> str:
    """Where the stream ends now. Read it before the draft: what happens meanwhile arrives once
    more as an event, which does no harm."""
    try:
        return eventlog.get_log().last_position(stream_for(edition.slug))
    except eventlog.Unavailable:
        return eventlog.START
