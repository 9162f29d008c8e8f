"""Which things overlap in time, and which of them stand in one room with somebody's consent."""

import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol, TypeVar


class Slot(Protocol):
    """Anything with a beginning and an exclusive end."""

    @property
    def starts_at(self) -> datetime | None: ...
    @property
    def ends_at(self) -> datetime | None: ...


class Placed(Protocol):
    """A session, as far as overlaps in rooms go; cancelled ones take no room."""

    starts_at: datetime | None
    ends_at: datetime | None
    room_id: int | None
    status: str
    overlap_group: int | None


S = TypeVar("S", bound=Slot)
P = TypeVar("P", bound=Placed)


def pairs(slots: Iterable[S]) -> Iterator[tuple[S, S]]:
    """Pairs that overlap, the earlier first. `slots` have both instants and come by `starts_at`.

    Each is compared with those still running, so n slots cost about n steps.
    """
    running: list[S] = []
    for slot in slots:
        assert slot.starts_at  # noqa: S101 - the caller's promise
        running = [other for other in running if other.ends_at and other.ends_at > slot.starts_at]
        for other in running:
            yield other, slot
        running.append(slot)


def accept(sessions: Iterable[P]) -> list[P]:
    """Put sessions that overlap in a room into a group of their own, so that the database lets
    them. Returns those whose group has changed; saving them is the caller's. Scheduled sessions
    come by `starts_at`."""
    rooms: dict[int, list[P]] = {}
    for session in sessions:
        if session.room_id and session.starts_at and session.status != "cancelled":
            rooms.setdefault(session.room_id, []).append(session)
    changed: dict[int, P] = {}
    for together in rooms.values():
        for first, second in pairs(together):
            if first.overlap_group is None or first.overlap_group != second.overlap_group:
                for session in _join(first, second, together):
                    changed[id(session)] = session
    return list(changed.values())


def new_group() -> int:
    """A group that no session's id equals: ids are above zero."""
    return -1 - secrets.randbits(62)


def _join(first: P, second: P, others: Iterable[P]) -> list[P]:
    """Give both one group, and all who share a group with either of them."""
    group = first.overlap_group or second.overlap_group or new_group()
    joined = {first.overlap_group, second.overlap_group} - {None}
    members = [
        session
        for session in others
        if session is first or session is second or session.overlap_group in joined
    ]
    for session in members:
        session.overlap_group = group
    return members
