"""Files for organizers: who is inside, and everything that devices recorded."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from registration.checkin import queries
from registration.checkin.models import Scan
from registration.checkin.rules import Act, Verdict
from registration.models import Registration
from symposium.lib import sheets
from symposium.program.models import Edition


def inside_csv(edition: Edition, *, at: datetime) -> Iterator[str]:
    """The people who are inside at this time; what one takes along when the bell rings."""
    people = queries.inside_now(edition, at=at).with_details().order_by("display_name")
    head = [
        pgettext("person", "Name"),
        _("Name in Latin letters"),
        _("Institution"),
        _("Category"),
        _("Code"),
    ]
    return sheets.as_csv([head, *(_person(one) for one in people)])


def scans_csv(edition: Edition, *, at: datetime) -> Iterator[str]:
    """Every scan that has ever arrived, undone ones and those after a lockout included."""
    head = [
        _("Time"),
        _("Door"),
        _("Device"),
        pgettext("person", "Name"),
        _("Code"),
        _("Direction"),
        _("Went through"),
        _("On the device"),
        _("Verdict"),
        _("Offline"),
        _("Not counted"),
        _("Note"),
    ]
    return sheets.as_csv(
        [head, *(_scan(one, edition) for one in queries.scans_for_export(edition))]
    )


def _person(person: Registration) -> list[str]:
    return [
        person.display_name,
        person.latin_name,
        str(person.institution or ""),
        str(person.category),
        person.code,
    ]


def _scan(scan: Scan, edition: Edition) -> list[str]:
    person = scan.registration
    return [
        scan.at.astimezone(edition.zone).isoformat(sep=" ", timespec="seconds"),
        str(scan.door),
        scan.device.name,
        person.display_name if person else "",
        person.code if person else scan.text,
        str(Act(scan.act).label),
        _yes(scan.is_through),
        str(Verdict(scan.shown).label),
        str(Verdict(scan.verdict).label),
        _yes(scan.was_offline),
        _yes(scan.after_lockout),
        scan.note,
    ]


def _yes(value: bool) -> str:
    return _("Yes") if value else _("No")
