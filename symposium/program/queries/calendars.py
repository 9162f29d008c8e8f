"""Which released sessions stand in somebody's own calendar."""

from collections.abc import Collection
from dataclasses import dataclass

from symposium.accounts.models import User
from symposium.program.models import Edition, PersonalCalendar, Speaker
from symposium.program.queries.stars import starred_guids
from symposium.program.released import ReleasedProgram, ReleasedSession


@dataclass(frozen=True)
class OwnSessions:
    """`cancelled`: starred ones that a release held and the latest one does not."""

    sessions: tuple[ReleasedSession, ...]
    cancelled: tuple[ReleasedSession, ...]


def personal_calendar_of(user: User, edition: Edition) -> PersonalCalendar | None:
    return PersonalCalendar.objects.filter(user=user, edition=edition).first()


def own_sessions(
    user: User, edition: Edition, program: ReleasedProgram, *, dropped: Collection[str] = ()
) -> OwnSessions:
    """What the person has starred, and where they speak, chair or interpret. Costs two queries.

    `dropped`: GUIDs of what the person had starred and organizers have deleted.
    """
    speakers = Speaker.objects.filter(edition=edition, user=user).values_list("guid", flat=True)
    return chosen_sessions(
        program,
        guids=starred_guids(user, edition),
        speakers={str(guid) for guid in speakers},
        dropped=dropped,
    )


def chosen_sessions(
    program: ReleasedProgram,
    *,
    guids: Collection[str],
    speakers: Collection[str] = (),
    dropped: Collection[str] = (),
) -> OwnSessions:
    """Sessions by their own GUID or by that of somebody in them; unknown ones are passed over."""

    def is_own(session: ReleasedSession) -> bool:
        return session.guid in guids or any(
            part.speaker_guid in speakers for part in session.participations
        )

    return OwnSessions(
        sessions=tuple(filter(is_own, program.sessions)),
        cancelled=tuple(
            session for session in program.cancelled if is_own(session) or session.guid in dropped
        ),
    )
