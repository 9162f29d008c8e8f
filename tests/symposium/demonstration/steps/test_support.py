from collections.abc import Callable

import pytest
from django.test import Client

from registration.models import Registration
from symposium.accounts.models import AuditEntry, SupportVisit, User
from symposium.demonstration.steps import accounts, editions, institutions, registrations, support


@pytest.mark.django_db
def test_two_people_were_helped_and_one_of_them_sees_it(
    signed_in: Callable[[User], Client],
) -> None:
    edition = editions.load()
    institutions.load()
    accounts.load(edition)
    registrations.load()
    for _time in range(2):
        support.load(edition)
    assert SupportVisit.objects.filter(ended_at__isnull=False).count() == 2
    assert AuditEntry.objects.filter(verb__startswith="support.").count() == 4
    assert Registration.objects.filter(user__isnull=False).count() == support.ACCOUNTS
    delegate = User.objects.get(email=accounts.email_of("delegate"))
    assert support.REASON in signed_in(delegate).get("/en/account/").content.decode()
