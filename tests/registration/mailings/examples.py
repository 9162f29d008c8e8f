"""For the walk through all addresses: something of ours that each leads to."""

from datetime import datetime
from typing import Any

from registration.mailings.models import Bounce, Letter, LetterTemplate, Mailing
from registration.models import Registration


def examples(registration: Registration, at: datetime) -> dict[str, dict[str, Any]]:
    edition = registration.edition
    mailing = Mailing.objects.create(
        edition=edition, subject={"en": "S"}, text={"en": "T"}, created_at=at
    )
    letter = Letter.objects.create(
        edition=edition, registration=registration, key="x", kind="confirmation",
        language="en", time_zone="UTC", written_at=at, to="a@example.net",
    )  # fmt: skip
    bounce = Bounce.objects.create(
        letter=letter, email="a@example.net", is_hard=True, reported_at=at
    )
    template = LetterTemplate.objects.create(edition=edition, name="T", changed_at=at)
    return {
        "mailings": {"pk": mailing.pk, "kind": "confirmation"},
        "mailings:letter": {"pk": letter.pk},
        "mailings:letter_again": {"pk": letter.pk},
        "mailings:clear": {"pk": bounce.pk},
        "mailings:template": {"pk": template.pk},
        "mailings:delete_template": {"pk": template.pk},
    }
