"""Pages and forms of questions; everything here works without JavaScript."""

from streaming.questions.views.audience import ask, ledger, projector, vote, withdraw
from streaming.questions.views.moderators import act, moderate, rules

__all__ = ["act", "ask", "ledger", "moderate", "projector", "rules", "vote", "withdraw"]
