"""Quotas that leave the published figures as they are, three who wait, and one who may answer."""

from datetime import timedelta

from registration.models import Category, Quota, Registration
from symposium.program.models import Edition

# Reporters who came when the seats for the press were taken: the first one has an offer.
REPORTERS = ["KE", "EG", "PE", "LK"]
DAYS_BEFORE = 10


def load(edition: Edition) -> None:
    """Make the quotas and those who wait; once."""
    if edition.quotas.exists():
        return
    press = Category.objects.get(edition=edition, slug="press")
    at_press = Registration.objects.filter(edition=edition, category=press, mode="on_site")
    seats = at_press.seated().count() + 1
    Quota.objects.bulk_create(
        [
            Quota(edition=edition, name="On site", size=240, mode="on_site"),
            Quota(
                edition=edition, name="Press on site", size=seats, category=press, mode="on_site"
            ),
            Quota(edition=edition, name="China on site", size=120, country="CN", mode="on_site"),
            Quota(edition=edition, name="Online", size=1000, mode="online"),
        ]
    )
    Registration.objects.bulk_create(
        Registration(
            edition=edition,
            category=press,
            email=f"reporter-{number}@example.org",
            display_name=f"Reporter {number}",
            territory=territory,
            mode="on_site",
            **_times(edition, number),
        )
        for number, territory in enumerate(REPORTERS, 1)
    )


def follow(edition: Edition) -> None:
    """Once the edition's days have moved, the reporters have come before them again."""
    for number in range(1, len(REPORTERS) + 1):
        rows = Registration.objects.filter(edition=edition, email=f"reporter-{number}@example.org")
        rows.filter(state__in=["waiting", "offered"]).update(**_times(edition, number))


def _times(edition: Edition, number: int) -> dict[str, object]:
    came = edition.starts_at - timedelta(days=DAYS_BEFORE, hours=-7 * number)
    is_first = number == 1
    return {
        "state": "offered" if is_first else "waiting",
        "registered_at": came,
        "waiting_since": came,
        "answer_by": edition.ends_at if is_first else None,
    }
