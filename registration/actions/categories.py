"""Verbs on categories: keep, put in order, retire or delete."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from registration.actions.ordering import free_slug, in_new_order
from registration.actions.recording import write_down
from registration.models import Category
from symposium.accounts.models import User
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

Changes = Mapping[str, tuple[object, object]]


class NoModeLeft(Refusal):
    code = "no_mode_left"
    message = _("Let people take part on site, online, or both.")


class ClosesBeforeItOpens(Refusal):
    code = "closes_before_it_opens"
    message = _("A category must close after it opens.")


@transaction.atomic
def save_category(
    *, category: Category, changes: Changes, by: User, at: datetime, address: str = ""
) -> Category:
    """Keep a new category or a changed one. Raises NoModeLeft or ClosesBeforeItOpens."""
    if not (category.allows_on_site or category.allows_online):
        raise NoModeLeft
    if category.opens_at and category.closes_at and category.closes_at <= category.opens_at:
        raise ClosesBeforeItOpens
    edition = Edition.objects.select_for_update().get(pk=category.edition_id)
    is_new = category.pk is None
    if is_new:
        category.slug = category.slug or free_slug(
            category.name.in_language("en"), otherwise="category", taken=_slugs(edition)
        )
        category.position = edition.categories.count()
    category.save()
    verb = "category.added" if is_new else "category.changed"
    if is_new or changes:
        write_down(verb, category, by=by, at=at, address=address, changes=changes)
    return category


def _slugs(edition: Edition) -> list[str]:
    return list(edition.categories.values_list("slug", flat=True))


@transaction.atomic
def move_category(*, category: Category, later: bool) -> None:
    """Change places with the next one, or with the one before."""
    edition = Edition.objects.select_for_update().get(pk=category.edition_id)
    rows = list(edition.categories.all())
    moved = in_new_order(rows, category, later=later)
    Category.objects.bulk_update(moved, ["position"])


@transaction.atomic
def retire_category(*, category: Category, by: User, at: datetime, address: str = "") -> bool:
    """Take a category away: for good where nobody has it, else only from the form. Whether it is
    gone for good."""
    in_use = (category.registrations, category.invitations, category.quotas)
    if not any(rows.exists() for rows in in_use):
        write_down("category.deleted", category, by=by, at=at, address=address)
        Category.objects.get(pk=category.pk).delete()
        return True
    if Category.objects.filter(pk=category.pk, retired_at=None).update(retired_at=at):
        write_down("category.retired", category, by=by, at=at, address=address)
    return False


@transaction.atomic
def restore_category(*, category: Category, by: User, at: datetime, address: str = "") -> None:
    """Offer it again. Twice is once."""
    if Category.objects.filter(pk=category.pk).exclude(retired_at=None).update(retired_at=None):
        write_down("category.restored", category, by=by, at=at, address=address)
