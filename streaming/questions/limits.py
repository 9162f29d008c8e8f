"""How often one person, and one network, may ask and vote, over sockets and forms alike.

A person counts by account or browser. A browser that drops its cookie is a new person to us,
so its network is counted too; that limit is wide enough for a school behind one address.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from streaming.questions.access import Participant
from symposium.lib.addresses import network_of
from symposium.lib.refusals import Refusal


class TooManyQuestions(Refusal):
    code = "too_many"
    message = _("You have asked several questions just now. Please wait a minute.")


class TooManyVotes(Refusal):
    code = "too_many"
    message = _("That were many votes at once. Please wait a minute.")


@dataclass(frozen=True)
class Limit:
    """At most so many in a window of a minute."""

    name: str
    by_person: int
    by_network: int
    refusal: type[Refusal]


ASKING = Limit("ask", 5, 120, TooManyQuestions)
VOTING = Limit("vote", 90, 3_000, TooManyVotes)
WINDOW_SECONDS = 60


def check(limit: Limit, participant: Participant, address: str) -> None:
    """Count one act; raises the limit's refusal when it is one too many."""
    if not settings.RATE_LIMITS_ENABLED:
        return
    if (
        _count(f"{limit.name}:{participant.key}") > limit.by_person
        or _count(f"{limit.name}:{network_of(address)}") > limit.by_network
    ):
        raise limit.refusal


def _count(key: str) -> int:
    """Acts under this key in its window, this one included."""
    name = f"questions:{key}"
    if cache.add(name, 1, WINDOW_SECONDS):
        return 1
    try:
        return cache.incr(name)
    except ValueError:  # the window ended in between
        return 1
