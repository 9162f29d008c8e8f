"""Whatever happens between releases: sequences never fall, and no GUID is forgotten."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from symposium.program import succession
from symposium.program.succession import Document

GUIDS = ["a", "b", "c", "d"]
sessions = st.dictionaries(
    st.sampled_from(GUIDS),
    st.tuples(st.integers(1, 4), st.sampled_from(["x", "y"]), st.sampled_from(["hall", None])),
)
# A step is a draft to publish, or the place of an earlier release to bring back.
steps = st.lists(
    st.tuples(sessions, st.sampled_from(["Hall", "Aula"])) | st.integers(0, 20), max_size=12
)


def draft(items: dict[str, tuple[int, str, str | None]], room: str) -> Document:
    return {
        "rooms": [{"slug": "hall", "name": {"en": room}, "capacity": None}],
        "tracks": [],
        "sessions": [
            {"guid": guid, "sequence": version, "title": {"en": title}, "room": place}
            for guid, (version, title, place) in items.items()
        ],
    }


def known(document: Document) -> dict[str, tuple[str, int, Any]]:
    """By GUID: status, sequence, and what a calendar shows."""
    names = {room["slug"]: room["name"]["en"] for room in document["rooms"]}
    shown = {
        status: [
            (item["guid"], (status, item["sequence"], item["title"], names.get(item["room"])))
            for item in document[part]
        ]
        for status, part in [("CONFIRMED", "sessions"), ("CANCELLED", "cancelled")]
    }
    pairs = [*shown["CONFIRMED"], *shown["CANCELLED"]]
    assert len(pairs) == len(dict(pairs))  # never twice
    return {guid: (status, sequence, rest) for guid, (status, sequence, *rest) in pairs}


@given(steps)
def test_over_any_history(history: list[Any]) -> None:
    releases = [succession.EMPTY]
    for step in history:
        source = releases[step % len(releases)] if isinstance(step, int) else draft(*step)
        before, after = releases[-1], succession.succeed(source, releases[-1])
        was, now = known(before), known(after)
        assert was.keys() <= now.keys()
        for guid, (status, sequence, shown) in was.items():
            assert now[guid][1] >= sequence
            if (now[guid][0], now[guid][2]) != (status, shown) and "CONFIRMED" in (
                status,
                now[guid][0],
            ):
                assert now[guid][1] > sequence
        assert {item["guid"] for item in after["sessions"]} == {
            item["guid"] for item in source["sessions"]
        }
        if not succession.is_news(after, before):
            assert after == before
        releases.append(after)


@given(sessions, st.sampled_from(["Hall", "Aula"]))
def test_nothing_new_is_no_news(items: dict[str, Any], room: str) -> None:
    first = succession.succeed(draft(items, room), succession.EMPTY)
    assert not succession.is_news(succession.succeed(draft(items, room), first), first)
