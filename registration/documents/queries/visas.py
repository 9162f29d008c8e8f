"""Who asks for a visa letter, and who has one."""

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from registration.documents.models import IssuedDocument, VisaRequest
from symposium.program.models import Edition

Letters = IssuedDocument.Kind.VISA_LETTER


def visa_rows(edition: Edition, *, state: str = "") -> QuerySet[VisaRequest]:
    """Requests without what is sealed; `has_letter` tells whether a valid one is out, and
    `letter_at` since when. `state` is "open", "issued" or "erased"; empty for all."""
    valid = IssuedDocument.objects.valid().filter(
        kind=Letters, registration=OuterRef("registration")
    )
    rows = (
        VisaRequest.objects.filter(registration__edition=edition)
        .without_passports()
        .select_related("registration__institution", "registration__edition")
        .annotate(has_letter=Exists(valid), letter_at=Subquery(valid.values("issued_at")[:1]))
    )
    if state == "open":
        rows = rows.filter(has_letter=False, erased_at=None)
    elif state == "issued":
        rows = rows.filter(has_letter=True)
    elif state == "erased":
        rows = rows.exclude(erased_at=None)
    return rows
