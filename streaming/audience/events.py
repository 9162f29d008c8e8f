"""What browsers hear of the audience."""

from dataclasses import dataclass

from symposium.lib.events import PartChanged


@dataclass(frozen=True, kw_only=True)
class AudienceChanged(PartChanged):
    """About how many watch; the value is `{"at_least": number}`."""

    type = "audience.changed"
