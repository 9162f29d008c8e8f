"""Workshops as people see them: free places, one's own, what overlaps; and as organizers do."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from django.db.models import Q

from registration.models import Registration, Workshop, WorkshopPlace
from registration.models.workshops import WorkshopQuerySet
from symposium.program.models import Edition
from symposium.program.queries.releases import released_program
from symposium.program.released import ReleasedProgram, ReleasedSession

State = WorkshopPlace.State
Window = tuple[datetime, datetime]


@dataclass(frozen=True)
class Listed:
    """A workshop with its counts, when it meets, and what it means to the one who looks."""

    workshop: Workshop
    session: ReleasedSession | None
    place: WorkshopPlace | None
    is_open: bool
    # Other workshops of the person that are at the same time.
    overlaps: list[Workshop] = field(default_factory=list)

    @property
    def free(self) -> int:
        return free_places(self.workshop)


def free_places(workshop: Workshop) -> int:
    """How many can sign up at once, of a workshop with counts: none while somebody waits."""
    counts = vars(workshop)
    left: int = workshop.size - counts[State.CONFIRMED] - counts[State.OFFERED]
    return 0 if counts[State.WAITING] else max(left, 0)


def listed(edition: Edition, registration: Registration | None, *, at: datetime) -> list[Listed]:
    """The public workshops of an edition, in the order of their days. Three queries."""
    workshops = _complete(edition.workshops.filter(is_public=True))
    return _listed(edition, workshops, registration, at=at)


def one_listed(workshop: Workshop, registration: Registration | None, *, at: datetime) -> Listed:
    """One of them, by `access.get_workshop`. Four queries."""
    counted = _complete(Workshop.objects.filter(pk=workshop.pk))
    return _listed(workshop.edition, counted, registration, at=at)[0]


def of_session(edition: Edition, session: ReleasedSession, *, at: datetime) -> Listed | None:
    """The public workshop that a released session is. One query."""
    found = edition.workshops.filter(session__guid=session.guid, is_public=True)
    workshop = found.with_counts().first()
    if workshop is None:
        return None
    is_open = workshop.is_open_at(at) and not edition.is_over(at)
    return Listed(workshop=workshop, session=session, place=None, is_open=is_open)


def own(registration: Registration, *, at: datetime) -> list[Listed]:
    """Those in which a person has a place, an offer, or a place in line."""
    mine = Q(places__registration=registration) & ~Q(places__state=State.CANCELED)
    ids = Workshop.objects.filter(mine).values("pk")
    workshops = _complete(Workshop.objects.filter(pk__in=ids))
    return _listed(registration.edition, workshops, registration, at=at)


def before(place: WorkshopPlace) -> int:
    """How many stand in line before somebody."""
    earlier = Q(waiting_since__lt=place.waiting_since)
    same = Q(waiting_since=place.waiting_since, pk__lt=place.pk)
    line = WorkshopPlace.objects.filter(workshop=place.workshop_id, state=State.WAITING)
    return line.filter(earlier | same).count()


def _complete(workshops: WorkshopQuerySet) -> list[Workshop]:
    return list(workshops.with_counts().select_related("edition", "session"))


def _listed(
    edition: Edition,
    workshops: list[Workshop],
    registration: Registration | None,
    *,
    at: datetime,
) -> list[Listed]:
    program = released_program(edition)
    places = _places_of(registration)
    others = [(place.workshop, _windows(place.workshop, program)) for place in places.values()]
    found = []
    for workshop in workshops:
        windows = _windows(workshop, program)
        place = places.get(workshop.pk)
        found.append(
            Listed(
                workshop=workshop,
                session=session_of(workshop, program),
                place=place,
                is_open=workshop.is_open_at(at) and not edition.is_over(at),
                overlaps=[
                    other
                    for other, others_windows in others
                    if other.pk != workshop.pk and _overlap(windows, others_windows)
                ],
            )
        )
    return sorted(found, key=lambda one: _order(one, edition))


def _places_of(registration: Registration | None) -> dict[int, WorkshopPlace]:
    if registration is None:
        return {}
    places = registration.workshop_places.exclude(state=State.CANCELED)
    return {
        place.workshop_id: place
        for place in places.select_related("workshop__edition", "workshop__session")
    }


def session_of(workshop: Workshop, program: ReleasedProgram) -> ReleasedSession | None:
    """The session that it is, as it was released; what is not released stays unknown."""
    if workshop.session is None:
        return None
    return program.by_guid.get(str(workshop.session.guid))


def _windows(workshop: Workshop, program: ReleasedProgram) -> list[Window]:
    """When it meets: its session's time, else the whole of its days."""
    session = session_of(workshop, program)
    if session is not None:
        return [(session.starts_at, session.ends_at)]
    zone = workshop.edition.zone
    starts = [datetime.combine(day, time(), tzinfo=zone) for day in workshop.dates]
    return [(start, start + timedelta(days=1)) for start in starts]


def _overlap(some: Iterable[Window], others: list[Window]) -> bool:
    return any(
        start < other_end and other_start < end
        for start, end in some
        for other_start, other_end in others
    )


def _order(one: Listed, edition: Edition) -> tuple[datetime, int]:
    if one.session is not None:
        return one.session.starts_at, one.workshop.pk
    days = one.workshop.dates
    first = datetime.combine(days[0], time(), tzinfo=edition.zone) if days else None
    return first or datetime.max.replace(tzinfo=UTC), one.workshop.pk
