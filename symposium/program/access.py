"""Who may see and do what: the only road from an id in a request to an edition or session."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from symposium.accounts.models import User
from symposium.accounts.roles import STAFF_ROLES, Permission, permissions_of
from symposium.program.models import (
    Appointment,
    Edition,
    PersonalCalendar,
    Release,
    Room,
    ScheduleProposal,
    Session,
    SessionDocument,
    Speaker,
    Track,
    UploadedSchedule,
)
from symposium.program.released import (
    ReleasedProgram,
    ReleasedRoom,
    ReleasedSession,
    ReleasedTrack,
)

Row = TypeVar("Row", bound=Model)
Thing = TypeVar("Thing")
View = TypeVar("View", bound=Callable[..., HttpResponseBase])
Visitor = User | AnonymousUser

NOTICES_SALT = "symposium.program.notices"


def get_edition_for(user: Visitor, slug: str) -> Edition:
    """A published edition, or a draft for those who serve in it.

    Raises Http404 for everybody else, as if there were none.
    """
    edition = Edition.objects.filter(slug=slug).first()
    if edition is None or not (edition.is_published or permissions_for(user, edition)):
        raise Http404(_("There is no edition at this address."))
    return edition


def permissions_for(user: Visitor, edition: Edition) -> frozenset[Permission]:
    """All that a person may do in an edition; asked once per person object and edition."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    if user.is_superuser:
        return frozenset(Permission)
    known: dict[int, frozenset[Permission]] = user.__dict__.setdefault("_permissions", {})
    if edition.pk not in known:
        roles = Appointment.objects.filter(edition=edition, user=user)
        known[edition.pk] = permissions_of(set(roles.values_list("role", flat=True)))
    return known[edition.pk]


def may(user: Visitor, edition: Edition, permission: Permission) -> bool:
    return permission in permissions_for(user, edition)


def require(user: Visitor, edition: Edition, permission: Permission) -> None:
    """Raise Http404 unless the person has the permission: outsiders learn nothing."""
    if not may(user, edition, permission):
        raise Http404(_("There is no page at this address."))


def requires(permission: Permission) -> Callable[[View], View]:
    """For organizers' views: strangers are asked to sign in, outsiders get 404."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(
            request: HttpRequest, edition: Edition, *args: Any, **kwargs: Any
        ) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            require(request.user, edition, permission)
            return view(request, edition, *args, **kwargs)

        # What the matrix of permissions asks about.
        guarded.permission = permission  # type: ignore[attr-defined]
        return cast("View", guarded)

    return decorate


def is_staff(user: User) -> bool:
    """Whether somebody may see people's data or publish in any edition, or runs the installation;
    named by the setting STAFF_TEST."""
    if user.is_staff or user.is_superuser:
        return True
    return Appointment.objects.filter(user=user, role__in=STAFF_ROLES).exists()


def may_support(agent: Visitor, edition: Edition, person: User) -> bool:
    """Whether one of the staff may use the pages as somebody else: nobody who runs the
    installation, and nobody who may do anything anywhere that the agent may not do there."""
    if not isinstance(agent, User) or not may(agent, edition, Permission.SUPPORT):
        return False
    if person == agent or not person.is_active or person.is_staff or person.is_superuser:
        return False
    served = Edition.objects.filter(appointments__user=person).distinct()
    return all(permissions_for(person, one) <= permissions_for(agent, one) for one in served)


def get_session_for(user: Visitor, edition: Edition, slug: str) -> Session:
    """A session's working state, for those who may edit the program; Http404 for others."""
    require(user, edition, Permission.EDIT_PROGRAM)
    session = Session.objects.filter(edition=edition, slug=slug).first()
    if session is None:
        raise Http404(_("There is no session at this address."))
    return session


def get_session_by_guid_for(user: Visitor, edition: Edition, guid: UUID) -> Session:
    """The same by GUID, which the editor knows sessions by."""
    require(user, edition, Permission.EDIT_PROGRAM)
    return _first_or_404(Session.objects.filter(edition=edition, guid=guid))


def get_release_for(user: Visitor, edition: Edition, number: int) -> Release:
    """A release without its document, for those who publish; Http404 for others."""
    require(user, edition, Permission.PUBLISH_PROGRAM)
    releases = Release.objects.filter(edition=edition, number=number)
    releases = releases.select_related("edition", "released_by", "restores")
    return _first_or_404(releases.defer("document", "restores__document"))


def get_reader_of_notices(edition: Edition, token: str) -> User:
    """Whose letters a signed address is about, as `emails` writes it; Http404 for any other."""
    try:
        about, user = signing.loads(token, salt=NOTICES_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        raise Http404(_("There is no page at this address.")) from None
    if about != edition.pk:
        raise Http404(_("There is no page at this address."))
    return _first_or_404(User.objects.filter(pk=user))


def notices_token(edition: Edition, user_id: int) -> str:
    """What `get_reader_of_notices` reads. It does not expire: letters are read late."""
    return signing.dumps([edition.pk, user_id], salt=NOTICES_SALT)


def get_document_for(user: Visitor, session: Session, key: int) -> SessionDocument:
    """A document of a session, for those who may edit the program; Http404 for others."""
    require(user, session.edition, Permission.EDIT_PROGRAM)
    return _first_or_404(SessionDocument.objects.filter(session=session, pk=key))


def get_released_session(program: ReleasedProgram, slug: str) -> ReleasedSession:
    """A session that a release shows to everybody; Http404 when it does not."""
    session = program.by_slug.get(slug)
    if session is None:
        raise Http404(_("There is no session at this address."))
    return session


def get_released_room(program: ReleasedProgram, slug: str) -> ReleasedRoom:
    """A room that a release shows to everybody; Http404 when it does not."""
    return _found(next((room for room in program.rooms if room.slug == slug), None))


def get_released_track(program: ReleasedProgram, slug: str) -> ReleasedTrack:
    """A track that a release shows to everybody; Http404 when it does not."""
    return _found(next((track for track in program.tracks if track.slug == slug), None))


def get_row_of(edition: Edition, session: ReleasedSession) -> Session:
    """The row behind a released session, for what refers to it, such as stars."""
    row = Session.objects.filter(edition=edition, guid=session.guid).first()
    if row is None:
        raise Http404(_("There is no session at this address."))
    return row


def get_room_for(user: Visitor, edition: Edition, slug: str) -> Room:
    """A room, for those who may edit the program; Http404 for others."""
    require(user, edition, Permission.EDIT_PROGRAM)
    return _first_or_404(Room.objects.filter(edition=edition, slug=slug))


def get_track_for(user: Visitor, edition: Edition, slug: str) -> Track:
    """A track, for those who may edit the program; Http404 for others."""
    require(user, edition, Permission.EDIT_PROGRAM)
    return _first_or_404(Track.objects.filter(edition=edition, slug=slug))


def get_speaker_for(user: Visitor, edition: Edition, guid: UUID) -> Speaker:
    """Somebody on the program, for those who may edit it; Http404 for others."""
    require(user, edition, Permission.EDIT_PROGRAM)
    return _first_or_404(Speaker.objects.filter(edition=edition, guid=guid))


def get_uploaded_schedule_for(
    user: Visitor, edition: Edition, guid: UUID, at: datetime
) -> UploadedSchedule:
    """A file that this person has uploaded to this edition within the last hours; Http404 else."""
    require(user, edition, Permission.EDIT_PROGRAM)
    uploads = UploadedSchedule.objects.fresh(at)
    return _first_or_404(uploads.filter(edition=edition, guid=guid, uploaded_by=user.pk))


def get_proposal_for(user: Visitor, edition: Edition, guid: UUID) -> ScheduleProposal:
    """A run of the planner, for those who may edit the program; Http404 for others."""
    require(user, edition, Permission.EDIT_PROGRAM)
    return _first_or_404(ScheduleProposal.objects.filter(edition=edition, guid=guid))


def get_personal_calendar(edition: Edition, secret: str) -> PersonalCalendar:
    """The calendar with this secret, for whoever knows it, as long as its person may sign in."""
    calendars = PersonalCalendar.objects.filter(edition=edition, secret=secret)
    return _first_or_404(calendars.filter(user__is_active=True).select_related("user"))


def _first_or_404(rows: QuerySet[Row]) -> Row:
    return _found(rows.first())


def _found(thing: Thing | None) -> Thing:
    if thing is None:
        raise Http404(_("There is nothing at this address."))
    return thing
