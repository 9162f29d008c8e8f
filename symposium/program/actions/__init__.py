"""Verbs on editions and programs."""

from symposium.program.actions.editions import appoint, publish_program, shift_program
from symposium.program.actions.imports import Imported, import_program, publish_imported
from symposium.program.actions.stars import merge_stars, set_star

__all__ = [
    "Imported",
    "appoint",
    "import_program",
    "merge_stars",
    "publish_imported",
    "publish_program",
    "set_star",
    "shift_program",
]
