"""Sessions as the timetable shows them; each is written once a release, language and zone."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

from symposium.lib.folding import spans
from symposium.lib.icons import ICONS
from symposium.lib.templatetags.times import local_date, time_range
from symposium.lib.translated import RIGHT_TO_LEFT, Translated
from symposium.program.released import ReleasedSession

register = template.Library()

MOST_FRAGMENTS = 20_000
MOST_NAMES = 4
CHARACTERS_AROUND = 90
# Stands in a written session where its times in a visitor's zone go.
TIMES = mark_safe("\0times\0")
# And where its address takes along the zone that the page's address asks for.
ZONE = "\0zone\0"


@register.simple_tag(takes_context=True)
def session_card(context: Context, session: ReleasedSession) -> str:
    """A session of the timetable. Costs next to nothing from the second time on."""
    slug = context["edition"].slug
    starred = session.guid in context["stars"]
    clash = context["conflicts"].get(session.guid, ())
    times = time_range(session.starts_at, session.ends_at)
    zone = address_with_zone(context, "")
    if clash:
        written = _written(slug, session, times, starred=starred, clash=clash)
        return mark_safe(written.replace(ZONE, zone))  # noqa: S308 - both are written here
    fragments: dict[object, str] = context["program"].fragments
    key = (slug, session.guid, translation.get_language(), starred)
    if key not in fragments:
        if len(fragments) >= MOST_FRAGMENTS:
            fragments.clear()
        fragments[key] = _written(slug, session, TIMES, starred=starred)
    filled = fragments[key].replace(TIMES, times).replace(ZONE, zone)
    return mark_safe(filled)  # noqa: S308 - all are written here


@register.simple_tag(takes_context=True)
def dated_card(context: Context, session: ReleasedSession) -> str:
    """A session outside of a timetable: its day is told."""
    return found_card(context, session, ())


@register.simple_tag(takes_context=True)
def found_card(context: Context, session: ReleasedSession, words: Iterable[str]) -> str:
    """A session that a search has found: its day is told, and the words are marked."""
    day = local_date(session.starts_at, style="weekday")
    times = time_range(session.starts_at, session.ends_at)
    written = _written(
        context["edition"].slug,
        session,
        format_html("{} {}", day, times),
        starred=session.guid in context["stars"],
        clash=context["conflicts"].get(session.guid, ()),
        words=tuple(words),
    )
    return mark_safe(written.replace(ZONE, address_with_zone(context, "")))  # noqa: S308 - both are written here


@register.simple_tag(takes_context=True)
def address_with_zone(context: Context, address: str) -> str:
    """An address that keeps the zone which this page's own address asks for, if it does."""
    zone = context.get("asked_zone", "")
    return f"{address}?{urlencode({'tz': zone})}" if zone else address


def _written(
    slug: str,
    session: ReleasedSession,
    times: SafeString,
    *,
    starred: bool,
    clash: Iterable[ReleasedSession] = (),
    words: tuple[str, ...] = (),
) -> str:
    language = session.title.language
    title = str(session.title)
    return get_template("program/_session.html").render(
        {
            "session": session,
            "starts": session.starts_at.isoformat(),
            "ends": session.ends_at.isoformat(),
            "times": times,
            "address": reverse("program:session", args=[slug, session.slug]) + ZONE,
            "heard": _heard(
                translation.get_language() or "en",
                session.floor_languages,
                session.interpretation_languages,
                session.is_streamed,
            ),
            "starred": starred,
            "clash": clash,
            "language": language,
            "direction": direction(language),
            "plain_title": title,
            "title": marked(title, words),
            "also": _other_titles(session.title, language, words),
            "names": _names(session, words),
            "has_more_names": len(session.presenters) > MOST_NAMES,
            "snippet": _snippet(session.abstract, words) if words else None,
        }
    )


@lru_cache(maxsize=1000)
def _heard(
    _reader: str, floor: tuple[str, ...], interpretation: tuple[str, ...], is_streamed: bool
) -> str:
    """What is spoken, and where else one can hear it: the same for many sessions."""
    heard = {
        "floor_languages": floor,
        "interpretation_languages": interpretation,
        "is_streamed": is_streamed,
    }
    return get_template("program/_heard.html").render({"session": heard})


def marked(text: str, words: Iterable[str]) -> SafeString:
    """A text with the words of a search in `<mark>`; they are folded, the text is as written.

    Words that only a blank parts stand in one mark: between two marks it would be taken out.
    """
    if not words:
        return format_html("{}", text)
    parts: list[tuple[str, str]] = []
    at = 0
    for start, end in spans(text, words):
        before = text[at:start]
        if parts and before.isspace():
            earlier, found = parts.pop()
            parts.append((earlier, found + before + text[start:end]))
        else:
            parts.append((before, text[start:end]))
        at = end
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", parts), text[at:])


def _names(session: ReleasedSession, words: tuple[str, ...]) -> SafeString:
    """The first few people; those whom a search has found come before others."""
    people = [person.name for person in session.presenters if person.name]
    if words:
        people.sort(key=lambda name: not any(spans(text, words) for text in name.values()))
    return format_html_join(
        pgettext("between names", ", "),
        '<span lang="{}">{}</span>',
        ((name.language, marked(str(name), words)) for name in people[:MOST_NAMES]),
    )


def _other_titles(
    title: Translated, shown: str, words: tuple[str, ...]
) -> list[tuple[str, SafeString]]:
    """Titles in languages that are not shown, where the words stand in these alone."""
    if not words or spans(str(title), words):
        return []
    return [
        (language, marked(text, words))
        for language, text in title.items()
        if language != shown and spans(text, words)
    ][:1]


def _snippet(abstract: Translated, words: tuple[str, ...]) -> tuple[str, SafeString] | None:
    """The language and the place of an abstract where the words stand, the reader's one first."""
    order = [abstract.language, *abstract]
    for language in order:
        text = abstract.get(language, "")
        found = spans(text, words)
        if not found:
            continue
        start = max(0, found[0][0] - CHARACTERS_AROUND)
        end = min(len(text), found[0][1] + CHARACTERS_AROUND)
        before, after = "…" if start else "", "…" if end < len(text) else ""
        return language, marked(f"{before}{text[start:end].strip()}{after}", words)
    return None


@register.filter
def direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


@register.simple_tag
def icon_sheet(*names: str) -> SafeString:
    """The drawings of icons that a page repeats; `icon_of` refers to them."""
    symbols = format_html_join(
        "",
        '<symbol id="i-{}" viewBox="0 0 24 24">{}</symbol>',
        ((name, mark_safe(ICONS[name])) for name in names),  # noqa: S308 - our own drawings
    )
    return format_html('<svg class="icon-sheet" aria-hidden="true">{}</svg>', symbols)


@register.simple_tag
def icon_of(name: str) -> SafeString:
    """A repeated icon: the page must hold its `icon_sheet`."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>', name)
