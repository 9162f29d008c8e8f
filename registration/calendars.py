"""The edition in the calendar of somebody who takes part: all days of it, until one cancels."""

import base64
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from icalendar import Calendar, Event

from registration.letters import values
from registration.models import Registration
from symposium.lib import mail
from symposium.program.formats.cleaning import comparable
from symposium.program.formats.publication import GENERATOR


def edition_days(registration: Registration) -> mail.Attachment:
    """A publication and no invitation, as all our calendars: nobody is asked to answer it. Its UID
    stays, and its SEQUENCE rises with each change, so a cancellation crosses the days out."""
    edition = registration.edition
    changed_at = (registration.changed_at or registration.registered_at).astimezone(UTC)
    is_off = registration.is_canceled
    with translation.override(registration.language):
        event = Event()
        event.add("uid", f"edition-{edition.slug}@{urlsplit(settings.SITE_URL).hostname}")
        event.add("sequence", _sequence(changed_at))
        event.add("dtstamp", changed_at)
        event.add("dtstart", edition.starts_on)
        event.add("dtend", edition.ends_on + timedelta(days=1))
        event.add("summary", comparable(str(edition)))
        event.add("status", "CANCELLED" if is_off else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        if place := ", ".join(filter(None, [str(edition.venue), str(edition.city)])):
            event.add("location", comparable(place))
        event.add("url", values.addresses(edition)["own_address"])
        calendar = Calendar()
        calendar.add("prodid", f"-//{GENERATOR}//Registration//EN")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add_component(event)
    return mail.Attachment(
        name=f"{edition.slug}.ics",
        mime_type="text/calendar",
        content_base64=base64.b64encode(calendar.to_ical()).decode(),
        method="PUBLISH",
    )


def _sequence(at: datetime) -> int:
    """Minutes since 1970: rises by itself, and fits where calendars keep 32 bits."""
    return int(at.timestamp()) // 60
