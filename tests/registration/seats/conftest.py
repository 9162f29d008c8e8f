"""Quotas, delegations, and how everybody stands."""

from collections.abc import Callable
from datetime import datetime

import pytest

from registration.actions import seats
from registration.models import Delegation, Quota, Registration
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register

States = Callable[[], str]
Arrive = Callable[..., list[Registration]]


@pytest.fixture
def states(edition: Edition) -> States:
    """The states of all in the order in which they came, each by its first letter; x: canceled."""

    def of_all() -> str:
        rows = Registration.objects.filter(edition=edition).order_by("pk")
        return "".join("x" if row.is_canceled else row.state[0] for row in rows)

    return of_all


@pytest.fixture
def arrive(make: Register, now: datetime) -> Arrive:
    """So many register one after the other."""

    def come(count: int = 1, **fields: object) -> list[Registration]:
        people = [make(state="requested", **fields) for _number in range(count)]
        for person in people:
            seats.take_seats(registrations=[person], at=now)
        return people

    return come


@pytest.fixture
def quota(edition: Edition) -> Quota:
    return Quota.objects.create(edition=edition, name="Hall", size=2, mode="on_site")


@pytest.fixture
def delegation(edition: Edition, museum: Institution, now: datetime) -> Delegation:
    return Delegation.objects.create(
        edition=edition,
        institution=museum,
        head_email="head@example.net",
        stays_together=True,
        created_at=now,
    )
