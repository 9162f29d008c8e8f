"""What papers add to a registration's timeline."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from registration.documents.models import IssuedDocument, VisaRequest
from registration.models import Registration
from registration.timeline import Entry


def of(registration: Registration) -> Iterator[Entry]:
    """Issued and revoked papers, and the request for a visa letter. Two queries."""
    papers = IssuedDocument.objects.filter(registration=registration)
    for paper in papers.select_related("issued_by", "revoked_by"):
        values = {"document": str(paper)}
        text = _("Issued: %(document)s") % values
        yield Entry(paper.issued_at, text, by=str(paper.issued_by or ""))
        if paper.revoked_at:
            text = _("Revoked: %(document)s") % values
            yield Entry(paper.revoked_at, text, by=str(paper.revoked_by or ""))
    for request in VisaRequest.objects.without_passports().filter(registration=registration):
        yield Entry(request.requested_at, _("A visa letter was requested"))
        if request.erased_at:
            yield Entry(request.erased_at, _("The passport data were erased"))
