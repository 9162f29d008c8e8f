from datetime import timedelta

import pytest

from symposium.program.planning import rules
from symposium.program.planning.plan import Plan, RuleOptions, Signature
from tests.symposium.program.planning.plans import clock, found, options, part, person, plan, talk


def everything_wrong(**more: object) -> Plan:
    """A plan in which each rule finds something."""
    unable = person(1, hours=(), pairs=())
    sessions = [
        talk(1, 2, 3, stars=900, parts=(part(1, confirmed=False), part(2)), track_id=None),
        talk(2, 2.5, abstract_languages=frozenset(), parts=(part(1),)),
        talk(3, 5.1, room=2, parts=(part(2),), interpretation_languages=("fr",)),
        talk(4, -5, is_streamed=True),
    ]
    return plan(*sessions, people=[unable, person(2)], **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("status", ["confirmed", "tentative", "cancelled"])
def test_only_what_is_called_off_is_not_checked(status: str) -> None:
    clash = plan(talk(1, 9), talk(2, 9, status=status, track_id=None))
    rules_found = {finding.rule for finding in rules.findings(clash)}
    assert rules_found == (set() if status == "cancelled" else {"room_overlap", "no_track"})


def test_the_gravest_come_first() -> None:
    severities = [finding.severity for finding in rules.findings(everything_wrong())]
    assert severities == sorted(severities, key=rules.SEVERITIES.index)
    assert set(severities) == set(rules.SEVERITIES)


@pytest.mark.parametrize("rule", rules.RULES)
def test_each_rule_can_be_switched_off_and_made_graver(rule: str) -> None:
    off = everything_wrong(options=options(rule, "off"))
    assert found(off, rule) == []
    grave = everything_wrong(options=options(rule, "block"))
    assert {finding.severity for finding in found(grave, rule)} <= {"block"}
    assert rules.severity(off, rule) == "off"
    assert rules.severity(everything_wrong(), rule) == rules.RULES[rule].severity


def test_a_key_outlives_a_move() -> None:
    before = found(plan(talk(1, 9), talk(2, 9)), "room_overlap")
    after = found(plan(talk(1, 14, room=2), talk(2, 14.5, room=2)), "room_overlap")
    assert [finding.key for finding in before] == [finding.key for finding in after]


def test_each_finding_has_a_key_of_its_own() -> None:
    keys = [finding.key for finding in rules.findings(everything_wrong())]
    assert len(keys) == len(set(keys))


def test_a_waived_finding_is_still_shown() -> None:
    clash = plan(talk(1, 9), talk(2, 9))
    [finding] = found(clash, "room_overlap")
    signature = Signature("Posters", "Li", clock(0))
    [waived] = found(plan(*clash.sessions, waived={finding.key: signature}), "room_overlap")
    assert (waived.reason, waived.is_waived, waived.stops_publishing) == ("Posters", True, False)


def test_a_finding_is_found_by_its_key() -> None:
    given = everything_wrong()
    for finding in rules.findings(given):
        assert rules.finding(given, finding.key) == finding
    assert rules.finding(given, "no_such_rule:x") is None
    assert rules.finding(given, "") is None


def test_asked_about_a_session_only_what_touches_it_is_told() -> None:
    given = everything_wrong()
    for session in given.sessions:
        told = rules.findings(given, {session.id})
        expected = [one for one in rules.findings(given) if session in one.sessions]
        assert told == expected


def test_a_what_if_leaves_the_plan_alone() -> None:
    given = plan(talk(1, 9), talk(2, 12))
    moved = given.by_id[2].moved(room_id=1, starts_at=clock(9.5))
    assert [one.rule for one in rules.findings(given.having([moved]), {2})] == ["room_overlap"]
    assert rules.findings(given) == []


@pytest.mark.parametrize("stored", ["ten", -1, 10**9, None, True, 3.5, [1]])
def test_a_number_that_makes_no_sense_is_the_rules_own(stored: object) -> None:
    given = plan(options={"room_change_buffer": RuleOptions("warn", {"minutes": stored})})
    assert rules.parameter(given, "room_change_buffer", "minutes") == 10


def test_the_solver_reads_the_same_numbers() -> None:
    given = plan(options=options("encoders", "warn", count=7))
    assert rules.parameter(given, "encoders", "count") == 7
    assert timedelta(minutes=rules.parameter(given, "civil_hours", "latest")).seconds == 22 * 3600
