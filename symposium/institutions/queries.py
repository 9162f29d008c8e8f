"""Reads of institutions: what a type-ahead offers, and which ones a typed name may mean."""

import difflib

from symposium.institutions.models import Institution, InstitutionQuerySet
from symposium.lib import folding

SUGGESTIONS = 10
# Rows that the database hands over for ranking; a vaguer text than that has to be longer.
RANKED_ROWS = 200
SIMILAR_ENOUGH = 0.72


def suggestions(
    text: str, *, among: InstitutionQuerySet | None = None, limit: int = SUGGESTIONS
) -> list[Institution]:
    """Institutions that hold each word of a text, those that begin with it first.

    Any part of a name will do, as Chinese needs it; accents and case do not count. `among` is
    what may be offered, by default all that an organizer has confirmed.
    """
    folded = folding.folded(text)
    if not folded:
        return []
    rows = Institution.objects.confirmed() if among is None else among
    found = list(rows.matching(text)[:RANKED_ROWS])
    return sorted(found, key=lambda row: (_rank(row, folded), row.sort_name))[:limit]


def named(name: str, territory: str = "") -> Institution | None:
    """The confirmed institution with exactly this name in any language; None when there is none
    or when several countries have one and no territory decides."""
    folded = folding.folded(name)
    if not folded:
        return None
    rows = Institution.objects.confirmed().filter(search_text__contains=folded)
    found = [row for row in rows if folded in _names(row)]
    if len(found) > 1 and territory:
        found = [row for row in found if row.territory == territory]
    return found[0] if len(found) == 1 else None


def similar(
    name: str, *, among: InstitutionQuerySet | None = None, limit: int = 5
) -> list[Institution]:
    """Institutions whose name a person may have meant: the best first. Reads all names."""
    rows = Institution.objects.confirmed() if among is None else among
    by_name: dict[str, int] = {}
    for pk, text in rows.values_list("pk", "search_text"):
        by_name.update(dict.fromkeys(text.split("\n"), pk))
    close = difflib.get_close_matches(
        folding.folded(name), by_name, n=limit * 2, cutoff=SIMILAR_ENOUGH
    )
    keys = [row.pk for row in suggestions(name, among=among, limit=limit)]
    keys += [by_name[match] for match in close]
    found = rows.in_bulk(list(dict.fromkeys(keys))[:limit])
    return list(found.values())


def _rank(row: Institution, folded: str) -> int:
    """0 for the very name, 1 for its beginning, 2 for the beginning of a word, 3 for the rest."""
    names = _names(row)
    if folded in names:
        return 0
    if any(name.startswith(folded) for name in names):
        return 1
    return 2 if any(f" {folded}" in name for name in names) else 3


def _names(row: Institution) -> list[str]:
    return sorted({folding.folded(name) for name in row.all_names()})
