"""Telling the editors that are open what has been written."""

from collections.abc import Collection

from symposium.accounts.models import User
from symposium.lib import after_commit
from symposium.program import queries
from symposium.program.events import ProgramReplaced, SessionRemoved, SessionSaved
from symposium.program.models import Edition, Session

MOST_TOLD = 50
"""Past this many sessions at once an editor rather reads all anew."""


def tell_saved(edition: Edition, keys: Collection[int], by: User) -> None:
    """Tell the state of sessions as it is in this transaction, once that is committed."""
    if len(keys) > MOST_TOLD:
        after_commit.publish(ProgramReplaced(edition=edition.slug))
        return
    after_commit.publish(
        *(
            SessionSaved(edition=edition.slug, session=session, by=str(by))
            for session in queries.editor_sessions(edition, keys)
        )
    )


def tell_removed(session: Session, by: User) -> None:
    guid = str(session.guid)
    after_commit.publish(SessionRemoved(edition=session.edition.slug, guid=guid, by=str(by)))
