from datetime import UTC, date, datetime, timedelta

from symposium.program import actions, queries
from symposium.program.models import Edition, Release, Room, Session
from tests.conftest import NOW


def test_a_shift_moves_sessions_and_days_and_publishes(
    edition: Edition, release: Release, opening: Session, evening: Session
) -> None:
    actions.shift_program(edition=edition, delta=timedelta(days=10, hours=2), at=NOW)
    edition.refresh_from_db()
    assert (edition.starts_on, edition.ends_on) == (date(2021, 12, 24), date(2021, 12, 26))
    program = queries.released_program(edition)
    assert program.number == 2
    assert program.by_slug["opening"].starts_at == datetime(2021, 12, 24, 3, 0, tzinfo=UTC)
    assert program.by_slug["opening"].sequence == 2
    assert program.cancelled == ()


def test_days_follow_the_first_ceremony_back_and_forth(edition: Edition, release: Release) -> None:
    for delta, first_day in [
        (timedelta(hours=15), date(2021, 12, 15)),
        (timedelta(hours=-1), date(2021, 12, 14)),
        (timedelta(hours=-14), date(2021, 12, 14)),
        (timedelta(hours=-10), date(2021, 12, 13)),
    ]:
        actions.shift_program(edition=edition, delta=delta, at=NOW)
        edition.refresh_from_db()
        assert edition.starts_on == first_day
        assert edition.ends_on - edition.starts_on == timedelta(days=2)


def test_no_shift_is_no_release(edition: Edition, release: Release) -> None:
    actions.shift_program(edition=edition, delta=timedelta(), at=NOW)
    assert edition.releases.count() == 1


def test_what_is_not_scheduled_stays_so(edition: Edition, room: Room) -> None:
    Session.objects.create(edition=edition, slug="open", title={"en": "Open"})
    actions.shift_program(edition=edition, delta=timedelta(days=1), at=NOW)
    session = edition.sessions.get()
    assert (session.starts_at, session.version) == (None, 1)
    edition.refresh_from_db()
    assert edition.starts_on == date(2021, 12, 15)
