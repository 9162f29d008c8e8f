from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from symposium.demonstration import clock

OPENS = datetime(2021, 12, 14, 1, 0, tzinfo=UTC)
CLOSES = datetime(2021, 12, 14, 1, 50, tzinfo=UTC)
# Hypothesis takes the bounds without a zone, and adds it to what it draws.
FROM, UNTIL = datetime(2020, 1, 1), datetime(2040, 1, 1)  # noqa: DTZ001 - see above
INSTANTS = st.datetimes(FROM, UNTIL, timezones=st.just(UTC))


@given(INSTANTS)
def test_after_the_shift_the_opening_is_on_with_time_left(now: datetime) -> None:
    delta = clock.shift_to(now, opens_at=OPENS, closes_at=CLOSES)
    assert OPENS + delta <= now < CLOSES + delta - timedelta(minutes=5)
    assert (OPENS + delta).minute % 15 == 0


@given(INSTANTS)
def test_a_second_shift_changes_nothing(now: datetime) -> None:
    delta = clock.shift_to(now, opens_at=OPENS, closes_at=CLOSES)
    again = clock.shift_to(now, opens_at=OPENS + delta, closes_at=CLOSES + delta)
    assert again == timedelta()
