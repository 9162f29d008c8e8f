"""Opening an edition's registration."""

from datetime import datetime

from django.db import transaction

from registration import categories
from registration.models import Category
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.program.models import Edition


@transaction.atomic
def open_registration(*, edition: Edition, by: User, at: datetime) -> None:
    """Give an edition the usual categories, with which people can register. Twice is once."""
    Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.categories.exists():
        return
    for position, (slug, name) in enumerate(categories.USUAL.items()):
        Category.objects.create(edition=edition, slug=slug, name=name, position=position)
    record_audit(
        actor=by,
        verb="registration.opened",
        target=edition,
        at=at,
        edition_slug=edition.slug,
    )
