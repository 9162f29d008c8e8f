"""Rows: lists of registrations, narrowed and sorted as an organizer asks."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Value, When
from django.utils.translation import get_language

from registration.models import Delegation, Note, RegistrationQuerySet
from symposium.institutions import countries
from symposium.institutions.models import Institution
from symposium.lib import folding

# What stands for "no country" in a query: the representatives of international bodies.
NO_COUNTRY = "none"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a list is narrowed to; empty values narrow nothing."""

    text: str = ""
    category: str = ""
    mode: str = ""
    country: str = ""
    territory: str = ""
    institution: int | None = None
    language: str = ""
    state: str = ""
    delegation: int | None = None
    attention: str = ""


# What an organizer may want to look at, whatever the state.
ATTENTION: dict[str, Callable[[], Q]] = {
    "review": lambda: Q(review_since__isnull=False),
    "note": lambda: Q(Exists(Note.objects.filter(registration=OuterRef("pk")))),
    "no_account": lambda: Q(user=None),
    "no_institution": lambda: Q(institution=None) | Q(institution__is_proposed=True),
}


def narrowed(rows: RegistrationQuerySet, wanted: Wanted) -> RegistrationQuerySet:
    equal = {
        "category__slug": wanted.category,
        "mode": wanted.mode,
        "territory": wanted.territory,
        "institution": wanted.institution,
        "language": wanted.language,
        "state": wanted.state,
        "delegation": wanted.delegation,
    }
    rows = rows.filter(**{name: value for name, value in equal.items() if value})
    if wanted.country == NO_COUNTRY:
        rows = rows.filter(territory="")
    elif wanted.country:
        rows = rows.filter(territory__in=countries.codes_within(wanted.country))
    if wanted.attention:
        rows = rows.filter(ATTENTION[wanted.attention]())
    return rows.filter(_mentions(wanted.text)) if wanted.text.strip() else rows


def _mentions(text: str) -> Q:
    text = " ".join(text.split())
    return (
        Q(display_name__icontains=text)
        | Q(latin_name__icontains=text)
        | Q(email__icontains=text)
        | Q(code=text.upper())
        | Q(institution__search_text__contains=folding.folded(text))
    )


SORTS = {
    "name": "display_name",
    "institution": "institution__sort_name",
    "category": "category__position",
    "mode": "mode",
    "state": "state",
    "registered": "registered_at",
    "territory": "place",
}


def sorted_by(rows: RegistrationQuerySet, sort: str) -> RegistrationQuerySet:
    """Order rows by a column's name, backwards with "-"; by default the latest come first.

    Countries stand in the order of the reader's language; who has none stands last.
    """
    name = sort.removeprefix("-")
    if name not in SORTS:
        return rows.order_by("-registered_at", "-pk")
    if name == "territory":
        rows = rows.annotate(place=_place_in_alphabet())
    key = F(SORTS[name])
    backwards = sort.startswith("-")
    order = key.desc(nulls_last=True) if backwards else key.asc(nulls_last=True)
    return rows.order_by(order, "-pk" if backwards else "pk")


def _place_in_alphabet() -> Case:
    codes = [code for code, _name in countries.choices_in(get_language() or "en")]
    return Case(
        *(When(territory=code, then=Value(place)) for place, code in enumerate(codes)),
        default=None,
        output_field=IntegerField(),
    )


def institutions_in(rows: RegistrationQuerySet) -> list[tuple[int, str]]:
    """`(id, name)` of the institutions of these rows, for a select."""
    found = Institution.objects.filter(pk__in=rows.order_by().values("institution").distinct())
    language = get_language() or "en"
    named = [(row.pk, str(row)) for row in found]
    return sorted(named, key=lambda item: folding.sort_key(item[1], language))


def countries_in(rows: RegistrationQuerySet) -> list[tuple[str, str]]:
    """`(code, name)` of the countries of these rows, regions counted within theirs."""
    codes = rows.order_by().exclude(territory="").values_list("territory", flat=True).distinct()
    found = {countries.country_of(code) for code in codes}
    return [item for item in countries.choices_in(get_language() or "en") if item[0] in found]


def delegations_in(rows: RegistrationQuerySet) -> list[tuple[int, str]]:
    """`(id, name)` of the delegations of these rows, for a select."""
    found = Delegation.objects.filter(edition__in=rows.order_by().values("edition").distinct())
    language = get_language() or "en"
    named = [(row.pk, str(row)) for row in found.select_related("institution")]
    return sorted(named, key=lambda item: folding.sort_key(item[1], language))
