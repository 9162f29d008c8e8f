"""What devices ask, as they ask it: with a secret, without a cookie."""

import gzip
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from django.utils import timezone
from django_ratelimit.core import get_usage
from pytest_django import Settings

from registration import tickets
from registration.checkin import actions, queries
from registration.checkin.models import BadgePrint, Conflict, Device, Door, Scan, WalkIn
from registration.checkin.views.guard import CALLS_OF_A_DEVICE, METHODS
from registration.models import Category, Quota, Registration
from symposium.accounts.models import User
from symposium.program.models import Edition
from tests.registration.checkin.conftest import NINE, Call, item
from tests.registration.conftest import Register

pytestmark = pytest.mark.django_db
Pair = Callable[[str], tuple[Device, str]]


def _now() -> float:
    return timezone.now().timestamp() * 1000


def _body(*items: Any, **fields: Any) -> dict[str, Any]:
    return {"sent_at": _now(), "since": 0, "waiting": len(items), "items": list(items), **fields}


def test_a_code_pairs_once(edition: Edition, organizer: User, call: Call) -> None:
    device, code = actions.create_device(
        edition=edition, name="Phone", doors=[], by=organizer, at=timezone.now()
    )
    typed = f"{code[:4]} {code[4:8]}-{code[8:]}".lower()
    answer = call("", "pair/", {"code": typed})
    assert answer.status_code == 200
    secret = answer.json()["secret"]
    assert answer.json()["device"] == {"number": 1, "name": "Phone"}
    assert call(secret, "data/").status_code == 200
    again = call("", "pair/", {"code": code})
    assert (again.status_code, again.json()["code"]) == (422, "pairing_code_unknown")
    device.refresh_from_db()
    assert secret not in (device.secret_hash, device.pairing_hash)


def test_a_code_expires(edition: Edition, organizer: User, call: Call) -> None:
    at = timezone.now() - actions.PAIRING_TIME
    _device, code = actions.create_device(
        edition=edition, name="Phone", doors=[], by=organizer, at=at
    )
    assert call("", "pair/", {"code": code}).status_code == 422
    assert call("", "pair/", "nonsense").status_code == 422


def test_guessing_codes_ends_soon(edition: Edition, call: Call, settings: Settings) -> None:
    settings.RATE_LIMITS_ENABLED = True
    statuses = [call("", "pair/", {"code": str(number)}).status_code for number in range(31)]
    assert statuses == [422] * 30 + [429]


@pytest.mark.parametrize("path", ["data/", "people/0/", "sync/"])
def test_strangers_and_devices_of_other_editions(
    path: str, pair: Pair, call: Call, other_edition: Edition, signed_in: Any, organizer: User
) -> None:
    device, secret = pair("Phone")
    body = {} if path == "sync/" else None
    assert call("", path, body).status_code == 401
    assert call("wrong", path, body).status_code == 401
    # A person's session opens nothing here.
    client = signed_in(organizer)
    address = f"/en/2021/check-in/{path}"
    by_person = client.get(address) if body is None else client.post(address, {})
    assert by_person.status_code == 401
    device.edition = other_edition
    device.save()
    assert call(secret, path, body).status_code == 401


def test_the_first_download(
    pair: Pair, call: Call, door: Door, make: Register, category: Category
) -> None:
    person = make(latin_name="Wang Ling", display_name="王玲", email="private@example.net")
    _device, secret = pair("Phone")
    data = call(secret, "data/").json()
    assert data["edition"]["days"] == ["2021-12-14", "2021-12-15", "2021-12-16"]
    assert [one["name"] for one in data["doors"]] == ["Main entrance"]
    assert data["categories"] == [
        {"id": category.pk, "name": "Delegate", "on_site": True, "retired": False}
    ]
    [[number, digest]] = data["people"]
    answer = call(secret, f"people/{number}/")
    assert answer.json() == {
        "digest": digest,
        "people": [
            [person.pk, person.code, "王玲", "Wang Ling", "", category.pk, 1, "confirmed", 1, []]
        ],
    }
    assert "private@example.net" not in answer.content.decode()
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_five_thousand_people_come_compressed(
    pair: Pair, call: Call, edition: Edition, category: Category
) -> None:
    Registration.objects.bulk_create(
        Registration(
            pk=queries.PEOPLE_A_PAGE + number,
            edition=edition,
            category=category,
            email=f"{number}@example.net",
            display_name=f"Somebody with the number {number * 7919 % 5000}",
            mode="on_site",
            registered_at=NINE,
        )
        for number in range(5000)
    )
    _device, secret = pair("Phone")
    pages = call(secret, "data/").json()["people"]
    answers = [
        call(secret, f"people/{number}/", **{"Accept-Encoding": "gzip"}) for number, _d in pages
    ]
    assert {answer.headers["Content-Encoding"] for answer in answers} == {"gzip"}
    people = [
        person
        for answer in answers
        for person in json.loads(gzip.decompress(answer.content))["people"]
    ]
    assert len(people) == 5000
    assert sum(len(answer.content) for answer in answers) < 250_000


def test_only_pages_that_have_changed_get_another_digest(
    pair: Pair, call: Call, make: Register
) -> None:
    make(pk=1), make(pk=600)
    _device, secret = pair("Phone")
    before = dict(call(secret, "data/").json()["people"])
    Registration.objects.filter(pk=600).update(state="canceled")
    cache.clear()
    after = dict(call(secret, "sync/", _body()).json()["people"])
    assert set(before) == set(after) == {0, 1}
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)


def test_scans_go_up_and_others_come_down(
    pair: Pair, call: Call, door: Door, make: Register
) -> None:
    person = make()
    at = timezone.now()
    (_one, first), (_two, second) = pair("One"), pair("Two")
    sent = item(door, person, device_at=at.timestamp() * 1000)
    answer = call(first, "sync/", _body(sent)).json()
    assert answer["accepted"] == [sent["guid"]]
    position = answer["position"]
    told = call(second, "sync/", _body()).json()
    assert [row[:6] for row in told["scans"]] == [[sent["guid"], 1, door.pk, person.pk, "in", 1]]
    again = item(door, person, device_at=at.timestamp() * 1000 + 60_000)
    told = call(second, "sync/", _body(again, since=position)).json()
    # Two minutes ahead is no time that has been: it happened now.
    assert told["verdicts"][again["guid"]][0] in {"wrong_day", "already_in"}
    assert [row[0] for row in told["scans"]] == [again["guid"]]
    assert call(first, "sync/", _body(since=told["position"])).json()["scans"] == []


def test_a_conflict_reaches_both_devices(
    pair: Pair, call: Call, door: Door, make: Register, organizer: User
) -> None:
    person = make()
    secrets = [pair("One")[1], pair("Two")[1]]
    for number, secret in enumerate(secrets):
        when = (NINE + timedelta(minutes=number)).timestamp() * 1000
        call(secret, "sync/", _body(item(door, person, device_at=when)))
    for secret in secrets:
        [row] = call(secret, "sync/", _body()).json()["conflicts"]
        assert (row[1], row[2], row[4], row[7], row[9]) == ("already_in", person.pk, 2, 1, 0)
    position = call(secrets[0], "sync/", _body()).json()["position"]
    actions.resolve_conflict(
        conflict=Conflict.objects.get(), note="Twins", by=organizer, at=timezone.now()
    )
    [row] = call(secrets[0], "sync/", _body(since=position)).json()["conflicts"]
    assert row[9:] == [1, "Twins"]


def test_a_clock_that_is_wrong_by_a_day(pair: Pair, call: Call, door: Door, make: Register) -> None:
    _device, secret = pair("Phone")
    now = timezone.now()
    wrong = now - timedelta(days=1)
    # It was never measured: what the batch shows counts.
    one = item(door, make(), device_at=(wrong - timedelta(hours=1)).timestamp() * 1000, offset=None)
    # It was measured before somebody set it right.
    other = item(door, make(), device_at=wrong.timestamp() * 1000, offset=86_400_000)
    call(secret, "sync/", _body(one, other, sent_at=wrong.timestamp() * 1000))
    times = dict(Scan.objects.values_list("guid", "at"))
    off = [
        abs(at - expected)
        for at, expected in zip(times.values(), [now - timedelta(hours=1), now], strict=True)
    ]
    assert max(off) < timedelta(seconds=10)
    # Ahead by a day and never measured: not in the future.
    ahead = item(door, make(), device_at=(now + timedelta(days=1)).timestamp() * 1000)
    call(secret, "sync/", _body(ahead))
    assert Scan.objects.get(guid=ahead["guid"]).at <= timezone.now() + timedelta(seconds=5)


def test_what_cannot_be_read_is_named_and_holds_nothing_up(
    pair: Pair, call: Call, door: Door, make: Register, other_edition: Edition
) -> None:
    elsewhere = Door.objects.create(edition=other_edition, name={"en": "Elsewhere"})
    _device, secret = pair("Phone")
    good = item(door, make())
    bad = [
        item(door, guid="none"), item(door, act="fly"), item(elsewhere), {"kind": "scan"}, 7,
        item(door, device_at="soon"), item(door, device_at=1e300), {**item(door), "door": True},
        {**item(door), "kind": "walk_in", "name": "  ", "category": 1, "number": "1-1"},
    ]  # fmt: skip
    answer = call(secret, "sync/", _body(*bad, good)).json()
    assert answer["accepted"] == [good["guid"]]
    assert len(answer["unreadable"]) == 7
    assert Scan.objects.count() == 1
    assert call(secret, "sync/", "[]").status_code == 422


def test_five_thousand_scans_of_one_outbox(
    pair: Pair, call: Call, door: Door, make: Register
) -> None:
    people = [make() for _number in range(40)]
    _device, secret = pair("Phone")
    items = [
        item(door, people[number % 40], device_at=NINE.timestamp() * 1000 + number * 1000)
        for number in range(5000)
    ]
    position = 0
    for start in range(0, 5000, 500):
        answer = call(secret, "sync/", _body(*items[start : start + 500], since=position)).json()
        assert len(answer["accepted"]) == 500
        position = answer["position"]
    assert Scan.objects.count() == 5000
    assert Scan.objects.values("position").distinct().count() == 5000


def test_walk_ins_take_seats_as_everybody_does(
    pair: Pair, call: Call, edition: Edition, category: Category, door: Door
) -> None:
    Quota.objects.create(edition=edition, name="Hall", size=1, mode="on_site")
    _device, secret = pair("Phone")

    def arrives(number: int) -> dict[str, Any]:
        return {
            "kind": "walk_in", "guid": str(uuid4()), "name": f"Guest {number}",
            "institution": "Harbor Museum", "category": category.pk, "language": "fr",
            "number": f"1-{number}", "device_at": _now(), "offset": 0,
        }  # fmt: skip

    one, two = arrives(1), arrives(2)
    through = item(door, None, walk_in=one["guid"])
    answer = call(secret, "sync/", _body(one, through, two)).json()
    assert [state for _pk, state in answer["walk_ins"].values()] == ["confirmed", "waiting"]
    assert answer["verdicts"][through["guid"]][2] == answer["walk_ins"][one["guid"]][0]
    call(secret, "sync/", _body(one, through, two))
    assert Registration.objects.filter(edition=edition).count() == WalkIn.objects.count() == 2
    first = Registration.objects.get(display_name="Guest 1")
    assert (str(first.institution), first.language, first.mode) == (
        "Harbor Museum",
        "fr",
        "on_site",
    )
    assert Scan.objects.get().registration == first


def test_prints_are_noted_once(pair: Pair, call: Call, make: Register) -> None:
    _device, secret = pair("Phone")
    note = {
        "kind": "print", "guid": str(uuid4()), "registration": make().pk, "device_at": _now(),
    }  # fmt: skip
    for _time in range(2):
        assert call(secret, "sync/", _body(note)).json()["accepted"] == [note["guid"]]
    assert BadgePrint.objects.count() == 1


def test_a_lost_phone(pair: Pair, call: Call, door: Door, make: Register, organizer: User) -> None:
    device, secret = pair("Phone")
    actions.lock_out_device(device=device, by=organizer, at=timezone.now())
    sent = item(door, make())
    answer = call(secret, "sync/", _body(sent))
    assert answer.status_code == 410
    # It learns that it may delete, and nothing else; what it had recorded is kept apart.
    assert answer.json() == {"code": "locked_out", "accepted": [sent["guid"]]}
    assert Scan.objects.get().after_lockout
    for path in ("data/", "people/0/"):
        assert call(secret, path).status_code == 410


def test_one_device_cannot_use_up_the_line_of_others(
    pair: Pair, call: Call, settings: Settings
) -> None:
    settings.RATE_LIMITS_ENABLED = True
    (device, first), (_two, second) = pair("One"), pair("Two")
    request = RequestFactory().get("/")
    for _time in range(240):  # as many calls as it may make in a minute
        get_usage(
            request, group="checkin.device", key=lambda _group, _request: str(device.pk),
            rate=CALLS_OF_A_DEVICE, method=METHODS, increment=True,
        )  # fmt: skip
    assert call(first, "data/").status_code == 429
    assert call(second, "data/").status_code == 200


def test_a_forged_ticket_that_a_device_took_for_good(
    pair: Pair, call: Call, door: Door, make: Register
) -> None:
    text = tickets.ticket_text(make())
    forged = text[:-2] + ("AA" if text[-2:] != "AA" else "BB")
    _device, secret = pair("Phone")
    answer = call(secret, "sync/", _body(item(door, None, text=forged))).json()
    assert [verdict[0] for verdict in answer["verdicts"].values()] == ["forged"]
    assert [row[1] for row in answer["conflicts"]] == ["forged"]
