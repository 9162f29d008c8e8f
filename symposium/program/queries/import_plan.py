"""What an import would do to an edition: compared in memory, nothing is written."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from symposium.lib.folding import folded
from symposium.program.formats import cleaning
from symposium.program.formats.draft import Draft, DraftPerson, DraftSession
from symposium.program.formats.naming import People, Places
from symposium.program.formats.publication import room_guid
from symposium.program.models import Edition, Room, Session, Speaker, Track
from symposium.program.planning import overlaps
from symposium.program.queries import import_places
from symposium.program.queries.import_values import FieldChange, Values, people_text

Part = tuple[Speaker, str]


@dataclass
class PlannedSession:
    """A session as it would be; `parts` None: its people stay as they are."""

    session: Session
    item: DraftSession
    changes: list[FieldChange] = field(default_factory=list)
    parts: list[Part] | None = None


@dataclass
class ImportPlan:
    """Rows that are not saved yet, and sessions changed in memory only.

    `stale`: rows that were written from an older version than the stored one; they are left out.
    """

    edition: Edition
    is_new_edition: bool
    rooms: list[Room] = field(default_factory=list)
    tracks: list[Track] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    created: list[PlannedSession] = field(default_factory=list)
    changed: list[PlannedSession] = field(default_factory=list)
    stale: list[PlannedSession] = field(default_factory=list)
    kept: int = 0
    repairs: list[str] = field(default_factory=list)
    is_published: bool = True
    sessions: list[Session] = field(default_factory=list)

    @property
    def does_nothing(self) -> bool:
        return not (self.created or self.changed or self.rooms or self.tracks or self.speakers)

    @property
    def digest(self) -> str:
        """The same as long as the import would do the same to the same state."""
        told = hashlib.sha256()
        for text in self._told():
            told.update(text.encode(errors="surrogatepass") + b"\0")
        return told.hexdigest()

    def _told(self) -> Iterator[str]:
        yield from (room.slug for room in self.rooms)
        yield from (track.slug for track in self.tracks)
        yield from (str(speaker.guid) for speaker in self.speakers)
        for kind, planned in [("+", self.created), ("~", self.changed), ("!", self.stale)]:
            for each in planned:
                yield f"{kind}{each.session.guid}/{each.session.version}"
                yield from (f"{c.name}\1{c.before}\1{c.after}" for c in each.changes)


def import_plan(edition: Edition, draft: Draft, *, lock: bool = False) -> ImportPlan:
    """Compare a draft with an edition, which may be a new one that is not saved.

    `lock` holds its sessions until the transaction ends. Costs five queries, whatever the size.
    """
    plan = ImportPlan(edition, edition.pk is None, is_published=draft.is_published)
    plan.repairs = list(draft.repairs)
    _Planner(plan, draft, lock=lock).run()
    return plan


class _Planner:
    def __init__(self, plan: ImportPlan, draft: Draft, *, lock: bool) -> None:
        self.plan = plan
        self.draft = draft
        edition = plan.edition
        rooms: list[Room] = []
        tracks: list[Track] = []
        speakers: list[Speaker] = []
        if edition.pk:
            rooms, tracks = list(edition.rooms.all()), list(edition.tracks.all())
            speakers = list(edition.speakers.all())
            sessions = edition.sessions.all()
            sessions = sessions.select_for_update(of=("self",)) if lock else sessions
            sessions = sessions.select_related("room", "track")
            plan.sessions = list(sessions.prefetch_related("participations__speaker"))
        self.rooms = Places(rooms)
        for room in rooms:
            self.rooms.add(room_guid(edition, room.slug), room)
        self.tracks = Places(tracks)
        self.people = People(speakers)
        plan.rooms = import_places.new_rooms(edition, draft.rooms, rooms, self.rooms)
        plan.tracks = import_places.new_tracks(edition, draft.tracks, tracks, self.tracks)
        self.foreign: set[str] = set()
        self.values = Values(edition, self.rooms, self.tracks, self.foreign)

    def run(self) -> None:
        by_guid = {session.guid: session for session in self.plan.sessions}
        by_slug = {session.slug: session for session in self.plan.sessions}
        # "new" is the address of the form that adds one.
        taken = {"new", *(session.slug for session in self.plan.sessions)}
        for item in self.draft.sessions:
            session = by_guid.get(item.guid) if item.guid else by_slug.get(item.slug)
            if session is None:
                self._create(item, taken)
            else:
                self._compare(session, item)
        for language in sorted(self.foreign):
            sentence = _(
                "“%(language)s” is not a language of this platform: "
                "its titles and abstracts stand under the edition's first language."
            )
            self.plan.repairs.append(sentence % {"language": cleaning.shown(language)})

    def _create(self, item: DraftSession, taken: set[str]) -> None:
        guid = item.guid or uuid5(cleaning.IMPORTED, f"session {item.slug}")
        session = Session(edition=self.plan.edition, guid=guid)
        session.slug = import_places.free_slug(item.slug, taken)
        planned = PlannedSession(session, item)
        planned.changes = self.values.fill(session, item.values)
        planned.parts = _each_once(
            (speaker, person.part or "speaker")
            for person, speaker in self._speakers(item.people or ())
        )
        if planned.parts:
            planned.changes.append(
                FieldChange("people", _("people"), "", people_text(planned.parts))
            )
        self.plan.created.append(planned)

    def _compare(self, session: Session, item: DraftSession) -> None:
        planned = PlannedSession(session, item)
        stored = session.version
        planned.changes = self.values.fill(session, item.values)
        before = [(part.speaker, part.part) for part in session.participations.all()]
        after = self._parts(before, item)
        if after != before:
            planned.parts = after
            told = people_text(before), people_text(after)
            planned.changes.append(FieldChange("people", _("people"), *told))
        if not planned.changes:
            self.plan.kept += 1
        elif item.version is not None and item.version < stored:
            self.plan.stale.append(planned)
        else:
            self.plan.changed.append(planned)

    def _parts(self, before: list[Part], item: DraftSession) -> list[Part]:
        """Who takes part afterwards: those of the file, and those in parts it does not list."""
        if item.people is None:
            return before
        named = self._speakers(item.people, before)
        if not item.parts:
            return self._parts_unsaid(before, [speaker for _person, speaker in named])
        wanted = _each_once((speaker, person.part) for person, speaker in named)
        for part in item.parts:
            # The order counts within a part only: tables have a column for each.
            if [p for p in before if p[1] == part] != [p for p in wanted if p[1] == part]:
                return [*wanted, *(p for p in before if p[1] not in item.parts)]
        return before

    def _parts_unsaid(self, before: list[Part], speakers: list[Speaker]) -> list[Part]:
        """Whoever is in the session keeps the part; others speak. Interpreters stay: such files
        do not name them."""
        shown = [part for part in before if part[1] != "interpreter"]
        guids = list(dict.fromkeys(speaker.guid for speaker in speakers))
        if list(dict.fromkeys(speaker.guid for speaker, _part in shown)) == guids:
            return before
        wanted: list[Part] = []
        for speaker in speakers:
            wanted += [part for part in shown if part[0] == speaker] or [(speaker, "speaker")]
        return [*_each_once(wanted), *(part for part in before if part[1] == "interpreter")]

    def _speakers(
        self, people: Iterable[DraftPerson], held: Iterable[Part] = ()
    ) -> list[tuple[DraftPerson, Speaker]]:
        """A bare name means whoever of that name is in the session already (`held`)."""
        present = {folded(name): who for who, _part in held for name in who.name.values()}
        return [
            (
                person,
                (None if person.guid else present.get(folded(person.name)))
                or self._speaker(person),
            )
            for person in people
        ]

    def _speaker(self, person: DraftPerson) -> Speaker:
        """Who is meant; somebody new is planned. People who are known keep what they have."""
        guid = person.guid
        found = self.people.by_guid(guid) or (None if guid else self.people.by_name(person.name))
        if found:
            return found
        if guid is None:
            guid = _guid_of_name(person.name)
            if found := self.people.by_guid(guid):
                return found
        leading = self.plan.edition.languages[0]
        speaker = Speaker(
            edition=self.plan.edition,
            guid=guid,
            name={leading: person.name},
            biography={leading: person.biography[:5000]} if person.biography else {},
        )
        self.people.add(speaker)
        self.plan.speakers.append(speaker)
        return speaker


def _each_once(parts: Iterable[Part]) -> list[Part]:
    """By GUID: people who are not saved yet have no key."""
    return list({(speaker.guid, part): (speaker, part) for speaker, part in parts}.values())


def _guid_of_name(name: str) -> UUID:
    return uuid5(cleaning.IMPORTED, f"person {folded(name)}")


def new_overlaps(plan: ImportPlan) -> int:
    """How many pairs of sessions the import would put into one room at one time, where the two
    did not stand so before. Costs no query."""
    stale = {planned.session.guid for planned in plan.stale}
    touched = {planned.session.guid for planned in [*plan.created, *plan.changed]}
    rooms: dict[object, list[Session]] = {}
    for session in [*plan.sessions, *(planned.session for planned in plan.created)]:
        placed = session.room and session.starts_at and session.status != "cancelled"
        if placed and session.guid not in stale:
            rooms.setdefault(session.room_id or id(session.room), []).append(session)
    count = 0
    for sessions in rooms.values():
        sessions.sort(key=lambda session: session.starts_at or plan.edition.starts_at)
        for first, second in overlaps.pairs(sessions):
            accepted = first.overlap_group is not None
            together = accepted and first.overlap_group == second.overlap_group
            count += not together and bool({first.guid, second.guid} & touched)
    return count
