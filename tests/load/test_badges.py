"""561 badges in one file within ten seconds, from the request to the file; one visa letter."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from registration.documents import actions, tasks
from registration.documents.models import Batch, IssuedDocument
from registration.documents.samples import sample_of
from registration.models import Category, Registration
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.program.models import Edition

COUNT = 561
MOST_SECONDS = 10.0
MOST_SECONDS_A_LETTER = 1.0
AT = datetime(2021, 12, 1, tzinfo=UTC)
NAMES = [
    ("Amina Njeri Wanjikũ", ""),
    ("欧阳娜娜", "Ouyang Nana"),
    ("محمد بن عبد الرحمن الفهيد", "Mohammed bin Abdulrahman Al-Fuhaid"),
    ("Анна-Мария Константинопольская", "Anna-Maria Konstantinopolskaya"),
    ("Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewiss", ""),
]


@pytest.fixture
def full_edition(db: None) -> Edition:
    edition = Edition.objects.create(
        slug="2021",
        name={"en": "Belt and Road International Symposium of Natural Science Museums"},
        starts_on=date(2021, 12, 14),
        ends_on=date(2021, 12, 16),
    )
    museum = Institution.objects.create(
        slug="museum",
        name={"en": "National Museum of Natural History, Department of Paleontology"},
        sort_name="National Museum",
        territory="KE",
    )
    category = Category.objects.create(edition=edition, slug="delegate", name={"en": "Delegate"})
    Registration.objects.bulk_create(
        Registration(
            edition=edition,
            category=category,
            institution=museum,
            email=f"p{number}@example.org",
            display_name=f"{NAMES[number % len(NAMES)][0]} {number}",
            latin_name=NAMES[number % len(NAMES)][1],
            territory="KE",
            mode="on_site",
            registered_at=AT,
        )
        for number in range(COUNT)
    )
    return edition


def test_all_badges_of_an_edition(
    full_edition: Edition, record_property: Callable[..., None]
) -> None:
    organizer = User.objects.create_user("organizer@example.org")
    ids = list(Registration.objects.order_by("display_name").values_list("pk", flat=True))
    batch = Batch.objects.create(
        edition=full_edition,
        kind=IssuedDocument.Kind.BADGE,
        wanted=ids,
        total_count=len(ids),
        requested_by=organizer,
        requested_at=AT,
    )
    started = time.perf_counter()
    tasks.make_batch(batch.pk)
    seconds = time.perf_counter() - started
    record_property("seconds", seconds)
    batch.refresh_from_db()
    assert batch.state == Batch.State.READY
    assert seconds <= MOST_SECONDS
    assert IssuedDocument.objects.count() == COUNT
    assert actions.drop_old_batches(at=AT) == 0


def test_one_visa_letter(full_edition: Edition, record_property: Callable[..., None]) -> None:
    sample_of(full_edition, "visa_letter", "en")
    started = time.perf_counter()
    sample_of(full_edition, "visa_letter", "ar")
    seconds = time.perf_counter() - started
    record_property("seconds", seconds)
    assert seconds <= MOST_SECONDS_A_LETTER
