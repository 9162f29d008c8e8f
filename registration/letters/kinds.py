"""The letters that the house writes by itself, for which an edition may have words of its own."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """`extra` names placeholders beyond those of all letters; `has_part` says that a part of ours
    (a code, a table) follows whatever an organizer writes."""

    label: "str | Promise"
    extra: tuple[str, ...] = ()
    has_part: bool = False


# By the last part of the template's name: `registration/emails/<kind>`.
KINDS: dict[str, Kind] = {
    "confirmation": Kind(_("The place is confirmed"), has_part=True),
    "requested": Kind(_("The organizers have to agree first")),
    "waiting": Kind(_("On the waiting list")),
    "offer": Kind(_("A seat is offered"), extra=("until",), has_part=True),
    "offer_ended": Kind(_("An offered seat was not taken")),
    "place_offer": Kind(
        _("A place in a workshop is offered"), extra=("workshop", "until"), has_part=True
    ),
    "place_offer_ended": Kind(
        _("An offered place in a workshop was not taken"), extra=("workshop",)
    ),
    "declined": Kind(_("Declined"), extra=("reason",)),
    "cancellation": Kind(_("Canceled")),
    "transferred": Kind(_("The place has gone to a colleague")),
}
