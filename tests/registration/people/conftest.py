"""An edition to import into, and the way from a text to a plan."""

from collections.abc import Callable

import pytest

from registration.models import Category
from registration.people import plan, table
from registration.people.plan import Options, Plan
from symposium.program.models import Edition

MakePlan = Callable[..., Plan]


@pytest.fixture
def planned(edition: Edition, category: Category) -> MakePlan:
    def make(text: str, **kept: object) -> Plan:
        found = table.read(text.encode())
        return plan.make(edition, found, plan.options_of(kept, found))

    return make


def options_for(text: bytes) -> tuple[table.Table, Options]:
    found = table.read(text)
    return found, plan.options_of({}, found)
