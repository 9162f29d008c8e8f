"""Papers that are out, what they say, and what is needed to make them."""

from registration.documents.models.batches import Batch
from registration.documents.models.certificates import CertificateRule
from registration.documents.models.issued import IssuedDocument, IssuedDocumentQuerySet, new_serial
from registration.documents.models.layout import BadgeDesign, LetterText
from registration.documents.models.visas import VisaRequest

__all__ = [
    "BadgeDesign",
    "Batch",
    "CertificateRule",
    "IssuedDocument",
    "IssuedDocumentQuerySet",
    "LetterText",
    "VisaRequest",
    "new_serial",
]
