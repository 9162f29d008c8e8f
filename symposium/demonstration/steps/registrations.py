"""The 561 representatives of 2019 and 2021, without accounts and with invented names."""

from datetime import datetime, timedelta

from registration import categories
from registration.models import Category, Registration
from symposium.demonstration.steps.institutions import keys_in_database, rows_of
from symposium.program.models import Edition

MODES = {"on-site": Registration.Mode.ON_SITE, "online": Registration.Mode.ONLINE}
# Registration opened so long before the first day, and most people came late, as people do.
DAYS_OPEN = 90
# Of twenty representatives so many are of these categories; the data say nothing about it.
SHARES = ["delegate"] * 14 + ["speaker"] * 2 + ["exhibitor"] * 2 + ["observer", "press"]


def load() -> None:
    """Enter the representatives that are missing."""
    editions = {edition.slug: edition for edition in Edition.objects.all()}
    for edition in editions.values():
        _load_categories(edition)
    offered = {
        (category.edition_id, category.slug): category for category in Category.objects.all()
    }
    institutions = keys_in_database()
    present = set(
        Registration.objects.filter(email__endswith="@example.org").values_list(
            "edition__slug", "email"
        )
    )
    missing = []
    for number, row in enumerate(rows_of("participants_561.csv")):
        email = f"{row['ref'].lower()}@example.org"
        if (row["edition"], email) in present:
            continue
        edition = editions[row["edition"]]
        missing.append(
            Registration(
                edition=edition,
                category=offered[edition.pk, SHARES[number % len(SHARES)]],
                email=email,
                display_name=row["display_name"],
                institution_id=institutions[row["organisation_en"], row["territory"]],
                territory=row["territory"],
                mode=MODES[row["mode"]],
                language=row["language"],
                registered_at=_registered_at(edition, number),
            )
        )
    Registration.objects.bulk_create(missing)


def follow(edition: Edition) -> None:
    """Once the edition's days have moved, its representatives have registered before them again."""
    numbers = {
        f"{row['ref'].lower()}@example.org": number
        for number, row in enumerate(rows_of("participants_561.csv"))
    }
    rows = list(Registration.objects.filter(edition=edition, email__in=numbers))
    for registration in rows:
        registration.registered_at = _registered_at(edition, numbers[registration.email])
    Registration.objects.bulk_update(rows, ["registered_at"], batch_size=100)


def _load_categories(edition: Edition) -> None:
    if edition.categories.exists():
        return
    Category.objects.bulk_create(
        Category(edition=edition, slug=slug, name=name, position=position)
        for position, (slug, name) in enumerate(categories.USUAL.items())
    )


def _registered_at(edition: Edition, number: int) -> datetime:
    """An instant in the weeks before the edition: the same for each number at every run."""
    # The golden ratio spreads consecutive numbers evenly; the power moves them towards the end.
    share = (number * 0.618033988749895) % 1
    before = DAYS_OPEN * share**1.7 + 1
    return edition.starts_at - timedelta(days=before, seconds=number % 977)
