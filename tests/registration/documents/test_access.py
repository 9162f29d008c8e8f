from collections.abc import Callable
from datetime import datetime

import pytest
from django.http import Http404

from registration.documents import access, actions, drafts
from registration.documents.models import Batch, IssuedDocument, VisaRequest
from registration.models import Category, Delegation, Registration, Workshop
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.program.models import Edition


@pytest.fixture
def letter(visa: VisaRequest, organizer: User, now: datetime) -> IssuedDocument:
    return actions.issue_visa_letter(request=visa, by=organizer, at=now)


@pytest.fixture
def head(amina: Registration, museum: Institution, moderator: User, now: datetime) -> User:
    """Speaks for the museum; serves as moderator besides."""
    amina.delegation = Delegation.objects.create(
        edition=amina.edition, institution=museum, head=moderator, created_at=now
    )
    amina.save()
    return moderator


def test_who_acts_for_whom(
    edition: Edition, amina: Registration, delegate: User, speaker: User, outsider: User, head: User
) -> None:
    for user in [delegate, head]:
        assert access.get_registration_to_act_for(user, edition, amina.pk) == amina
    for user in [speaker, outsider]:
        with pytest.raises(Http404):
            access.get_registration_to_act_for(user, edition, amina.pk)
    assert access.is_own(delegate, amina)
    assert not access.is_own(head, amina)


def test_a_visa_letter_is_for_the_person_and_two_roles(
    edition: Edition,
    letter: IssuedDocument,
    delegate: User,
    organizer: User,
    officer: User,
    head: User,
    speaker: User,
    outsider: User,
) -> None:
    for user in [delegate, organizer, officer]:
        assert access.get_document_for(user, edition, letter.serial) == letter
    for user in [head, speaker, outsider]:
        with pytest.raises(Http404):
            access.get_document_for(user, edition, letter.serial)


def test_other_papers_are_for_the_head_too(
    edition: Edition, amina: Registration, head: User, outsider: User, now: datetime
) -> None:
    paper = actions.issue(draft=drafts.confirmation(amina), by=None, at=now)
    assert access.get_document_for(head, edition, paper.serial) == paper
    with pytest.raises(Http404):
        access.get_document_for(outsider, edition, paper.serial)


def test_a_paper_of_another_edition_is_not_there(
    other_edition: Edition, letter: IssuedDocument, delegate: User, outsider: User
) -> None:
    for user in [delegate, outsider]:
        with pytest.raises(Http404):
            access.get_document_for(user, other_edition, letter.serial)
        with pytest.raises(Http404):
            access.get_issued_document_for(user, other_edition, letter.serial)


def test_the_inside_is_for_staff(
    edition: Edition,
    amina: Registration,
    letter: IssuedDocument,
    visa: VisaRequest,
    category: Category,
    organizer: User,
    speaker: User,
    outsider: User,
    now: datetime,
) -> None:
    workshop = Workshop.objects.create(edition=edition, slug="bones", name="Bones", size=5)
    batch = Batch.objects.create(edition=edition, kind="badge", requested_at=now)
    roads: list[Callable[[User], object]] = [
        lambda user: access.get_issued_document_for(user, edition, letter.serial),
        lambda user: access.get_registration_to_print_for(user, edition, amina.pk),
        lambda user: access.get_visa_request_for(user, edition, visa.pk),
        lambda user: access.get_batch_for(user, edition, batch.guid),
        lambda user: access.get_design_for(user, edition, "delegate"),
        lambda user: access.get_design_for(user, edition, "others"),
        lambda user: access.get_category_for(user, edition, "delegate"),
        lambda user: access.get_workshop_for(user, edition, workshop.slug),
    ]
    for road in roads:
        assert road(organizer)
        for user in [speaker, outsider]:
            with pytest.raises(Http404):
                road(user)


def test_own_workshops_alone(edition: Edition, amina: Registration, now: datetime) -> None:
    workshop = Workshop.objects.create(edition=edition, slug="bones", name="Bones", size=5)
    with pytest.raises(Http404):
        access.get_own_workshop(amina, "bones")
    workshop.places.create(registration=amina, state="confirmed", created_at=now)
    assert access.get_own_workshop(amina, "bones") == workshop
