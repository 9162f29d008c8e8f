import csv
import io
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from symposium.accounts.actions import record_audit
from symposium.accounts.models import AuditEntry, User
from symposium.home.templatetags.record import difference
from symposium.program.models import Edition
from tests.conftest import NOW

SignIn = Callable[[User], Client]
PAGE = "/en/2021/organize/audit/"


def _note(
    person: User, edition: Edition, verb: str = "edition.changed", days: int = 0, **changes: object
) -> AuditEntry:
    return record_audit(
        actor=person,
        verb=verb,
        target=edition,
        at=NOW + timedelta(days=days),
        edition_slug=edition.slug,
        changes={field: (None, value) for field, value in changes.items()},
        address="192.0.2.7",
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_record_costs_the_same_for_any_number_of_rows(
    edition: Edition,
    organizer: User,
    signed_in: SignIn,
    django_assert_num_queries: DjangoAssertNumQueries,
    rows: int,
) -> None:
    for day in range(rows):
        _note(organizer, edition, days=day)
    client = signed_in(organizer)
    with django_assert_num_queries(9):
        client.get(PAGE)


def test_it_narrows_by_person_deed_thing_and_day(
    edition: Edition,
    other_edition: Edition,
    organizer: User,
    moderator: User,
    signed_in: SignIn,
) -> None:
    first = _note(organizer, edition)
    second = _note(moderator, edition, verb="question.edited", days=1)
    _note(organizer, other_edition)
    client = signed_in(organizer)

    def found(**query: str) -> list[AuditEntry]:
        return list(client.get(PAGE, query).context["page"])

    assert found() == [second, first]
    assert found(person="moderator@example.org") == [second]
    assert found(verb="edition.changed") == [first]
    assert found(q="brismis") == [second, first]
    assert found(q="nothing") == []
    # 10:00 in Beijing on the 14th and on the 15th.
    assert found(first_day="2021-12-15") == [second]
    assert found(last_day="2021-12-14") == [first]
    assert found(person="nobody@example.org", first_day="soon") == [second, first]


def test_a_file_holds_what_is_shown_and_taking_it_is_written_down(
    edition: Edition, organizer: User, signed_in: SignIn
) -> None:
    _note(organizer, edition, city="=Beijing")
    client = signed_in(organizer)
    answer = client.get(PAGE + "record.csv", {"verb": "edition.changed"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    [_header, row] = csv.reader(io.StringIO(text))
    assert row[1:5] == [
        "organizer@example.org",
        "changed the edition",
        "edition.changed",
        "BRISMIS 2021",
    ]
    assert row[7:] == ["city", "", "'=Beijing", "192.0.2.7"]
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.changes["rows"]) == ("audit.exported", [None, 1])
    [_exported, _again, changed] = json.loads(client.get(PAGE + "record.json").content)
    assert changed["changes"] == {"city": [None, "=Beijing"]}
    assert client.get(PAGE + "record.xlsx").content.startswith(b"PK")


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (None, "<b>", "<ins>&lt;b&gt;</ins>"),
        ("a", None, "<del>a</del>"),
        ("draft", "confirmed", "<del>draft</del><ins>confirmed</ins>"),
        (
            "The road of the silk",
            "The road of the sea",
            "The road of the <del>silk</del><ins>sea</ins>",
        ),
        (["en"], ["en", "zh-hans"], "[&quot;en&quot;<ins>, &quot;zh-hans&quot;</ins>]"),
        (1, 2, "<del>1</del><ins>2</ins>"),
    ],
)
def test_what_was_changed_is_marked(before: object, after: object, shown: str) -> None:
    assert difference([before, after]) == shown
