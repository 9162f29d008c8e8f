"""What browsers hear of a broadcast."""

from dataclasses import dataclass

from symposium.lib.events import PartChanged


@dataclass(frozen=True, kw_only=True)
class BroadcastChanged(PartChanged):
    """Sources or the day's running order; the value is `queries.board_part`."""

    type = "broadcast.changed"
