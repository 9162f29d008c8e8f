"""Places in workshops: sign up, wait, accept, leave; by the rule and the moves of `lines`.

Locks are taken in this order: the edition's line, a registration, a workshop.
"""

from collections import Counter
from datetime import datetime, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from registration import emails, lines
from registration.models import Registration, Workshop, WorkshopPlace
from registration.queries.seats import rules_of
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

State = WorkshopPlace.State
# A workshop has one pool of places.
POOL = 0
ONE: "Counter[int]" = Counter({POOL: 1})


class NotTakingPart(Refusal):
    code = "not_taking_part"
    message = _("Workshops are for those whose registration is confirmed.")


class SignUpClosed(Refusal):
    code = "sign_up_closed"
    message = _("Signing up for this workshop is not possible now.")


@transaction.atomic
def sign_up(*, workshop: Workshop, registration: Registration, at: datetime) -> WorkshopPlace:
    """Take a free place, or stand at the end of the line. Twice is once.

    Raises SignUpClosed, and NotTakingPart for whoever is not confirmed.
    """
    locked = Registration.objects.select_for_update(no_key=True).get(pk=registration.pk)
    if not locked.is_confirmed:
        raise NotTakingPart
    workshop = lock(workshop)
    if not workshop.is_open_at(at) or workshop.edition.is_over(at):
        raise SignUpClosed
    found = workshop.places.filter(registration=locked).first()
    if found is not None and found.state != State.CANCELED:
        return found
    place = found or WorkshopPlace(workshop=workshop, registration=locked, created_at=at)
    lines.arrive(place, is_served=has_place_for_one_more(workshop), at=at)
    place.save()
    return place


@transaction.atomic
def accept_place(*, workshop: Workshop, registration: Registration, at: datetime) -> None:
    """Take the offered place. Twice is once. Raises `lines.OfferEnded`."""
    lock(workshop)
    place = WorkshopPlace.objects.filter(workshop=workshop, registration=registration).first()
    if place is None:
        raise lines.OfferEnded
    if lines.accept(place, at=at):
        place.save(update_fields=lines.FIELDS)


@transaction.atomic
def leave(*, workshop: Workshop, registration: Registration, at: datetime) -> None:
    """Give up a place, an offer or the place in line. Twice is once."""
    workshop = lock(workshop)
    place = workshop.places.filter(registration=registration).first()
    if place is not None:
        remove(place=place, at=at)


@transaction.atomic
def remove(*, place: WorkshopPlace, at: datetime) -> None:
    """Take somebody out, who has asked or whom an organizer takes out; the next is offered the
    place. What was noted of attendance stays."""
    workshop = lock(place.workshop)
    locked = WorkshopPlace.objects.get(pk=place.pk)
    if locked.state == State.CANCELED:
        return
    lines.leave(locked)
    locked.save(update_fields=lines.FIELDS)
    pass_on(workshop=workshop, at=at)


@transaction.atomic
def leave_all(*, edition: Edition, at: datetime) -> None:
    """Whoever does not come to the edition any more leaves its workshops."""
    gone = [Registration.State.CANCELED, Registration.State.DECLINED]
    places = WorkshopPlace.objects.filter(workshop__edition=edition, registration__state__in=gone)
    places = places.exclude(state=State.CANCELED).select_related("workshop")
    for place in places.order_by("workshop", "pk"):
        remove(place=place, at=at)


@transaction.atomic
def end_place_offers(*, workshop: Workshop, at: datetime) -> int:
    """End the offers that have run out, tell the people, and offer the places to the next in
    line. How many have ended; a second call finds none."""
    workshop = lock(workshop)
    over = workshop.places.filter(state=State.OFFERED, answer_by__lte=at)
    ended = list(over.select_related("registration__edition", "registration__delegation__head"))
    for place in ended:
        lines.leave(place)
        place.save(update_fields=lines.FIELDS)
        emails.send_place_offer_ended(place)
    if ended:
        pass_on(workshop=workshop, at=at)
    return len(ended)


def lock(workshop: Workshop) -> Workshop:
    """Wait until nobody else gives or takes places of it, to the end of the transaction."""
    rows = Workshop.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("edition", "session").get(pk=workshop.pk)


def pass_on(*, workshop: Workshop, at: datetime) -> None:
    """Offer free places down the line of a locked workshop; a second call offers nothing more."""
    if workshop.edition.is_over(at):
        return
    waiting = workshop.places.filter(state=State.WAITING).order_by("waiting_since", "pk")
    waiting = waiting.select_related("registration__edition", "registration__delegation__head")
    parties = [lines.Party([place], ONE) for place in waiting]
    until = lines.answer_by(
        at=at, hours=rules_of(workshop.edition).answer_hours, starts_at=starts_at(workshop)
    )
    for verdict in _walk(workshop, parties):
        for place in verdict.party.rows if verdict.is_served else []:
            lines.offer(place, until=until)
            place.save(update_fields=lines.FIELDS)
            emails.send_place_offer(place)


def has_place_for_one_more(workshop: Workshop) -> bool:
    """Whether a newcomer is served, all before them having had their turn."""
    waiting = workshop.places.filter(state=State.WAITING)
    parties = [lines.Party([place], ONE) for place in waiting]
    newcomer: lines.Party[WorkshopPlace] = lines.Party([], ONE)
    return _walk(workshop, [*parties, newcomer])[-1].is_served


def starts_at(workshop: Workshop) -> datetime:
    """When it begins, as far as it is known."""
    if workshop.session and workshop.session.starts_at:
        return workshop.session.starts_at
    if workshop.days:
        return datetime.combine(workshop.dates[0], time(), tzinfo=workshop.edition.zone)
    return workshop.edition.starts_at


def _walk(
    workshop: Workshop, parties: "list[lines.Party[WorkshopPlace]]"
) -> "list[lines.Verdict[WorkshopPlace]]":
    taken = workshop.places.filter(state__in=WorkshopPlace.SEATED).count()
    return lines.walk(parties, free={POOL: workshop.size - taken}, sizes={POOL: workshop.size})
