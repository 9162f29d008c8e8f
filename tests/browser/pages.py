"""Every page that a person can open, for the tests and pictures that visit them all.

Addresses stand below `/<language>/2021/`; a role names whose eyes are needed.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sight:
    name: str
    path: str
    role: str = ""


SIGHTS = [
    Sight("home", ""),
    Sight("program", "program/"),
    Sight("session", "program/sessions/opening/"),
    Sight("program-list", "program/list/"),
    Sight("program-search", "program/list/?q=%E5%85%89"),
    Sight("program-now", "program/now/"),
    Sight("program-rooms", "program/rooms/"),
    Sight("program-room", "program/rooms/main-hall/"),
    Sight("program-tracks", "program/tracks/"),
    Sight("program-people", "program/people/"),
    Sight("program-changes", "program/changes/"),
    Sight("program-stars", "program/list/?stars=1"),
    Sight("program-embed", "program/embed/"),
    Sight("calls", "calls/"),
    Sight("call", "calls/talks/"),
    Sight("stages", "live/"),
    Sight("stage", "live/main/"),
    Sight("projector", "live/main/projector/", "moderator"),
    Sight("ledger", "live/main/questions/"),
    Sight("exhibition", "exhibition/"),
    Sight("work", "exhibition/works/w001/"),
    Sight("museums", "exhibition/institutions/"),
    Sight("register", "register/"),
    Sight("workshops", "workshops/"),
    Sight("workshop", "workshops/interactive-exhibit/"),
    Sight("sign-in", "../account/login/"),
    Sight("people", "../demonstration/"),
    Sight("missing", "program/sessions/no-such-session/"),
    Sight("me", "me/", "delegate"),
    Sight("account", "../account/", "organizer"),
    Sight("protect", "../account/protect/", "organizer"),
    Sight("prove", "../account/prove/", "delegate"),
    Sight("preferences", "../preferences/", "delegate"),
    Sight("own-calendar", "program/calendar/", "delegate"),
    Sight("own-proposals", "calls/mine/", "speaker"),
    Sight("jury-desk", "reviews/talks/", "jury"),
    Sight("moderator", "live/main/moderate/", "moderator"),
    Sight("desk", "organize/", "organizer"),
    Sight("organize-program", "organize/program/", "organizer"),
    Sight("organize-findings", "organize/program/findings/", "program_manager"),
    Sight("organize-rules", "organize/program/rules/", "program_manager"),
    Sight("organize-planner", "organize/program/planner/", "program_manager"),
    Sight("organize-publish", "organize/program/publish/", "program_manager"),
    Sight("organize-releases", "organize/program/releases/", "program_manager"),
    Sight("organize-release", "organize/program/releases/1/", "program_manager"),
    Sight("organize-import", "organize/program/import/", "program_manager"),
    Sight("organize-documents", "organize/program/sessions/opening/documents/", "program_manager"),
    Sight("organize-calls", "organize/calls/", "program_manager"),
    Sight("organize-call", "organize/calls/talks/", "program_manager"),
    Sight("committee", "organize/calls/talks/submissions/", "program_manager"),
    Sight("announce", "organize/calls/talks/announce/", "program_manager"),
    Sight("organize-jury", "organize/calls/talks/jury/", "program_manager"),
    Sight("letters", "organize/calls/talks/letters/", "program_manager"),
    Sight("letter", "organize/calls/talks/letters/accepted/", "program_manager"),
    Sight("organize-seats", "organize/registrations/seats/", "organizer"),
    Sight("organize-quota", "organize/registrations/seats/add/", "organizer"),
    Sight("organize-line", "organize/registrations/seats/line/", "organizer"),
    Sight("organize-workshops", "organize/workshops/", "organizer"),
    Sight("organize-workshop", "organize/workshops/1/", "organizer"),
    Sight("organize-workshop-form", "organize/workshops/1/edit/", "organizer"),
    Sight("organize-registrations", "organize/registrations/", "organizer"),
    Sight("registration-dashboard", "organize/registrations/dashboard/", "organizer"),
    Sight("organize-institutions", "organize/institutions/", "organizer"),
    Sight("organize-exhibition", "organize/exhibition/", "organizer"),
    Sight("organize-stages", "organize/stages/", "organizer"),
    Sight("organize-audience", "organize/audience/", "organizer"),
    Sight("edition", "organize/edition/", "organizer"),
    Sight("clone", "organize/edition/clone/", "organizer"),
    Sight("roles", "organize/people/", "organizer"),
    Sight("audit", "organize/audit/", "organizer"),
    Sight("design", "organize/design/", "organizer"),
]


def address(sight: Sight, language: str) -> str:
    if sight.path.startswith("../"):
        return f"/{language}/{sight.path.removeprefix('../')}"
    return f"/{language}/2021/{sight.path}"
