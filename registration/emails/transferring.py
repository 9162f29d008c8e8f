"""A place that goes from one person to another."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from registration.emails.sending import send
from registration.models import Registration, Transfer


def send_transfer(transfer: Transfer) -> None:
    """To the colleague: the place is offered; the link leads to where it is accepted."""
    registration = transfer.registration
    with translation.override(registration.language):
        path = reverse("registration:take_over", args=[registration.edition.slug, transfer.code])
    send(
        registration,
        "registration/emails/transfer",
        to=transfer.email,
        transfer=transfer,
        transfer_address=settings.SITE_URL + path,
    )


def send_transferred(registration: Registration, *, to: str) -> None:
    """To the old person, while the registration is still the old person's: the place is gone."""
    send(registration, "registration/emails/transferred", colleague=to)
