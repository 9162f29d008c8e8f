"""How events change the questions on a board: pure functions, mirrored by `board.ts`.

Both read `tests/contracts/`. A part is never changed in place: readers may hold the old one.
"""

from collections.abc import Callable
from typing import Any

from symposium.lib.events import Json

Reducer = Callable[[Json, Json], Json]


def open_order(question: Json) -> tuple[int, str, str]:
    """The most wanted first, then the oldest."""
    return (-question["votes"], question["published_at"], question["id"])


def queue_order(question: Json) -> tuple[str, str]:
    """As they were asked."""
    return (question["asked_at"], question["id"])


def answered_first(questions: list[Json]) -> list[Json]:
    """The latest answer first."""
    by_id = sorted(questions, key=lambda question: str(question["id"]))
    return sorted(by_id, key=lambda question: str(question["answered_at"]), reverse=True)


def reduce_questions(part: Json, event: Json) -> Json:
    """The public part after an event; events of other parts leave it as it is."""
    reducer = _PUBLIC.get(event["type"])
    return reducer(part, event) if reducer else part


def reduce_queue(part: Json, event: Json) -> Json:
    """The moderators' queue after an event."""
    if event["type"] != "queue.question_changed":
        return part
    changed = event["question"]
    others = [question for question in part["questions"] if question["id"] != changed["id"]]
    known = _find(part["questions"], changed["id"])
    if known and known["version"] >= changed["version"]:
        return part
    return part | {"questions": sorted([*others, changed], key=queue_order)}


def _shown(part: Json, event: Json) -> Json:
    """A question appears or changes: words by version, votes by their own version."""
    question: Json = event["question"]
    known = _find(part["open"], question["id"]) or _find(part["answered"], question["id"])
    if known:
        words = question if question["version"] > known["version"] else known
        tally = question if question["votes_version"] > known["votes_version"] else known
        question = words | {name: tally[name] for name in ("votes", "votes_version")}
    return _place(part, question["id"], question)


def _hidden(part: Json, event: Json) -> Json:
    known = _find(part["open"], event["id"]) or _find(part["answered"], event["id"])
    if known is None or known["version"] >= event["version"]:
        return part
    return _place(part, event["id"], None)


def _voted(part: Json, event: Json) -> Json:
    known = _find(part["open"], event["id"]) or _find(part["answered"], event["id"])
    if known is None or known["votes_version"] >= event["votes_version"]:
        return part
    tally: Json = {"votes": event["votes"], "votes_version": event["votes_version"]}
    return _place(part, event["id"], known | tally)


def _pinned(part: Json, event: Json) -> Json:
    return part | {"pinned": event["id"]}


def _rules_changed(part: Json, event: Json) -> Json:
    return part | {"rules": event["rules"]}


_PUBLIC: dict[str, Reducer] = {
    "question.published": _shown,
    "question.edited": _shown,
    "question.answered": _shown,
    "question.hidden": _hidden,
    "question.voted": _voted,
    "question.pinned": _pinned,
    "questions.rules_changed": _rules_changed,
}


def _place(part: Json, id_: str, question: Json | None) -> Json:
    """Put a question where its state says, or nowhere; what is not open is not pinned."""
    lists: dict[str, list[Json]] = {
        name: [other for other in part[name] if other["id"] != id_] for name in ("open", "answered")
    }
    if question and question["state"] == "published":
        lists["open"] = sorted([*lists["open"], question], key=open_order)
    elif question:
        lists["answered"] = answered_first([*lists["answered"], question])
    is_open = question is not None and question["state"] == "published"
    pinned: Any = None if part["pinned"] == id_ and not is_open else part["pinned"]
    return part | lists | {"pinned": pinned}


def _find(questions: list[Json], id_: str) -> Json | None:
    return next((question for question in questions if question["id"] == id_), None)
