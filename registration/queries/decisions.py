"""What waits for the organizers: requests, and approved registrations that have changed."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from registration.models import Registration, RegistrationQuerySet
from registration.queries import answers
from symposium.lib.translated import translated
from symposium.program.models import Edition


@dataclass(frozen=True)
class Changed:
    """Something that reads otherwise than when the organizers agreed."""

    label: str
    before: str
    after: str


def queue(edition: Edition) -> RegistrationQuerySet:
    """Who waits longest comes first. With the answers in one query more."""
    waiting = Q(state=Registration.State.REQUESTED) | Q(review_since__isnull=False)
    rows = Registration.objects.filter(waiting, edition=edition).with_details()
    return rows.prefetch_related(answers.with_answers()).order_by(
        Coalesce("review_since", "registered_at"), "pk"
    )


def count(edition: Edition) -> int:
    """How many decisions are to be made."""
    return queue(edition).count()


def changes_of(registration: Registration) -> list[Changed]:
    """What has changed, for people to read."""
    return [
        Changed(_label(one), str(one["before"]), str(one["after"]))
        for one in registration.review_changes
    ]


def _label(change: dict[str, Any]) -> str:
    known = {
        "category": _("Category"),
        "institution": _("Institution"),
        "person": pgettext("person", "Name"),
    }
    return known.get(change["field"]) or str(translated(change["label"]))
