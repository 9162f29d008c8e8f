"""Reports of mail servers that a letter has not arrived: read with suspicion, for anybody can
write one."""

from registration.mailings.bounces.reading import MOST_BYTES, Report, reports_in

__all__ = ["MOST_BYTES", "Report", "reports_in"]
