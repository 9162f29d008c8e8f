"""Random histories: no quota is exceeded, nobody is overtaken, nobody gets lost."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from registration import actions
from registration.actions import offers, quotas, seats
from registration.actions.quotas import QuotaValues
from registration.models import Category, Delegation, Quota, Registration
from registration.queries import seats as reads
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.program.models import Edition

Step = tuple[Any, ...]
State = Registration.State
pytestmark = pytest.mark.django_db

# So many, from where, in which way; two of them come as a delegation that stays together.
COME = st.tuples(
    st.just("come"),
    st.sampled_from([1, 1, 2]),
    st.sampled_from(["KE", "EG"]),
    st.sampled_from(["on_site", "on_site", "on_site", "online"]),
)
# Most steps fill the line; else there is little to pass on.
STEPS = st.one_of(
    COME,
    COME,
    COME,
    COME,
    st.tuples(st.sampled_from(["cancel", "cancel", "accept", "give_up"]), st.integers(0, 30)),
    st.tuples(st.just("resize"), st.sampled_from(["Hall", "Kenya"]), st.integers(0, 5)),
    st.tuples(st.just("later"), st.sampled_from([1, 73])),
)


class History:
    """An edition with two quotas that overlap, and a clock that goes on an hour with each step."""

    def __init__(self, edition: Edition, category: Category, organizer: User, at: datetime) -> None:
        self.edition, self.category, self.organizer, self.at = edition, category, organizer, at
        self.came = 0
        self.known: set[int] = set()
        Quota.objects.create(edition=edition, name="Hall", size=3, mode="on_site")
        Quota.objects.create(edition=edition, name="Kenya", size=3, country="KE")

    def take(self, step: Step) -> None:
        self.at += timedelta(hours=1)
        before = self._line()
        taken = self._taken()
        getattr(self, step[0])(*step[1:])
        self._check(before, taken)

    def come(self, count: int, territory: str, mode: str) -> None:
        delegation = self._delegation() if count > 1 else None
        seats.take_seats(
            registrations=[
                Registration(
                    edition=self.edition,
                    category=self.category,
                    territory=territory,
                    mode=mode,
                    delegation=delegation,
                    registered_at=self.at,
                )
                for _number in range(count)
            ],
            at=self.at,
        )
        self.came += count

    def cancel(self, number: int) -> None:
        if row := self._one(number, State.CONFIRMED, State.WAITING, State.OFFERED):
            actions.cancel(registration=row, at=self.at)

    def accept(self, number: int) -> None:
        if row := self._one(number, State.OFFERED):
            offers.accept_offer(registration=row, at=self.at)

    def give_up(self, number: int) -> None:
        if row := self._one(number, State.OFFERED, State.WAITING):
            offers.give_up(registration=row, at=self.at)

    def resize(self, name: str, size: int) -> None:
        quota = Quota.objects.get(edition=self.edition, name=name)
        values = QuotaValues(name=name, size=size, country=quota.country, mode=quota.mode)
        quotas.change_quota(quota=quota, values=values, by=self.organizer, at=self.at)

    def later(self, hours: int) -> None:
        self.at += timedelta(hours=hours)
        offers.end_offers(edition=self.edition, at=self.at)

    def _one(self, number: int, *states: str) -> Registration | None:
        rows = Registration.objects.filter(edition=self.edition, state__in=states)
        # What has run out is not answered any more.
        rows = rows.exclude(answer_by__lte=self.at).order_by("pk")
        return rows[number % len(rows)] if rows else None

    def _delegation(self) -> Delegation:
        museum = Institution.objects.create(
            slug=f"museum-{self.came}", name={"en": "Museum"}, sort_name=f"Museum {self.came}"
        )
        return Delegation.objects.create(
            edition=self.edition, institution=museum, stays_together=True, created_at=self.at
        )

    def _line(self) -> list[int]:
        """Who stood where before the step; newcomers stand behind them."""
        parties = reads.parties_of(reads.waiting_in(self.edition), reads.seats_of(self.edition))
        return [row.pk for party in parties for row in party.rows]

    def _taken(self) -> dict[int, int]:
        found = reads.seats_of(self.edition)
        return {quota.pk: found.taken(quota) for quota in found.quotas}

    def _check(self, before: list[int], taken: dict[int, int]) -> None:
        rows = {row.pk: row for row in Registration.objects.filter(edition=self.edition)}
        assert len(rows) == self.came, "nobody is lost"
        for row in rows.values():
            assert (row.state == State.WAITING) <= (row.waiting_since is not None)
        self._check_sizes(taken)
        newcomers = sorted(set(rows) - self.known)
        self.known = set(rows)
        self._check_order([*before, *newcomers], rows)
        states = Registration.objects.order_by("pk").values_list("state", flat=True)
        now = list(states)
        seats.seats_came_free(edition=self.edition, at=self.at)
        assert list(states.all()) == now, "nothing more was to be given"

    def _check_sizes(self, taken: dict[int, int]) -> None:
        sizes = reads.seats_of(self.edition).sizes
        for pk, count in self._taken().items():
            assert count <= max(sizes[pk], taken[pk]), "no seat too many"

    def _check_order(self, order: list[int], rows: dict[int, Registration]) -> None:
        """Whoever got a seat has passed nobody who needs no other seats and still waits, unless
        those could not even fit into the empty quota."""
        found = reads.seats_of(self.edition)
        waiting = reads.parties_of(reads.waiting_in(self.edition), found)
        parties = {row.pk: party for party in waiting for row in party.rows}
        passed: list[Counter[int]] = []
        for pk in order:
            if pk in parties:
                needs = parties[pk].needs
                if all(need <= found.sizes[pool] for pool, need in needs.items()):
                    passed.append(needs)
            elif rows[pk].state in Registration.SEATED:
                own = found.needed_by(rows[pk])
                assert not any(set(needs) <= own for needs in passed), "nobody is overtaken"


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# The seat that a delegation waits for is not for whoever comes next.
@example(steps=[("come", count, "EG", "on_site") for count in (1, 1, 2, 1)])
@given(steps=st.lists(STEPS, min_size=12, max_size=24))
def test_any_history(
    edition: Edition, category: Category, organizer: User, now: datetime, steps: list[Step]
) -> None:
    with transaction.atomic():
        history = History(edition, category, organizer, now)
        for step in steps:
            history.take(step)
        transaction.set_rollback(True)
