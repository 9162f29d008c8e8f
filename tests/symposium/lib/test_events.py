"""Events and their JSON."""

import dataclasses
import datetime as dt
import json
from typing import ClassVar
from uuid import UUID

from symposium.lib import events


@dataclasses.dataclass(frozen=True, kw_only=True)
class LampLit(events.StageEvent):
    type = "lamp.lit"
    audience = "public"
    replaces: ClassVar = ("lamp",)

    lamp: UUID
    at: dt.datetime
    colors: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class HallChanged(events.PartChanged):
    type = "hall.changed"


LAMP = UUID(int=7)
AT = dt.datetime(2021, 10, 14, 1, 0, tzinfo=dt.UTC)


def test_an_event_is_plain_json_without_its_stage() -> None:
    event = LampLit(stage="2021/main", lamp=LAMP, at=AT, colors=("red",))
    assert event.as_json() == {
        "type": "lamp.lit",
        "lamp": str(LAMP),
        "at": "2021-10-14T01:00:00+00:00",
        "colors": ["red"],
    }


def test_only_events_about_the_same_thing_replace_each_other() -> None:
    first = LampLit(stage="2021/main", lamp=LAMP, at=AT)
    later = LampLit(stage="2021/main", lamp=LAMP, at=AT + dt.timedelta(seconds=1))
    other = LampLit(stage="2021/main", lamp=UUID(int=8), at=AT)
    assert first.replacement_key() == later.replacement_key()
    assert first.replacement_key() != other.replacement_key()


def test_a_part_of_the_board_replaces_itself_as_a_whole() -> None:
    event = HallChanged(stage="2021/main", value={"seats": 40})
    assert event.as_json() == {"type": "hall.changed", "value": {"seats": 40}}
    assert event.replacement_key() == "hall.changed"
    assert event.audience == "public"


def test_encoded_text_is_compact_and_keeps_its_script() -> None:
    assert events.encode({"a": "问", "b": [1, 2]}) == '{"a":"问","b":[1,2]}'.encode()
    assert json.loads(events.encode({"a": "\u2028"})) == {"a": "\u2028"}
