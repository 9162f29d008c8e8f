"""What organizers decide about papers; it is written down who changed what."""

from datetime import datetime

from django.db import models, transaction

from registration.documents.models import BadgeDesign, CertificateRule, LetterText
from registration.models import Category, Workshop
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.program.models import Edition

Changes = dict[str, tuple[object, object]]


@transaction.atomic
def save_design(*, design: BadgeDesign, changes: Changes, by: User, at: datetime) -> None:
    design.save()
    _record("badge_design.saved", design, design.edition.slug, changes, by, at)


@transaction.atomic
def save_text(*, text: LetterText, changes: Changes, by: User, at: datetime) -> None:
    """Letters that are out keep their words."""
    text.save()
    _record("letter_text.saved", text, text.edition.slug, changes, by, at)


@transaction.atomic
def save_rule(
    *,
    edition: Edition,
    category: Category | None = None,
    workshop: Workshop | None = None,
    minutes: int | None,
    percent: int | None,
    by: User,
    at: datetime,
) -> None:
    """The threshold of a workshop, a category, or the edition. Without numbers it goes, and the
    next wider one holds."""
    Edition.objects.select_for_update().get(pk=edition.pk)
    rules = CertificateRule.objects.filter(edition=edition, category=category, workshop=workshop)
    before = rules.first()
    old = (before.minutes, before.percent) if before else (None, None)
    if old == (minutes, percent):
        return
    if minutes is None and percent is None:
        rules.delete()
    else:
        rules.update_or_create(
            edition=edition,
            category=category,
            workshop=workshop,
            defaults={"minutes": minutes, "percent": percent},
        )
    changes: Changes = {"minutes": (old[0], minutes), "percent": (old[1], percent)}
    target = workshop or category or edition
    _record("certificate_rule.saved", target, edition.slug, changes, by, at)


def _record(
    verb: str, target: models.Model, slug: str, changes: Changes, by: User, at: datetime
) -> None:
    if changes:
        record_audit(actor=by, verb=verb, target=target, at=at, edition_slug=slug, changes=changes)
