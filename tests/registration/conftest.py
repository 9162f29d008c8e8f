"""An edition that is still to come, so that one can register; categories, a museum, a maker."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from registration.actions import Details
from registration.models import Category, Registration
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.program.models import Edition

Register = Callable[..., Registration]


@pytest.fixture
def edition(edition: Edition) -> Edition:
    edition.starts_on = timezone.now().date() + timedelta(days=30)
    edition.ends_on = edition.starts_on + timedelta(days=2)
    edition.save()
    return edition


@pytest.fixture
def amina(db: None) -> User:
    return User.objects.create_user("amina@example.net")


@pytest.fixture
def category(edition: Edition) -> Category:
    return Category.objects.create(
        edition=edition, slug="delegate", name={"en": "Delegate", "zh-hans": "参会代表"}
    )


@pytest.fixture
def press(edition: Edition) -> Category:
    return Category.objects.create(
        edition=edition, slug="press", name={"en": "Press"}, position=5, needs_approval=True
    )


@pytest.fixture
def museum(db: None) -> Institution:
    return Institution.objects.create(
        slug="nairobi",
        name={"en": "Nairobi National Museum", "zh-hans": "内罗毕国家博物馆"},
        sort_name="Nairobi National Museum",
        territory="KE",
        city="Nairobi",
    )


@pytest.fixture
def details(category: Category, museum: Institution) -> Details:
    return Details(
        display_name="Amina Njeri",
        latin_name="",
        institution=museum,
        proposed_institution="",
        territory="KE",
        category=category,
        mode="on_site",
        language="en",
    )


@pytest.fixture
def answers(category: Category, museum: Institution) -> dict[str, str]:
    """What somebody types who is not signed in."""
    return {
        "email": "amina@example.net",
        "display_name": "Amina Njeri",
        "latin_name": "",
        "institution_name": "Nairobi National Museum",
        "institution": str(museum.pk),
        "territory": "KE",
        "category": "delegate",
        "mode": "on_site",
        "language": "en",
        "consent": "on",
    }


@pytest.fixture
def make(edition: Edition, category: Category) -> Register:
    """Enter a confirmed registration; any field may be given."""
    numbers = iter(range(1, 10_000))

    def registration(**fields: Any) -> Registration:
        number = next(numbers)
        values: dict[str, Any] = {
            "edition": edition,
            "category": category,
            "email": f"person{number}@example.net",
            "display_name": f"Person {number}",
            "territory": "KE",
            "mode": "on_site",
            "registered_at": datetime(2021, 11, 1, 8, number % 60, tzinfo=UTC),
            **fields,
        }
        return Registration.objects.create(**values)

    return registration
