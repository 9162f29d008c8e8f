"""Reads settings from the environment and fails loudly when one makes no sense.

Every name read here must stand in `.env.example`; a test compares the two.
"""

import json
import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

KNOWN: set[str] = set()


class BadEnvironment(ValueError):
    """A variable of the environment has a value that cannot be used."""


def text(name: str, default: str = "") -> str:
    KNOWN.add(name)
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise BadEnvironment(f"{name} must be 1 or 0, not {value!r}.")


def number(name: str, default: int) -> int:
    value = text(name)
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        raise BadEnvironment(f"{name} must be a whole number, not {value!r}.") from None


def items(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [item.strip() for item in text(name, default).split(",") if item.strip()]


def choice(name: str, default: str, known: Collection[str]) -> str:
    value = text(name, default).lower()
    if value not in known:
        raise BadEnvironment(f"{name} must be one of {', '.join(sorted(known))}, not {value!r}.")
    return value


def json_list(name: str, value: str, required: Collection[str]) -> list[dict[str, Any]]:
    """The objects of a list in JSON that NAME holds; each has at least the required keys."""
    try:
        found = json.loads(value)
    except json.JSONDecodeError as error:
        raise BadEnvironment(f"{name} is no JSON: {error}.") from error
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise BadEnvironment(f"{name} must be a list of objects in JSON.")
    for item in found:
        if missing := sorted(set(required) - set(item)):
            raise BadEnvironment(f"{name}: an entry lacks {', '.join(missing)}.")
    return found


def secret(name: str, default: str = "") -> str:
    """The value of NAME, or the content of the file that NAME_FILE names."""
    path = text(f"{name}_FILE")
    if not path:
        return text(name, default)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise BadEnvironment(f"{name}_FILE names {path!r}, which cannot be read.") from error
