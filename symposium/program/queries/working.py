"""The working state: lists for organizers."""

from django.db.models import Count, Q, QuerySet

from symposium.program.models import Edition, Participation, Room, Session, Speaker, Track


def sessions_of(
    edition: Edition, *, track: str = "", room: str = "", state: str = "", search: str = ""
) -> QuerySet[Session]:
    """Sessions for a table, with what each row shows. `state` is "", "scheduled" or "open"."""
    sessions = (
        Session.objects.filter(edition=edition)
        .select_related("room", "track")
        .prefetch_related("participations__speaker")
        .order_by("starts_at", "room__position", "id")
    )
    if track:
        sessions = sessions.filter(track__slug=track)
    if room:
        sessions = sessions.filter(room__slug=room)
    if state == "scheduled":
        sessions = sessions.scheduled()
    elif state == "open":
        sessions = sessions.exclude(starts_at__isnull=False, room__isnull=False)
    for word in search.split():
        sessions = sessions.filter(Q(title__icontains=word) | Q(slug__icontains=word))
    return sessions


def session_with_people(session: Session) -> list[Participation]:
    """Who takes part in a session, in the order of the page."""
    return list(session.participations.select_related("speaker").order_by("position", "id"))


def rooms_of(edition: Edition) -> QuerySet[Room]:
    return edition.rooms.annotate(session_count=Count("sessions"))


def tracks_of(edition: Edition) -> QuerySet[Track]:
    return edition.tracks.annotate(session_count=Count("sessions"))


def speakers_of(edition: Edition, *, search: str = "") -> QuerySet[Speaker]:
    speakers = edition.speakers.select_related("institution", "user").annotate(
        session_count=Count("sessions", distinct=True)
    )
    for word in search.split():
        speakers = speakers.filter(Q(name__icontains=word) | Q(title__icontains=word))
    return speakers.order_by("id")
