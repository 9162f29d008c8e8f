"""Agreeing to an edition's privacy notice, when registering and whenever there is a new one."""

from datetime import datetime

from django.db import transaction

from registration.models import Registration
from symposium.accounts.models import User
from symposium.privacy import actions as privacy
from symposium.privacy import queries
from symposium.privacy.models import Notice
from symposium.program.models import Edition

# The short notice of the house, which stands beside the form where an edition has none of its own.
CONSENT_VERSION = "2021-1"


def agree_to_current(*, edition: Edition, user: User, at: datetime) -> str:
    """Keep that a person agrees to what stands beside the form now; returns its version."""
    notice = queries.current_notice(edition)
    if notice is None:
        return CONSENT_VERSION
    privacy.agree(user=user, notice=notice, at=at)
    return notice.version


@transaction.atomic
def agree_again(*, registration: Registration, user: User, notice: Notice, at: datetime) -> None:
    """The person has read a new version and agrees. Twice is once."""
    consent = privacy.agree(user=user, notice=notice, at=at)
    registration.consent_version, registration.consented_at = notice.version, consent.at
    registration.save(update_fields=["consent_version", "consented_at"])
