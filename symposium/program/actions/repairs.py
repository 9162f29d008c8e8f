"""Doing with one click what a rule proposes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from symposium.accounts.models import User
from symposium.program import queries
from symposium.program.actions.sessions import Person, edit_session
from symposium.program.actions.sessions.editing import lock_edition
from symposium.program.actions.waivers import FindingSettled
from symposium.program.models import Edition, Participation, Session
from symposium.program.planning import rules
from symposium.program.planning.findings import Finding, Repair


@transaction.atomic
def repair_finding(
    *, edition: Edition, key: str, mark: str = "", index: int | None = None, by: User, at: datetime
) -> Session:
    """Do what the finding's repair with this mark says, or the one at this place in its list.
    Returns the session that it has changed.

    Raises FindingSettled when no rule finds this any more, or when another repair has taken the
    place of the one that the person has read; RoomTaken when the room was taken a moment ago.
    """
    lock_edition(edition.pk)
    finding = rules.finding(queries.plan_of(edition), key)
    repair = _chosen(finding, mark, index) if finding else None
    if repair is None:
        raise FindingSettled
    session = edition.sessions.get(guid=str(repair.values["session"]))
    values, people = _changes(edition, session, repair)
    return edit_session(
        session=session, version=session.version, values=values, people=people, by=by, at=at
    )


def _chosen(finding: Finding, mark: str, index: int | None) -> Repair | None:
    if mark:
        return next((repair for repair in finding.repairs if repair.mark == mark), None)
    return next(iter(finding.repairs[index : index + 1]), None) if index is not None else None


def _changes(
    edition: Edition, session: Session, repair: Repair
) -> tuple[Mapping[str, Any], list[Person] | None]:
    """What `edit_session` is to write: values, and people unless these stay as they are."""
    arguments = {name: str(value) for name, value in repair.values.items()}
    match repair.verb:
        case "move_to_room":
            return {"room": edition.rooms.get(slug=arguments["room"])}, None
        case "move_to_time":
            return {"starts_at": datetime.fromisoformat(arguments["starts_at"])}, None
        case "unschedule":
            return {"room": None, "starts_at": None}, None
        case "give_track":
            return {"track": edition.tracks.get(slug=arguments["track"])}, None
        case "stop_streaming":
            return {"is_streamed": False}, None
        case "confirm":
            return {}, _confirmed(session, arguments["person"])
        case "add_interpreter":
            speaker = edition.speakers.get(guid=arguments["person"])
            interpreter = Person("", Participation.Part.INTERPRETER, speaker.guid)
            return {}, [*_people(session), interpreter]
    raise AssertionError(f"No verb of a repair: {repair.verb}")


def _people(session: Session) -> list[Person]:
    parts = session.participations.order_by("position", "id")
    return [Person("", part, guid) for part, guid in parts.values_list("part", "speaker__guid")]


def _confirmed(session: Session, guid: str) -> list[Person]:
    """The session's people, this one confirmed in all parts."""
    return [
        Person("", person.part, person.guid, True if str(person.guid) == guid else None)
        for person in _people(session)
    ]
