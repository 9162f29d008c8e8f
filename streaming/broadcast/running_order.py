"""What is on at a stage and what comes next: its released sessions, and a clock."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from symposium.program.released import ReleasedSession

DOORS_OPEN = timedelta(minutes=10)
"""So long before a session, and after it, the picture is shown: people arrive, applause ends.

`lib/running-order.ts` follows the same rule with the numbers that the page carries."""


@dataclass(frozen=True)
class RunningOrder:
    """The sessions of one stage, by their start."""

    sessions: tuple[ReleasedSession, ...]

    def on_air(self, at: datetime) -> ReleasedSession | None:
        """The streamed session that is on; the one that started last, should two overlap."""
        on = [session for session in self.sessions if session.is_streamed and session.is_on_at(at)]
        return on[-1] if on else None

    def next_after(self, at: datetime) -> ReleasedSession | None:
        """The next streamed session that has not started."""
        return next((s for s in self.sessions if s.is_streamed and s.starts_at > at), None)

    def shows_picture(self, at: datetime) -> bool:
        """Whether the curtain is up: during a streamed session and shortly around it."""
        return any(
            session.starts_at - DOORS_OPEN <= at < session.ends_at + DOORS_OPEN
            for session in self.sessions
            if session.is_streamed
        )

    def on_day(self, day: date, zone: tzinfo) -> list[ReleasedSession]:
        return [s for s in self.sessions if s.starts_at.astimezone(zone).date() == day]

    def day_to_show(self, at: datetime, zone: tzinfo) -> date | None:
        """Today when something happens today, else the next day with sessions, else the last."""
        days = sorted({session.starts_at.astimezone(zone).date() for session in self.sessions})
        today = at.astimezone(zone).date()
        coming = [day for day in days if day >= today]
        return coming[0] if coming else (days[-1] if days else None)

    def is_over(self, at: datetime) -> bool:
        """Whether there were streamed sessions and all of them have ended."""
        streamed = [session for session in self.sessions if session.is_streamed]
        return bool(streamed) and all(session.ends_at <= at for session in streamed)
