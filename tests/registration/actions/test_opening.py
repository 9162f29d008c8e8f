from datetime import datetime

from registration import actions
from symposium.accounts.models import AuditEntry, User
from symposium.program.models import Edition


def test_opening_registration_gives_the_usual_categories_once(
    edition: Edition, organizer: User, now: datetime
) -> None:
    for _time in range(2):
        actions.open_registration(edition=edition, by=organizer, at=now)
    assert list(edition.categories.values_list("slug", flat=True)) == [
        "delegate",
        "speaker",
        "exhibitor",
        "observer",
        "student",
        "press",
        "staff",
    ]
    assert AuditEntry.objects.get().verb == "registration.opened"
