"""What each figure means. The same words stand on the page, in exports and in the API."""

from django.utils.translation import gettext_lazy as _

CONCURRENT = _(
    "Distinct viewers whose player was heard of within the last 60 seconds, counted every 15 "
    "seconds. A viewer is a browser, or a signed-in person on whatever device."
)
PEAK = _("The largest of these counts.")
UNIQUE = _(
    "Distinct viewers. Exact in a small installation and for signed-in people; with Redis an "
    "estimate whose standard error is 0.81 %."
)
REGISTERED = _("Signed-in people who watched, each counted once; exact.")
WATCH_TIME = _(
    "All the time in which players were playing. Pauses and interruptions do not count, and what "
    "one viewer plays in two tabs counts once. The last two minutes are still open."
)
AVERAGE_MINUTE = _("Watch time divided by the length of the broadcast so far.")
PLATFORM = _(
    "What other platforms or publications say. It is shown beside our own figures and never "
    "added to them, for nobody can tell how many watched in both places."
)
VIEWERS = _("Viewers: people, as the platform counts them.")
PLAYS = _("Plays: times that playback began; one person may have begun many times.")
