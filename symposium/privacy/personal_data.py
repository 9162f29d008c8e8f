"""A person's agreements to privacy notices."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from symposium.lib import personal_data
from symposium.lib.personal_data import Kind, Person, Row
from symposium.privacy.models import Consent


def register() -> None:
    personal_data.register(
        Kind(
            name="consents",
            label=_("Privacy notices to which you agreed"),
            export=_export,
            erase=_erase,
            models=["privacy.Consent"],
        )
    )


def _export(person: Person) -> Iterator[Row]:
    rows = Consent.objects.filter(user=person.user_id).select_related("notice__edition")
    for consent in rows:
        yield {
            "edition": consent.notice.edition.slug,
            "version": consent.notice.number,
            "at": consent.at,
            "text": dict(consent.notice.text),
        }


def _erase(person: Person, _at: datetime) -> int:
    return Consent.objects.filter(user=person.user_id).delete()[0]
