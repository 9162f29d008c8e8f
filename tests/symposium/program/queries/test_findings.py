from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from symposium.program import actions, queries
from symposium.program.formats import reading
from symposium.program.models import Edition, Session
from symposium.program.planning import rules
from symposium.program.planning.findings import Finding
from tests.conftest import NOW
from tests.symposium.program.conftest import SCHEDULES


def imported(name: str) -> Edition:
    draft = reading.read((SCHEDULES / name).read_bytes())
    return actions.import_program(slug="imported", draft=draft, at=NOW).edition


def pairs(findings: list[Finding], rule: str) -> set[tuple[str, ...]]:
    return {
        tuple(sorted(str(session.guid) for session in finding.sessions))
        for finding in findings
        if finding.rule == rule
    }


@pytest.mark.django_db
def test_a_festival_with_known_overlaps() -> None:
    """Also by comparing each of its sessions with each other one."""
    edition = imported("emf-2022.frab.xml")
    findings = queries.findings_of(edition)
    counts = Counter(finding.rule for finding in findings)
    assert (counts["room_overlap"], counts["person_twice"]) == (35, 23)
    sessions = list(edition.sessions.scheduled().prefetch_related("participations"))
    rooms, people = set(), 0
    for first in sessions:
        for second in sessions:
            if not (
                first.pk < second.pk
                and first.starts_at < second.ends_at  # type: ignore[operator]  # scheduled
                and second.starts_at < first.ends_at  # type: ignore[operator]
            ):
                continue
            if first.room_id == second.room_id:
                rooms.add(tuple(sorted((str(first.guid), str(second.guid)))))
            people += len(persons(first) & persons(second))
    assert (pairs(findings, "room_overlap"), people) == (rooms, 23)


def persons(session: Session) -> set[int]:
    return {part.speaker_id for part in session.participations.all()}


@pytest.mark.django_db
def test_a_large_program_in_which_nothing_overlaps() -> None:
    findings = queries.findings_of(imported("fosdem-2024.xml"))
    assert [one.rule for one in findings if one.severity == "block"] == []


@pytest.mark.django_db
def test_a_part_of_the_plan_says_the_same_as_the_whole() -> None:
    """Wherever a session is tried, what is read for it is enough."""
    edition = imported("emf-2022.frab.xml")
    edition.rule_settings.create(rule="encoders", severity="warn", parameters={"count": 1})
    edition.sessions.filter(room__position__lt=4).update(is_streamed=True)
    plan = queries.plan_of(edition)
    rooms = list(edition.rooms.all())
    sessions = list(edition.sessions.select_related("room", "edition").order_by("id"))[::40]
    for number, session in enumerate(sessions):
        room = rooms[number % len(rooms)]
        starts_at = edition.starts_at + timedelta(hours=10 + 7 * number)
        whole = rules.findings(
            plan.having([plan.by_id[session.pk].moved(room_id=room.pk, starts_at=starts_at)]),
            {session.pk},
        )
        part = queries.findings_if_placed(
            session=session, room=room, starts_at=starts_at, minutes=session.minutes
        )
        assert part == whole


def test_what_is_said_of_a_session_where_it_stands(edition: Edition, clash: Session) -> None:
    session = Session.objects.get(pk=clash.pk)
    about = queries.findings_about(session)
    assert about == [f for f in queries.findings_of(edition) if clash.pk in ids(f)]
    assert about == queries.findings_of(edition, {clash.pk})


def ids(finding: Finding) -> set[int]:
    return {session.id for session in finding.sessions}


def test_people_see_who_and_where(edition: Edition, clash: Session) -> None:
    shown = {one.rule: one for one in queries.shown_findings(edition)}
    assert str(shown["room_overlap"].room.name) == "Main hall"  # type: ignore[union-attr]
    assert str(shown["unconfirmed_speaker"].person.name) == "Élan Chair"  # type: ignore[union-attr]


@pytest.mark.parametrize("count", [1, 3])
def test_findings_cost_the_same_for_any_number_of_sessions(
    edition: Edition,
    forum: Session,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        Session.objects.create(
            edition=edition,
            slug=f"s-{number}",
            title={"en": "S"},
            starts_at=datetime(2021, 12, 14, 5, tzinfo=UTC),
            ends_at=datetime(2021, 12, 14, 6, tzinfo=UTC),
        )
    with django_assert_num_queries(10):
        queries.findings_of(edition)
    with django_assert_num_queries(10):
        queries.findings_about(forum)
