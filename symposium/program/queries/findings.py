"""What the rules find in an edition's working state."""

from collections.abc import Collection

from symposium.program.models import Edition
from symposium.program.planning import rules
from symposium.program.planning.findings import Finding
from symposium.program.queries.plan import plan_of


def findings_of(edition: Edition, about: Collection[int] | None = None) -> list[Finding]:
    """All findings, the gravest first, waived ones among them; `stops_publishing` says which hold
    a release back. `about` limits them to what touches sessions with these ids. Costs `plan_of`."""
    return rules.findings(plan_of(edition), about)
