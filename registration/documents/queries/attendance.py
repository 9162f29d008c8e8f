"""Who has taken part for how long, and whether it is enough for a certificate."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from registration import attendance
from registration.documents.models import CertificateRule, IssuedDocument
from registration.models import Registration, Workshop, WorkshopPlace
from symposium.program.models import Edition


@dataclass(frozen=True, kw_only=True)
class Attended:
    """A row of the list. `needed` is None where no threshold has been set: nobody reaches it."""

    registration: Registration
    on_site_minutes: int
    online_minutes: int
    minutes: int
    needed: int | None
    workshop: Workshop | None = None
    document: IssuedDocument | None = None

    @property
    def has_reached(self) -> bool:
        return self.needed is not None and self.minutes >= self.needed


def attended(edition: Edition, registrations: Sequence[Registration]) -> list[Attended]:
    """A row for each, in their order. Three queries and those of the sources."""
    ids = [registration.pk for registration in registrations]
    spans = attendance.spans(edition)
    available = attendance.whole_minutes(spans)
    measured = attendance.measured(edition, ids, within=spans)
    rules = {
        rule.category_id: rule
        for rule in CertificateRule.objects.filter(edition=edition, workshop=None)
    }
    documents = _valid(ids, None)
    rows = []
    for registration in registrations:
        rule = rules.get(registration.category_id) or rules.get(None)
        found = measured[registration.pk]
        rows.append(
            Attended(
                registration=registration,
                on_site_minutes=found.on_site_minutes,
                online_minutes=found.online_minutes,
                minutes=found.minutes,
                needed=rule.needed(available) if rule else None,
                document=documents.get(registration.pk),
            )
        )
    return rows


def attended_in_workshop(
    workshop: Workshop, registration_ids: Iterable[int] | None = None
) -> list[Attended]:
    """The same for the cohort of a workshop, from what was noted for each day."""
    # Guests have no registration, so that nothing can be issued to them.
    cohort = workshop.places.filter(
        state=WorkshopPlace.State.CONFIRMED, registration__isnull=False
    ).select_related("registration__institution", "registration__edition", "registration__category")
    everybody = list(cohort.order_by("registration__display_name", "pk"))
    available = _available(workshop, everybody)
    rule = CertificateRule.objects.filter(workshop=workshop).first()
    wanted = None if registration_ids is None else set(registration_ids)
    places = [
        (place.registration, place)
        for place in everybody
        if place.registration and (wanted is None or place.registration_id in wanted)
    ]
    documents = _valid([registration.pk for registration, _place in places], workshop)
    return [
        Attended(
            registration=registration,
            on_site_minutes=_minutes(place),
            online_minutes=0,
            minutes=_minutes(place),
            needed=rule.needed(available) if rule else None,
            workshop=workshop,
            document=documents.get(registration.pk),
        )
        for registration, place in places
    ]


def own_certificates(registration: Registration) -> list[Attended]:
    """What one person has reached or is on the way to: the edition, then each workshop."""
    workshops = Workshop.objects.filter(
        places__registration=registration,
        places__state=WorkshopPlace.State.CONFIRMED,
        certificate_rule__isnull=False,
    )
    rows = attended(registration.edition, [registration])
    for workshop in workshops:
        rows += attended_in_workshop(workshop, [registration.pk])
    return [row for row in rows if row.needed is not None or row.document]


def still_without(rows: Iterable[Attended]) -> list[Attended]:
    """Those who have reached the threshold and have no certificate yet."""
    return [row for row in rows if row.has_reached and row.document is None]


def _minutes(place: WorkshopPlace) -> int:
    return sum(int(minutes) for minutes in place.attended.values())


def _available(workshop: Workshop, places: Sequence[WorkshopPlace]) -> int:
    """How long it lasted: as its session says, else as long as the longest that anybody was
    there on each day."""
    session = workshop.session
    if session is not None and session.starts_at and session.ends_at:
        return attendance.whole_minutes([(session.starts_at, session.ends_at)])
    days = {day for place in places for day in place.attended}
    return sum(max(int(place.attended.get(day, 0)) for place in places) for day in days)


def _valid(registration_ids: Sequence[int], workshop: Workshop | None) -> dict[int, IssuedDocument]:
    found = IssuedDocument.objects.valid().filter(
        registration__in=registration_ids,
        kind=IssuedDocument.Kind.CERTIFICATE,
        workshop=workshop,
    )
    return {document.registration_id: document for document in found}
