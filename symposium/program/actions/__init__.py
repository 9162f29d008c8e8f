"""Verbs on editions and programs."""

from symposium.program.actions.editions import appoint, publish_program

__all__ = ["appoint", "publish_program"]
