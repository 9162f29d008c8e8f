"""What check-in adds to other pages: minutes on site, and lines of a person's timeline."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from registration import attendance, timeline
from registration.checkin import queries
from registration.checkin.models import Scan
from registration.checkin.rules import Act, Verdict
from registration.models import Registration
from symposium.program.models import Edition


def on_site(
    edition: Edition, registration_ids: Sequence[int]
) -> dict[int, list[tuple[datetime, datetime]]]:
    """When people were on site so far, for certificates."""
    return queries.intervals_of(edition, registration_ids, at=timezone.now())


def entries(registration: Registration) -> Iterator[timeline.Entry]:
    """One line for each scan: which door, which way, and what the rules said."""
    scans = Scan.objects.filter(registration=registration).select_related("door", "device")
    for scan in scans:
        words = {"door": scan.door, "verdict": Verdict(scan.verdict).label}
        if scan.act == Act.OUT:
            text = _("Went out: %(door)s") % words
        elif scan.act == Act.UNDO:
            text = _("Undone: %(door)s") % words
        elif scan.is_through:
            text = _("Came in: %(door)s (%(verdict)s)") % words
        else:
            text = _("Was not let in: %(door)s (%(verdict)s)") % words
        yield timeline.Entry(at=scan.at, text=text, by=scan.device.name)


def register() -> None:
    timeline.register(entries)
    attendance.register("on_site", on_site)
