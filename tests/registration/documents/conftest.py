"""People who want papers, and what is typed for a visa."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from registration.documents import actions
from registration.documents.models import VisaRequest
from registration.models import Registration
from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.institutions.models import Institution
from symposium.program.models import Appointment, Edition

PASSPORT = {
    "full_name": "AMINA NJERI",
    "nationality": "KE",
    "number": "A1234567",
    "born_on": "1980-02-29",
    "expires_on": "2040-01-01",
}


@pytest.fixture
def amina(make: Callable[..., Registration], museum: Institution, delegate: User) -> Registration:
    """The delegate's own registration."""
    return make(
        user=delegate,
        email=delegate.email,
        display_name="Amina Njeri",
        institution=museum,
    )


@pytest.fixture
def officer(edition: Edition) -> User:
    """May see passports and issue papers, and nothing else."""
    user = User.objects.create_user("officer@example.org", display_name="Officer")
    Appointment.objects.create(edition=edition, user=user, role=Role.VISA_OFFICER)
    return user


@pytest.fixture
def typed(edition: Edition) -> dict[str, str]:
    """What the form for a visa letter is sent with."""
    return {
        **PASSPORT,
        "embassy": "Embassy of China, Nairobi",
        "language": "en",
        "arrives_on": (edition.starts_on - timedelta(days=1)).isoformat(),
        "leaves_on": (edition.ends_on + timedelta(days=1)).isoformat(),
    }


@pytest.fixture
def visa(amina: Registration, delegate: User, edition: Edition, now: datetime) -> VisaRequest:
    return actions.request_visa_letter(
        registration=amina,
        passport=PASSPORT,
        journey={
            "embassy": "Embassy of China, Nairobi",
            "language": "en",
            "arrives_on": edition.starts_on,
            "leaves_on": edition.ends_on,
        },
        by=delegate,
        at=now,
    )
