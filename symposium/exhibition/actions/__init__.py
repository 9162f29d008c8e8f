"""Verbs on works, exhibits and media."""

from symposium.exhibition.actions.exhibits import (
    move_exhibit,
    save_exhibit,
    set_on_show,
    set_selected,
)
from symposium.exhibition.actions.media import (
    MOST_BYTES,
    MediumAlreadyThere,
    add_medium,
    picture_fields,
    process_medium,
    remove_medium,
)

__all__ = [
    "MOST_BYTES",
    "MediumAlreadyThere",
    "add_medium",
    "move_exhibit",
    "picture_fields",
    "process_medium",
    "remove_medium",
    "save_exhibit",
    "set_on_show",
    "set_selected",
]
