"""What became of a registration: asked for, in, in line, declined, out."""

from collections.abc import Callable

from registration.emails.offers import send_offer, send_waiting
from registration.emails.registering import send_cancellation, send_confirmation
from registration.emails.sending import send
from registration.models import Registration

State = Registration.State


def send_requested(registration: Registration) -> None:
    """The organizers have to agree first."""
    send(registration, "registration/emails/requested")


def send_declined(registration: Registration) -> None:
    """The organizers have not agreed; their reason stands in `decision_reason`."""
    send(registration, "registration/emails/declined")


OUTCOMES: dict[str, Callable[[Registration], None]] = {
    State.REQUESTED: send_requested,
    State.CONFIRMED: send_confirmation,
    State.WAITING: send_waiting,
    State.OFFERED: send_offer,
    State.DECLINED: send_declined,
    State.CANCELED: send_cancellation,
}


def send_outcome(registration: Registration) -> None:
    """Tell a person the state in which the registration is now."""
    OUTCOMES[registration.state](registration)
