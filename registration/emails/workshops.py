"""A place in a workshop is offered, or has gone to the next."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from registration.emails.sending import send, time_of
from registration.models import WorkshopPlace


def send_place_offer(place: WorkshopPlace) -> None:
    """A place is free and kept until an answer, or until `answer_by`."""
    _send(place, "registration/emails/place_offer")


def send_place_offer_ended(place: WorkshopPlace) -> None:
    """Nobody has answered in time; the place goes to the next in line."""
    _send(place, "registration/emails/place_offer_ended")


def _send(place: WorkshopPlace, template: str) -> None:
    registration = place.registration
    if registration is None:
        return
    with translation.override(registration.language):
        slugs = [registration.edition.slug, place.workshop.slug]
        address = settings.SITE_URL + reverse("registration:workshop", args=slugs)
        name = str(place.workshop)
    until = time_of(registration, place.answer_by) if place.answer_by else ""
    send(registration, template, workshop=name, workshop_address=address, until=until)
