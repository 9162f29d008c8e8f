from datetime import datetime

from registration import actions
from symposium.accounts.models import AuditEntry, User
from tests.registration.conftest import Register


def test_an_organizers_decision_is_written_down(
    make: Register, organizer: User, now: datetime
) -> None:
    registration = make()
    for _time in range(2):
        actions.change_state(
            registration=registration, state="waiting", by=organizer, at=now, address="192.0.2.7"
        )
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.changes) == (
        "registration.state_changed",
        {"state": ["confirmed", "waiting"]},
    )
    assert (entry.actor, entry.address, entry.edition_slug) == (organizer, "192.0.2.7", "2021")
