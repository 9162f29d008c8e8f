"""The museums of `institutions.csv`, and the organizations of the 561 representatives."""

import csv
from collections.abc import Iterator

from symposium.demonstration.steps import DATA
from symposium.institutions.actions import new_slug
from symposium.institutions.models import Institution
from symposium.lib.translated import translated

KINDS = {
    "venue": Institution.Kind.VENUE,
    "government agency or organisation": Institution.Kind.AGENCY,
    "international organisation": Institution.Kind.INTERNATIONAL,
}
Key = tuple[str, str]


def load() -> None:
    """Enter those that are missing; an institution is known by its English name and territory."""
    known = keys_in_database()
    taken = set(Institution.objects.values_list("slug", flat=True))
    missing = []
    for institution in _described():
        key = (institution.sort_name, institution.territory)
        if key not in known:
            institution.slug = _free_slug(institution.sort_name, taken)
            known[key] = 0
            missing.append(institution)
    Institution.objects.bulk_create(missing)


def keys_in_database() -> dict[Key, int]:
    """`(English name, territory)` to primary key."""
    rows = Institution.objects.values_list("sort_name", "territory", "pk")
    return {(name, territory): pk for name, territory, pk in rows}


def rows_of(file: str) -> Iterator[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8-sig", newline="") as source:
        yield from csv.DictReader(source)


def _described() -> Iterator[Institution]:
    for row in rows_of("institutions.csv"):
        yield Institution(
            name=translated({"en": row["name_en"], "zh-hans": row["name_zh"]}),
            sort_name=row["name_en"],
            territory=row["country"],
            city=row["city"],
            homepage=row["url"],
        )
    for row in rows_of("participants_561.csv"):
        yield Institution(
            name=translated({"en": row["organisation_en"], "zh-hans": row["organisation_zh"]}),
            sort_name=row["organisation_en"],
            kind=KINDS[row["kind"]],
            territory=row["territory"],
        )


def _free_slug(name: str, taken: set[str]) -> str:
    base = new_slug(name)
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    taken.add(slug)
    return slug
