"""PDFs as answers. Nothing keeps them on the way."""

from django.http import HttpResponse

from registration.documents import queries
from registration.documents.actions import PassportErased
from registration.documents.models import IssuedDocument
from registration.documents.papers import file_of

PDF = "application/pdf"


def answer(document: IssuedDocument) -> HttpResponse:
    """One signed paper. Raises PassportErased for a visa letter that cannot be printed again."""
    signatory = queries.signatory_of(document.edition, document.language)
    printables = queries.printables([document], signatory=signatory)
    if not printables:
        raise PassportErased
    kind = document.kind.replace("_", "-")
    return download(file_of(printables[0]), f"{kind}-{document.code}.pdf")


def download(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=PDF,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
        },
    )
