from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from registration.documents import actions, drafts
from registration.documents.models import IssuedDocument
from registration.models import Registration
from symposium.accounts.models import AuditEntry, User

LATER = timedelta(hours=1)


def test_the_same_is_not_issued_twice(amina: Registration, now: datetime) -> None:
    first = actions.issue(draft=drafts.confirmation(amina), by=None, at=now)
    again = actions.issue(draft=drafts.confirmation(amina), by=None, at=now + LATER)
    assert again.pk == first.pk
    assert again.issued_at == now
    assert len(first.serial) == 12
    assert first.code.count("-") == 2


def test_a_changed_name_replaces_the_paper(amina: Registration, now: datetime) -> None:
    first = actions.issue(draft=drafts.confirmation(amina), by=None, at=now)
    amina.display_name = "Amina Njeri Wanjiku"
    amina.save()
    second = actions.issue(draft=drafts.confirmation(amina), by=None, at=now + LATER)
    assert second.serial != first.serial
    first.refresh_from_db()
    assert (first.revoked_at, first.revocation_reason) == (now + LATER, "replaced")


def test_revoked_then_issued_again(amina: Registration, organizer: User, now: datetime) -> None:
    first = actions.issue(draft=drafts.invitation(amina), by=organizer, at=now)
    actions.revoke(document=first, reason="Lost", by=organizer, at=now + LATER)
    with pytest.raises(actions.AlreadyRevoked):
        actions.revoke(document=first, reason="Lost", by=organizer, at=now + LATER)
    second = actions.issue(draft=drafts.invitation(amina), by=organizer, at=now + 2 * LATER)
    assert second.serial != first.serial
    first.refresh_from_db()
    assert not first.is_valid
    assert second.is_valid
    verbs = list(AuditEntry.objects.order_by("at").values_list("verb", flat=True))
    assert verbs == ["document.issued", "document.revoked", "document.issued"]


@pytest.mark.parametrize("state", ["requested", "waiting", "declined", "canceled"])
def test_only_for_confirmed_registrations(
    make: Callable[..., Registration], state: str, now: datetime
) -> None:
    somebody = make(state=state)
    with pytest.raises(actions.NotTakingPart):
        actions.issue(draft=drafts.confirmation(somebody), by=None, at=now)
    assert not IssuedDocument.objects.exists()


def test_many_at_once_in_order_with_one_entry_in_the_record(
    make: Callable[..., Registration], organizer: User, now: datetime
) -> None:
    people = [make() for _number in range(5)]
    known = actions.issue(draft=drafts.badge(people[2]), by=None, at=now)
    papers = actions.issue_many(
        drafts=[drafts.badge(one) for one in people], by=organizer, at=now + LATER
    )
    assert [paper.registration for paper in papers] == people
    assert papers[2].pk == known.pk
    assert len({paper.serial for paper in papers}) == 5
    [entry] = AuditEntry.objects.all()
    assert (entry.verb, entry.changes["documents"]) == ("documents.issued", [None, 4])


def test_the_language_of_the_person(amina: Registration, now: datetime) -> None:
    amina.language = "zh-hans"
    amina.save()
    paper = actions.issue(draft=drafts.confirmation(amina), by=None, at=now)
    facts = paper.facts["facts"]
    assert (paper.language, facts["event"]) == ("zh-hans", "2021年研讨会")
    assert facts["institution"] == "内罗毕国家博物馆"
