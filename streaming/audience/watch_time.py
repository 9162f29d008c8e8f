"""What registered people have watched, exact to the second, over all stages of an edition.

A second counts once, however many tabs, devices or stages have played it. It is written when a
minute is closed, never at a beat: one row a person and day.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from registration.attendance import Interval
from registration.models import Registration
from streaming.audience import spans
from streaming.audience.models import WatchedDay
from symposium.program.models import Edition


@transaction.atomic
def keep(*, edition: Edition, starts_at: datetime, people: Mapping[int, int]) -> None:
    """Add a minute's seconds, as bits, to the days of those users who are registered. The same
    minute twice is once. Two queries and two writes, however many people there are."""
    registered = set(
        Registration.objects.filter(edition=edition, user__in=people).values_list("user", flat=True)
    )
    rows = WatchedDay.objects.filter(edition=edition, day=starts_at.date(), user__in=registered)
    known = {row.user_id: row for row in rows.select_for_update().order_by("user")}
    new = []
    for user_id in sorted(registered):
        row = known.get(user_id)
        if row is None:
            row = WatchedDay(edition=edition, day=starts_at.date(), user_id=user_id)
            new.append(row)
        played = spans.of_minute(starts_at, people[user_id])
        row.spans = spans.bounded(spans.joined([*row.spans, *played]))
    WatchedDay.objects.bulk_update(known.values(), ["spans"], batch_size=300)
    WatchedDay.objects.bulk_create(new, batch_size=300)


def intervals(
    edition: Edition, registration_ids: Sequence[int]
) -> Mapping[int, Sequence[Interval]]:
    """The source "online" of `registration.attendance`. Two queries."""
    people = Registration.objects.filter(pk__in=registration_ids, user__isnull=False)
    registration_of = dict(people.values_list("user", "pk"))
    days = WatchedDay.objects.filter(edition=edition, user__in=registration_of)
    found: defaultdict[int, list[Interval]] = defaultdict(list)
    for user_id, played in days.values_list("user", "spans"):
        found[registration_of[user_id]] += [spans.as_interval(span) for span in played]
    return found
