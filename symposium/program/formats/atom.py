"""Atom (RFC 4287): one entry a release, in the active language."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from symposium.program.formats.publication import GENERATOR
from symposium.program.models import Edition
from symposium.program.queries.changes import ReleaseChanges

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
NAMESPACE = "http://www.w3.org/2005/Atom"
FEEDS = UUID("0b2f2f0e-9a0c-5f37-8d34-7c1a6a0d4c55")


def write(edition: Edition, releases: Sequence[ReleaseChanges], *, site_url: str) -> bytes:
    """A feed of these releases, the newest first. Ids hold no address, so they outlive a move."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    feed = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": language})
    _text(feed, "id", _id(edition, language))
    _text(feed, "title", _("Changes of the program: %(edition)s") % {"edition": edition})
    updated = releases[0].released_at if releases else edition.created_at
    _text(feed, "updated", _instant(updated))
    _text(ET.SubElement(feed, "author"), "name", str(edition))
    _text(feed, "generator", GENERATOR)
    _links(feed, edition, language, site_url)
    for release in releases:
        _entry(feed, edition, release, language, site_url)
    ET.indent(feed)
    return str.encode('<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, "unicode"))


def _links(feed: ET.Element, edition: Edition, language: str, site_url: str) -> None:
    """Itself, its page, and the same feed in the other languages."""
    own = site_url + reverse("program:changes_feed", args=[edition.slug])
    page = site_url + reverse("program:changes", args=[edition.slug])
    feed_type = CONTENT_TYPE.partition(";")[0]
    _link(feed, "self", own, feed_type, language)
    _link(feed, "alternate", page, "text/html", language)
    for code, _name in settings.LANGUAGES:
        if code != language:
            with translation.override(code):
                other = site_url + reverse("program:changes_feed", args=[edition.slug])
            _link(feed, "alternate", other, feed_type, code)


def _entry(
    feed: ET.Element, edition: Edition, release: ReleaseChanges, language: str, site_url: str
) -> None:
    entry = ET.SubElement(feed, "entry")
    _text(entry, "id", _id(edition, language, release.number))
    _text(entry, "title", _("Release %(number)d") % {"number": release.number})
    _text(entry, "updated", _instant(release.released_at))
    _text(entry, "published", _instant(release.released_at))
    address = site_url + reverse("program:changes", args=[edition.slug])
    link = f"{address}?until={release.number}#release-{release.number}"
    _link(entry, "alternate", link, "text/html", language)
    _text(entry, "summary", _summary(release))
    values = {"release": release, "edition": edition, "site_url": site_url}
    content = render_to_string("program/feed_entry.html", values).strip()
    _text(entry, "content", content).set("type", "html")


def _summary(release: ReleaseChanges) -> str:
    if release.is_first:
        count = release.session_count
        text = ngettext(
            "%(count)d session is published.", "%(count)d sessions are published.", count
        )
    else:
        count = len(release.changes)
        text = ngettext("%(count)d session has changed.", "%(count)d sessions have changed.", count)
    return text % {"count": count}


def _id(edition: Edition, *parts: object) -> str:
    return uuid5(FEEDS, "/".join([edition.slug, *(str(part) for part in parts)])).urn


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = text
    return element


def _link(parent: ET.Element, rel: str, href: str, media_type: str, language: str) -> None:
    attributes = {"rel": rel, "type": media_type, "hreflang": language, "href": href}
    ET.SubElement(parent, "link", attributes)
