"""Signed addresses: whoever holds one has read the mail that it came with."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from symposium.calls.models import LateLink, SubmissionSpeaker

INVITATION, LATE = "calls.invitation", "calls.late"


def invitation_token(speaker: SubmissionSpeaker) -> str:
    """Bound to the e-mail address: when that is corrected, older links end."""
    return signing.dumps([speaker.guid.hex, speaker.email.lower()], salt=INVITATION)


def read_invitation(token: str) -> tuple[UUID, str] | None:
    try:
        guid, email = signing.loads(token, salt=INVITATION)
        return UUID(guid), str(email)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def late_token(link: LateLink) -> str:
    return signing.dumps(link.guid.hex, salt=LATE)


def read_late(token: str) -> UUID | None:
    try:
        return UUID(signing.loads(token, salt=LATE))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None


def invitation_address(speaker: SubmissionSpeaker) -> str:
    edition = speaker.submission.call.edition
    path = reverse("calls:invitation", args=[edition.slug, invitation_token(speaker)])
    return settings.SITE_URL + path


def late_address(link: LateLink) -> str:
    path = reverse("calls:late", args=[link.call.edition.slug, late_token(link)])
    return settings.SITE_URL + path
