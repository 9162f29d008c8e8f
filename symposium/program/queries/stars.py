"""What a signed-in person has starred, and where two of these clash."""

from collections.abc import Collection
from datetime import UTC

from django.contrib.auth.models import AnonymousUser

from symposium.accounts.models import User
from symposium.program.models import Edition, Star
from symposium.program.released import ReleasedProgram, ReleasedSession


def starred_guids(user: User | AnonymousUser, edition: Edition) -> frozenset[str]:
    """The GUIDs of a person's starred sessions in an edition; nothing for the anonymous."""
    if not isinstance(user, User) or not user.is_authenticated:
        return frozenset()
    stars = Star.objects.filter(user=user, session__edition=edition)
    return frozenset(str(guid) for guid in stars.values_list("session__guid", flat=True))


def conflicts_among(
    program: ReleasedProgram, guids: Collection[str]
) -> dict[str, list[ReleasedSession]]:
    """For each of these sessions that overlaps others of them, by GUID: the others, by start."""
    chosen = [program.by_guid[guid] for guid in guids if guid in program.by_guid]
    chosen.sort(key=lambda s: (s.starts_at.astimezone(UTC), s.slug))
    spans = [(s, s.starts_at.astimezone(UTC), s.ends_at.astimezone(UTC)) for s in chosen]
    found: dict[str, list[ReleasedSession]] = {}
    for number, (earlier, _start, end) in enumerate(spans):
        for later, start, _end in spans[number + 1 :]:
            if start >= end:
                break
            found.setdefault(earlier.guid, []).append(later)
            found.setdefault(later.guid, []).append(earlier)
    return found
