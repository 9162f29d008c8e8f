"""Writing an imported program into an edition: by GUID, all or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib.translated import LANGUAGE_CODES
from symposium.program.actions.releases import NothingChanged, publish_program
from symposium.program.formats.draft import Draft, DraftSession
from symposium.program.models import (
    Edition,
    Participation,
    Release,
    Room,
    Session,
    Speaker,
    Track,
)
from symposium.program.planning import overlaps

TRACK_COLORS = ["#2f5d8a", "#8a3a63", "#1f6f5c", "#a3571c", "#5b4a9b", "#7a6a12"]


@dataclass
class Imported:
    """What an import did. `kept` sessions were already as the file says."""

    edition: Edition
    is_new_edition: bool = False
    created: int = 0
    changed: int = 0
    kept: int = 0
    repairs: list[str] = field(default_factory=list)


@transaction.atomic
def import_program(*, slug: str, draft: Draft, at: datetime, by: User | None = None) -> Imported:
    """Bring a draft into the edition with this slug, which is made when there is none.

    Sessions and people are found again by GUID, rooms and tracks by slug. A second import of the
    same file changes nothing. Sessions that the file does not name stay as they are.
    """
    edition, is_new = Edition.objects.get_or_create(
        slug=slug,
        defaults={
            "name": draft.name,
            "starts_on": draft.starts_on,
            "ends_on": draft.ends_on,
            "time_zone": draft.time_zone,
            "languages": ["en"],
        },
    )
    Edition.objects.select_for_update().get(pk=edition.pk)
    result = Imported(edition, is_new, repairs=list(draft.repairs))
    rooms = _rooms(edition, draft)
    tracks = _tracks(edition, draft)
    speakers = _speakers(edition, draft)
    _Sessions(edition, rooms, tracks, speakers, result).write(draft)
    if by is not None:
        counts = {"sessions": (None, result.created + result.changed)}
        record_audit(
            actor=by,
            verb="program.imported",
            target=edition,
            at=at,
            edition_slug=edition.slug,
            changes=counts,
        )
    return result


@transaction.atomic
def publish_imported(*, result: Imported, at: datetime) -> Release:
    """Release what was imported, and let the public see an edition that the import has made.

    A second import of the same file leads to the release of the first. Raises NothingToPublish.
    """
    if result.is_new_edition:
        result.edition.is_published = True
        result.edition.save(update_fields=["is_published"])
    try:
        return publish_program(edition=result.edition, by=None, at=at)
    except NothingChanged as refusal:
        return refusal.latest


def _slug(name: str, number: int) -> str:
    return slugify(name)[:50].strip("-") or f"n-{number}"


def _rooms(edition: Edition, draft: Draft) -> dict[str, Room]:
    known = {room.slug: room for room in edition.rooms.all()}
    names = {str(text): room for room in known.values() for text in room.name.values()}
    for number, item in enumerate(draft.rooms, start=len(known)):
        slug = _slug(item.name, number)
        room = names.get(item.name) or known.get(slug)
        if room is None:
            room = Room.objects.create(
                edition=edition,
                slug=slug,
                name=item.name[:120],
                capacity=item.capacity,
                position=number,
            )
            known[slug] = room
        names[item.name] = room
    return names


def _tracks(edition: Edition, draft: Draft) -> dict[str, Track]:
    known = {track.slug: track for track in edition.tracks.all()}
    names = {str(text): track for track in known.values() for text in track.name.values()}
    for number, item in enumerate(draft.tracks, start=len(known)):
        slug = _slug(item.name, number)
        track = names.get(item.name) or known.get(slug)
        if track is None:
            track = Track.objects.create(
                edition=edition,
                slug=slug,
                name=item.name[:200],
                color=item.color or TRACK_COLORS[number % len(TRACK_COLORS)],
                position=number,
            )
            known[slug] = track
        names[item.name] = track
    return names


def _speakers(edition: Edition, draft: Draft) -> dict[UUID, Speaker]:
    """Those of the edition and those that are new; people who are known keep what they have."""
    known = {speaker.guid: speaker for speaker in edition.speakers.all()}
    people = {person.guid: person for session in draft.sessions for person in session.people}
    new = [
        Speaker(
            edition=edition,
            guid=person.guid,
            name=person.name[:200],
            biography=person.biography[:5000],
        )
        for person in people.values()
        if person.guid not in known
    ]
    Speaker.objects.bulk_create(new)
    return {**known, **{speaker.guid: speaker for speaker in new}}


class _Sessions:
    """Writes sessions: new ones at once, changed ones one by one, the rest not at all."""

    def __init__(
        self,
        edition: Edition,
        rooms: Mapping[str, Room],
        tracks: Mapping[str, Track],
        speakers: Mapping[UUID, Speaker],
        result: Imported,
    ) -> None:
        self.edition = edition
        self.rooms = rooms
        self.tracks = tracks
        self.speakers = speakers
        self.result = result
        self._foreign: set[str] = set()

    def write(self, draft: Draft) -> None:
        known = {
            session.guid: session
            for session in self.edition.sessions.prefetch_related("participations__speaker")
        }
        taken = {session.slug for session in known.values()}
        new: list[tuple[Session, DraftSession]] = []
        changed: list[Session] = []
        for item in draft.sessions:
            session = known.get(item.guid)
            if session is None:
                slug = _free(item.slug, taken)
                session = Session(edition=self.edition, guid=item.guid, slug=slug)
                self._fill(session, item)
                new.append((session, item))
            elif self._update(session, item):
                changed.append(session)
            else:
                self.result.kept += 1
        self._place([*known.values(), *(session for session, _item in new)], changed)
        self.result.changed = len(changed)
        Session.objects.bulk_create([session for session, _item in new])
        Participation.objects.bulk_create(
            [part for session, item in new for part in self._participations(session, item)]
        )
        self.result.created = len(new)
        for language in sorted(self._foreign):
            self.result.repairs.append(
                f"“{language}” is not a language of this platform: "
                "its titles and abstracts stand under the edition's first language."
            )

    def _place(self, sessions: list[Session], changed: list[Session]) -> None:
        """Save changed sessions where the file puts them. Its overlaps count as accepted: they are
        what has been published elsewhere, and the rules go on showing them."""
        placed = [session for session in sessions if session.starts_at]
        placed.sort(key=lambda session: session.starts_at or self.edition.starts_at)
        regrouped = [session for session in overlaps.accept(placed) if session.pk]
        for session in regrouped:
            Session.objects.filter(pk=session.pk).update(overlap_group=session.overlap_group)
        # Out of the way first, so that no session comes upon one that will move as well.
        Session.objects.filter(pk__in=[session.pk for session in changed]).update(room=None)
        for session in changed:
            session.save()

    def _values(self, item: DraftSession) -> dict[str, Any]:
        language = self._language(item.language)
        return {
            "title": {language: item.title},
            "abstract": {language: item.abstract} if item.abstract else {},
            "kind": item.kind,
            "room": self.rooms.get(item.room),
            "track": self.tracks.get(item.track),
            "starts_at": item.starts_at,
            "ends_at": item.ends_at,
            "minutes": int((item.ends_at - item.starts_at).total_seconds() // 60) or 1,
            "floor_languages": [item.language] if item.language else [],
        }

    def _language(self, code: str) -> str:
        leading: str = self.edition.languages[0]
        if code and code not in LANGUAGE_CODES:
            self._foreign.add(code)
        return code if code in LANGUAGE_CODES else leading

    def _fill(self, session: Session, item: DraftSession) -> list[str]:
        """Set what the file says and return what differed. Other translations stay."""
        changed = []
        for name, value in self._values(item).items():
            old = getattr(session, name)
            if name in ("title", "abstract"):
                value = {**old, **value}
            if name == "floor_languages" and value and value[0] in old:
                continue
            if old != value:
                setattr(session, name, value)
                changed.append(name)
        return changed

    def _update(self, session: Session, item: DraftSession) -> bool:
        changed = self._fill(session, item)
        wanted = self._participations(session, item)
        parts = {person.part for person in item.people}
        present = [p for p in session.participations.all() if p.part in parts or not parts]
        if [(p.speaker_id, p.part) for p in present] != [(p.speaker_id, p.part) for p in wanted]:
            session.participations.filter(pk__in=[p.pk for p in present]).delete()
            Participation.objects.bulk_create(wanted)
            changed.append("participations")
        if changed:
            session.version += 1
        return bool(changed)

    def _participations(self, session: Session, item: DraftSession) -> list[Participation]:
        return [
            Participation(
                session=session,
                speaker=self.speakers[person.guid],
                part=person.part,
                position=number,
                is_confirmed=True,
            )
            for number, person in enumerate(item.people)
        ]


def _free(slug: str, taken: set[str]) -> str:
    candidate, number = slug, 1
    while candidate in taken:
        number += 1
        candidate = f"{slug[:74]}-{number}"
    taken.add(candidate)
    return candidate
