"""The rules at the door, by the examples that devices are held to as well."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from registration.checkin import rules
from registration.checkin.rules import Act, Gate, Passage, Person, Shown

CONTRACTS = Path(__file__).parent.parent.parent / "contracts" / "checkin"
Case = dict[str, Any]


def _cases(name: str) -> list[Case]:
    cases: list[Case] = json.loads((CONTRACTS / name).read_text("utf-8"))
    return cases


def _days(texts: list[str]) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, texts))


@pytest.mark.parametrize("case", _cases("verdicts.json"), ids=lambda case: str(case["name"]))
def test_who_may_go_through(case: Case) -> None:
    person, shown, door = case["person"], case["shown"], case["door"]
    verdict = rules.judge(
        person=person and Person(**{**person, "doors": frozenset(person["doors"])}),
        shown=Shown(**{**shown, "days": _days(shown["days"])}),
        gate=Gate(**{**door, "days": _days(door["days"])}),
        act=Act(case["act"]),
        day=date.fromisoformat(case["day"]),
        is_in=case["is_in"],
    )
    assert verdict == case["verdict"]


@pytest.mark.parametrize("case", _cases("presence.json"), ids=lambda case: str(case["name"]))
def test_who_is_inside_and_who_was_admitted_twice(case: Case) -> None:
    passages = [
        Passage(
            **{
                **one,
                "guid": UUID(one["guid"]),
                "day": date.fromisoformat(one["day"]),
                "act": Act(one["act"]),
                "at": datetime.fromtimestamp(one["at"], UTC),
                "undoes": one["undoes"] and UUID(one["undoes"]),
            }
        )
        for one in case["passages"]
    ]
    stand = rules.standing(passages)
    assert [str(one.guid) for one in stand] == case["standing"]
    doubles = rules.doubles(passages)
    assert [[str(guid), str(one.guid)] for guid, one in doubles.items()] == case["doubles"]
    for one in stand:
        before = rules.last_before(one, passages)
        is_double = one.act == Act.IN and rules.is_inside(before)
        assert doubles.get(one.guid) == (before if is_double else None)
