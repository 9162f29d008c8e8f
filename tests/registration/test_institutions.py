from datetime import datetime

from registration.models import Delegation, Quota
from symposium.accounts.models import User
from symposium.institutions import actions
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register


def test_merging_makes_one_delegation_of_two(
    edition: Edition,
    other_edition: Edition,
    museum: Institution,
    make: Register,
    organizer: User,
    delegate: User,
    now: datetime,
) -> None:
    double = Institution.objects.create(slug="d", name={"en": "D"}, sort_name="D", territory="KE")

    def delegation(institution: Institution, edition: Edition, **fields: object) -> Delegation:
        return Delegation.objects.create(
            institution=institution, edition=edition, created_at=now, **fields
        )

    kept = delegation(museum, edition, most_members=3)
    other = delegation(double, edition, most_members=2, head=delegate, stays_together=True)
    elsewhere = delegation(double, other_edition)
    mine, theirs = make(delegation=kept), make(delegation=other, institution=double)

    merge = actions.merge_institutions(duplicate=double, into=museum, by=organizer, at=now)

    assert list(kept.members.order_by("pk")) == [mine, theirs]
    kept.refresh_from_db()
    assert (kept.head, kept.most_members, kept.stays_together) == (delegate, 5, True)
    elsewhere.refresh_from_db()
    assert elsewhere.institution == museum
    assert Delegation.objects.count() == 2
    assert merge.moved == {"registration.Registration": 1, "registration.Delegation": 1}


def test_merging_adds_seats_of_quotas_that_ask_the_same(
    edition: Edition, museum: Institution, organizer: User, now: datetime
) -> None:
    double = Institution.objects.create(slug="d", name={"en": "D"}, sort_name="D", territory="KE")
    for institution, size, mode in [
        (museum, 3, "on_site"), (double, 2, "on_site"), (double, 9, "online"),
    ]:  # fmt: skip
        Quota.objects.create(edition=edition, institution=institution, size=size, mode=mode)
    actions.merge_institutions(duplicate=double, into=museum, by=organizer, at=now)
    assert set(Quota.objects.values_list("institution", "mode", "size")) == {
        (museum.pk, "on_site", 5),
        (museum.pk, "online", 9),
    }
