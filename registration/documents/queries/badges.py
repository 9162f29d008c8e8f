"""Which design a badge has, and in which order badges are printed."""

from django.db.models import Case, F, When
from django.db.models.functions import Lower

from registration.documents.models import BadgeDesign
from registration.models import Registration, RegistrationQuerySet
from symposium.program.models import Edition

SORTS = {
    "name": ["name_key", "display_name"],
    "institution": ["institution__sort_name", "name_key"],
    "country": ["territory", "institution__sort_name", "name_key"],
    "category": ["category__position", "name_key"],
    "registered": ["registered_at"],
}


def badge_order(rows: RegistrationQuerySet, sort: str) -> list[int]:
    """Ids of those who come, as the desk hands badges out: by Latin name where there is one."""
    key = Case(When(latin_name="", then=Lower("display_name")), default=Lower("latin_name"))
    ordered = rows.confirmed().annotate(name_key=key)
    fields = [F(name).asc(nulls_last=True) for name in SORTS.get(sort, SORTS["name"])]
    return list(ordered.order_by(*fields, "pk").values_list("pk", flat=True))


def designs_of(edition: Edition) -> dict[int | None, BadgeDesign]:
    """Category (None: all others) → its design. One query."""
    designs = BadgeDesign.objects.filter(edition=edition).select_related("category")
    return {design.category_id: design for design in designs}


def design_of(designs: dict[int | None, BadgeDesign], registration: Registration) -> BadgeDesign:
    found = designs.get(registration.category_id) or designs.get(None)
    return found or BadgeDesign(edition=registration.edition)
