"""What devices download costs the same number of queries for one person and for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registration.checkin import queries
from registration.checkin.models import Door
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register

pytestmark = pytest.mark.django_db


def test_the_list_costs_two_queries(
    edition: Edition, make: Register, door: Door, museum: Institution
) -> None:
    for count in (1, 3):
        for _number in range(count):
            make(institution=museum)
        queries.forget(edition)
        with CaptureQueriesContext(connection) as captured:
            queries.digests(edition)
        assert len(captured) == 2
