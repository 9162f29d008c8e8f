"""Work in the background: the planner, and letters about releases."""

from symposium.program.tasks.notices import send_notices
from symposium.program.tasks.planner import propose_schedule

__all__ = ["propose_schedule", "send_notices"]
