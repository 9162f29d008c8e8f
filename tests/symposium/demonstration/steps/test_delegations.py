import pytest
from django.utils import timezone

from registration import queries
from registration.models import Delegation, Invitation, Registration
from registration.queries import invitations
from symposium.demonstration.steps import (
    accounts,
    delegations,
    editions,
    institutions,
    registrations,
)
from symposium.program.models import Edition


@pytest.fixture
def loaded(db: None) -> Edition:
    edition = editions.load()
    institutions.load()
    accounts.load(edition)
    registrations.load()
    for _twice in range(2):
        delegations.load(edition)
    return edition


def test_three_delegations_and_the_figures_stay(loaded: Edition) -> None:
    members = {str(one): one.members.count() for one in Delegation.objects.all()}
    assert members == {
        "Partner organisation 35": 10,
        "Pakistan Museum of Natural History": 7,
        "State Darwin Museum": 3,
    }
    figures = queries.figures(Registration.objects.all())
    assert (figures.representatives, figures.organizations, figures.countries) == (561, 213, 30)
    assert Registration.objects.filter(state="waiting").count() == 3


def test_an_invitation_in_each_state(loaded: Edition) -> None:
    rows = invitations.rows_of(list(Invitation.objects.all()), timezone.now())
    assert sorted(row.state for row in rows) == ["expired", "open", "open", "revoked", "used_up"]
