"""Verbs on editions and programs."""

from symposium.program.actions.editions import appoint, publish_program, shift_program
from symposium.program.actions.stars import merge_stars, set_star

__all__ = ["appoint", "merge_stars", "publish_program", "set_star", "shift_program"]
