"""Works that go with a session of the program."""

from collections.abc import Collection

from django.db.models import Count, Q

from symposium.exhibition.models import Exhibit
from symposium.exhibition.queries.works import with_pictures
from symposium.program.models import Edition

MOST = 4


def works_for_session(
    edition: Edition, *, guid: str, goals: Collection[int], institutions: Collection[str]
) -> list[Exhibit]:
    """At most four works on show, each with its pictures; three queries.

    First those that organizers have named for the session, then those of a museum that speaks in
    it (`institutions`: its name in any language), then those with the most goals in common.
    """
    exhibits = list(
        Exhibit.objects.filter(edition=edition)
        .on_show()
        .in_order()
        .select_related("work__institution")
        .annotate(is_named=Count("sessions", filter=Q(sessions__guid=guid)))
    )
    wanted = set(institutions)

    def closeness(exhibit: Exhibit) -> tuple[int, int, int]:
        names = set(exhibit.work.institution.name.values())
        common = set(exhibit.work.sdg_goals) & set(goals)
        return (int(exhibit.is_named > 0), int(bool(names & wanted)), len(common))  # type: ignore[attr-defined]  # annotated above

    close = [exhibit for exhibit in exhibits if any(closeness(exhibit))]
    close.sort(key=closeness, reverse=True)
    keys = [exhibit.pk for exhibit in close[:MOST]]
    rows = Exhibit.objects.filter(pk__in=keys).select_related("work__institution")
    by_key = rows.prefetch_related(with_pictures()).in_bulk()
    return [by_key[key] for key in keys]
