"""What differs between two programs, session by session; no words yet."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from symposium.lib.translated import Translated
from symposium.program.released import ReleasedProgram, ReleasedSession

Kind = Literal["added", "moved", "changed", "removed"]
KINDS: tuple[Kind, ...] = ("added", "moved", "changed", "removed")

# Besides time and place. Neither the sequence nor the number is something that people read.
FIELDS = (
    *("title", "kind", "track", "participations", "floor_languages", "interpretation_languages"),
    *("is_streamed", "stage", "is_recorded", "recording_url", "documents", "abstract"),
    *("capacity", "sdg_goals", "pillars", "slug"),
)


@dataclass(frozen=True)
class Change:
    """What has become of one session. `before` is None when it is new, `after` when it is gone.

    `moved` says that time or place differ, whatever else does; `fields` is what else does.
    """

    kind: Kind
    before: ReleasedSession | None
    after: ReleasedSession | None
    fields: tuple[str, ...] = ()

    @property
    def session(self) -> ReleasedSession:
        """The session as it is now, or as it was."""
        shown = self.after or self.before
        assert shown is not None  # noqa: S101 - one of both is there
        return shown

    @property
    def guid(self) -> str:
        return self.session.guid

    @property
    def slug(self) -> str:
        return self.session.slug

    @property
    def title(self) -> Translated:
        return self.session.title

    @property
    def speaker_guids(self) -> set[str]:
        """All who have a part in it, or had one."""
        sessions = [session for session in (self.before, self.after) if session]
        return {part.speaker_guid for session in sessions for part in session.participations}


def compare(before: ReleasedProgram, after: ReleasedProgram) -> list[Change]:
    """Added, moved, changed and removed sessions, in this order, each in the order of time."""
    changes = [_change(before.by_guid.get(now.guid), now) for now in after.sessions]
    changes += [
        Change("removed", was, None) for was in before.sessions if was.guid not in after.by_guid
    ]
    found = [change for change in changes if change is not None]
    return sorted(found, key=lambda change: KINDS.index(change.kind))


def _change(was: ReleasedSession | None, now: ReleasedSession) -> Change | None:
    if was is None:
        return Change("added", None, now)
    fields = tuple(field for field in FIELDS if _value(was, field) != _value(now, field))
    if _place(was) != _place(now):
        return Change("moved", was, now, fields)
    return Change("changed", was, now, fields) if fields else None


def _place(session: ReleasedSession) -> tuple[datetime, datetime, str, Translated | None]:
    room = session.room
    return (
        session.starts_at,
        session.ends_at,
        room.slug if room else "",
        room.name if room else None,
    )


def _value(session: ReleasedSession, field: str) -> object:
    """A track's color is nothing that a session is about."""
    if field == "track":
        return session.track.name if session.track else None
    return getattr(session, field)
