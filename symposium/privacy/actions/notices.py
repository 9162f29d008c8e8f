"""A new version of the privacy notice, and agreeing to it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib.refusals import Refusal
from symposium.lib.translated import translated
from symposium.privacy.models import Consent, Notice
from symposium.program.models import Edition


class NothingNew(Refusal):
    code = "nothing_new"
    message = _("These are the words of the current version. People would be asked for nothing.")


@transaction.atomic
def publish_notice(
    *, edition: Edition, text: Mapping[str, str], by: User | None, at: datetime, address: str = ""
) -> Notice:
    """Make these words the current version; whoever agreed to an earlier one is asked again.

    Raises NothingNew for the words that are current already.
    """
    Edition.objects.select_for_update().get(pk=edition.pk)
    latest = Notice.objects.filter(edition=edition).first()
    words = translated(text)
    if latest is not None and dict(latest.text) == dict(words):
        raise NothingNew
    notice = Notice.objects.create(
        edition=edition,
        number=latest.number + 1 if latest else 1,
        text=words,
        published_at=at,
        published_by=by,
    )
    if by is not None:
        record_audit(
            actor=by,
            verb="privacy.notice_published",
            target=notice,
            at=at,
            edition_slug=edition.slug,
            changes={"text": (dict(latest.text) if latest else None, dict(words))},
            address=address,
        )
    return notice


def agree(*, user: User, notice: Notice, at: datetime) -> Consent:
    """Keep that a person agreed, and when. Twice is once, and the first time counts."""
    consent, _created = Consent.objects.get_or_create(user=user, notice=notice, defaults={"at": at})
    return consent
