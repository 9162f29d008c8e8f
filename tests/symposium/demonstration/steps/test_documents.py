import pytest

from registration.documents.models import BadgeDesign, CertificateRule, IssuedDocument, VisaRequest
from registration.models import Registration
from symposium.demonstration.steps import (
    accounts,
    documents,
    editions,
    institutions,
    registrations,
)


@pytest.mark.django_db
def test_papers_are_made_once() -> None:
    edition = editions.load()
    institutions.load()
    accounts.load(edition)
    registrations.load()
    people = Registration.objects.count()
    for _run in range(2):
        documents.load(edition)
        assert BadgeDesign.objects.count() == edition.categories.count()
        assert CertificateRule.objects.count() == 1
        assert VisaRequest.objects.count() == 2
        letters = IssuedDocument.objects.filter(kind=IssuedDocument.Kind.VISA_LETTER)
        assert letters.count() == 1
    assert Registration.objects.count() == people
