"""Rooms and tracks that an import brings along: which are known, and new ones, not yet saved."""

from collections.abc import Sequence

from django.utils.text import slugify

from symposium.program.formats.draft import DraftRoom, DraftTrack
from symposium.program.formats.naming import Places
from symposium.program.models import Edition, Room, Track

TRACK_COLORS = ["#2f5d8a", "#8a3a63", "#1f6f5c", "#a3571c", "#5b4a9b", "#7a6a12"]


def new_rooms(
    edition: Edition, items: Sequence[DraftRoom], known: Sequence[Room], places: Places[Room]
) -> list[Room]:
    """Those that are not there yet; afterwards `places` finds each room by its name in the file."""
    taken = {"new", *(room.slug for room in known)}
    found: list[Room] = []
    for item in items:
        slug = slugify(item.name)[:50].strip("-")
        room = places.find(item.guid) if item.guid else None
        room = room or places.find(item.name) or (places.find(slug) if slug else None)
        if room is None:
            position = len(known) + len(found)
            room = Room(
                edition=edition,
                slug=free_slug(slug or f"n-{position}", taken, 50),
                name={edition.languages[0]: item.name},
                capacity=item.capacity,
                position=position,
            )
            found.append(room)
        places.add(item.name, room)
    return found


def new_tracks(
    edition: Edition, items: Sequence[DraftTrack], known: Sequence[Track], places: Places[Track]
) -> list[Track]:
    """As `new_rooms`; a track without a color gets one of ours."""
    taken = {"new", *(track.slug for track in known)}
    found: list[Track] = []
    for item in items:
        slug = slugify(item.name)[:50].strip("-")
        track = places.find(item.name) or (places.find(slug) if slug else None)
        if track is None:
            position = len(known) + len(found)
            track = Track(
                edition=edition,
                slug=free_slug(slug or f"n-{position}", taken, 50),
                name={edition.languages[0]: item.name},
                color=_color(item.color) or TRACK_COLORS[position % len(TRACK_COLORS)],
                position=position,
            )
            found.append(track)
        places.add(item.name, track)
    return found


def free_slug(slug: str, taken: set[str], longest: int = 80) -> str:
    """The slug, with a number behind it when it is taken; takes it."""
    candidate, number = slug[:longest], 1
    while candidate in taken:
        number += 1
        candidate = f"{slug[: longest - 6]}-{number}"
    taken.add(candidate)
    return candidate


def _color(text: str) -> str:
    """`#rrggbb` as it is, `#rgb` at length, anything else as nothing."""
    digits = text.removeprefix("#").lower()
    if not text.startswith("#") or not all(digit in "0123456789abcdef" for digit in digits):
        return ""
    if len(digits) == 3:
        return "#" + "".join(digit * 2 for digit in digits)
    return f"#{digits}" if len(digits) == 6 else ""
