"""The organizers' pages of rooms, tracks and speakers."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from symposium.lib.http import actor
from symposium.program import access, actions, queries
from symposium.program.forms import (
    Pairs,
    RoomForm,
    SpeakerForm,
    TrackForm,
    Windows,
    hours_forms,
    hours_in,
    pairs_forms,
    pairs_in,
)
from symposium.program.models import Edition, Room, Speaker, Track
from symposium.program.views.guard import organizers

PAGE_SIZE = 100
SUGGESTIONS = 12


@organizers()
def rooms(request: HttpRequest, edition: Edition) -> HttpResponse:
    return render(request, "program/organize/rooms.html", {"rooms": queries.rooms_of(edition)})


@organizers()
def room(request: HttpRequest, edition: Edition, slug: str = "") -> HttpResponse:
    """Change a room, or add one."""
    if slug:
        shown = access.get_room_for(request.user, edition, slug)
    else:
        shown = Room(edition=edition, position=edition.rooms.count())
    form = RoomForm(request.POST or None, instance=shown, edition=edition)
    hours = hours_forms(request.POST or None, shown)
    save = partial(actions.save_room, room=shown)
    saved = _("The room is saved.")
    return _form(request, form, save, "program:rooms", _("Room"), saved, hours=hours)


@organizers()
def tracks(request: HttpRequest, edition: Edition) -> HttpResponse:
    return render(request, "program/organize/tracks.html", {"tracks": queries.tracks_of(edition)})


@organizers()
def track(request: HttpRequest, edition: Edition, slug: str = "") -> HttpResponse:
    """Change a track, or add one."""
    if slug:
        shown = access.get_track_for(request.user, edition, slug)
    else:
        shown = Track(edition=edition, position=edition.tracks.count())
    form = TrackForm(request.POST or None, instance=shown, edition=edition)
    save = partial(actions.save_track, track=shown)
    return _form(request, form, save, "program:tracks", _("Track"), _("The track is saved."))


@organizers()
def speakers(request: HttpRequest, edition: Edition) -> HttpResponse:
    search = request.GET.get("q", "")[:100]
    people = Paginator(queries.speakers_of(edition, search=search), PAGE_SIZE)
    context = {"page": people.get_page(request.GET.get("page")), "search": search}
    return render(request, "program/organize/speakers.html", context)


@organizers()
def speaker(request: HttpRequest, edition: Edition, guid: UUID | None = None) -> HttpResponse:
    """Change somebody on the program, or add somebody."""
    if guid:
        shown = access.get_speaker_for(request.user, edition, guid)
    else:
        shown = Speaker(edition=edition)
    form = SpeakerForm(request.POST or None, instance=shown, edition=edition)
    hours = hours_forms(request.POST or None, shown)
    pairs = pairs_forms(request.POST or None, shown)
    save = partial(actions.save_speaker, speaker=shown)
    saved = _("The person is saved.")
    return _form(
        request, form, save, "program:speakers", _("Person"), saved, hours=hours, pairs=pairs
    )


@require_safe
@organizers()
def suggest_speakers(request: HttpRequest, edition: Edition) -> HttpResponse:
    """`?q=` answers `{"results": [{"id", "label", "detail"}]}` for the field of a person."""
    found = queries.speakers_of(edition, search=request.GET.get("q", "")[:100])[:SUGGESTIONS]
    results = [
        {"id": str(person.guid), "label": str(person), "detail": str(person.institution or "")}
        for person in found
    ]
    return JsonResponse({"results": results})


@require_POST
@organizers()
def delete_room(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    return _delete(request, access.get_room_for(request.user, edition, slug), "program:rooms")


@require_POST
@organizers()
def delete_track(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    return _delete(request, access.get_track_for(request.user, edition, slug), "program:tracks")


@require_POST
@organizers()
def delete_speaker(request: HttpRequest, edition: Edition, guid: UUID) -> HttpResponse:
    found = access.get_speaker_for(request.user, edition, guid)
    return _delete(request, found, "program:speakers")


def _delete(request: HttpRequest, thing: Room | Track | Speaker, back: str) -> HttpResponse:
    try:
        actions.delete(thing=thing, by=actor(request), at=timezone.now())
    except actions.InUse as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("“%(name)s” is deleted.") % {"name": thing})
    return redirect(back, thing.edition.slug)


def _form(
    request: HttpRequest,
    form: RoomForm | TrackForm | SpeakerForm,
    save: Callable[..., object],
    back: str,
    word: str,
    saved: str,
    *,
    hours: Windows | None = None,
    pairs: Pairs | None = None,
) -> HttpResponse:
    """Show a form and its rows, or store what they say: `form.is_valid()` fills in the very thing
    that `save` has been given."""
    shown = form.instance
    # All are asked, so that all errors stand on the page at once.
    are_valid = [part.is_valid() for part in (form, hours, pairs) if part is not None]
    if request.method == "POST" and all(are_valid):
        more: dict[str, object] = {} if hours is None else {"hours": hours_in(hours)}
        changes = form.changes()
        if pairs is not None and isinstance(shown, Speaker):
            changes |= _take_pairs(shown, pairs)
        save(changes=changes, **more, by=actor(request), at=timezone.now())
        messages.success(request, saved)
        return redirect(back, shown.edition.slug)
    context = {
        "form": form,
        "hours": hours,
        "hours_of_room": isinstance(shown, Room),
        "pairs": pairs,
        "back": back,
        "shown": shown if shown.pk else None,
        "word": word,
    }
    return render(request, "program/organize/form.html", context)


def _take_pairs(speaker: Speaker, pairs: Pairs) -> dict[str, tuple[object, object]]:
    """Fill in an interpreter's pairs; returns what differs, for the record."""
    before, after = speaker.language_pairs, pairs_in(pairs)
    speaker.language_pairs = after
    return {"language_pairs": (before, after)} if before != after else {}
