"""Which institutions thousands of typed names may mean, and which of ours may be doubles."""

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from symposium.institutions.models import Institution, InstitutionQuerySet
from symposium.lib import folding

SIMILAR_ENOUGH = 0.72
# Of the pieces that two similar names are made of so many are the same; and so many candidates
# are compared letter by letter, which costs a tenth of a millisecond each.
SHARED_ENOUGH = 0.4
COMPARED = 6


@dataclass(frozen=True)
class _Known:
    pk: int
    name: str
    territory: str
    pieces: frozenset[str]


class NameIndex:
    """All names of institutions in memory: one query, then some 0.1 ms for each name looked up."""

    def __init__(self, rows: InstitutionQuerySet) -> None:
        self._exact: dict[str, dict[int, str]] = defaultdict(dict)
        self._known: list[_Known] = []
        self._with: dict[str, list[int]] = defaultdict(list)
        for row in rows.only("pk", "sort_name", "name", "aliases", "territory").iterator():
            for name in {folding.folded(text) for text in row.all_names()} - {""}:
                self._add(row.pk, name, row.territory)

    def _add(self, pk: int, name: str, territory: str) -> None:
        self._exact[name][pk] = territory
        known = _Known(pk, name, territory, _pieces(name))
        for piece in known.pieces:
            self._with[piece].append(len(self._known))
        self._known.append(known)

    def named(self, name: str, territory: str = "") -> int | None:
        """The id of the one with this very name; with a territory, of the one that is there or
        that is nowhere. None where several remain."""
        found = self._exact.get(folding.folded(name), {})
        here = [pk for pk, place in found.items() if place == territory]
        fitting = here or [pk for pk, place in found.items() if not (territory and place)]
        return fitting[0] if len(fitting) == 1 else None

    def similar(self, name: str, territory: str = "", limit: int = 3) -> list[int]:
        """Ids of those whose name may be meant, the likeliest first; with a territory, of those
        there and of those that are nowhere."""
        text = folding.folded(name)
        pieces = _pieces(text)
        scored: dict[int, float] = {}
        for known in self._candidates(pieces, territory):
            ratio = 1.0 if known.name == text else _likeness(text, known.name)
            if ratio >= SIMILAR_ENOUGH:
                scored[known.pk] = max(ratio, scored.get(known.pk, 0.0))
        return sorted(scored, key=lambda pk: (-scored[pk], pk))[:limit]

    def _candidates(self, pieces: frozenset[str], territory: str) -> list[_Known]:
        """Those that share most pieces; looked for by the rarer half, for any "mus" is common."""
        rarest = sorted(pieces, key=lambda piece: (len(self._with.get(piece, ())), piece))
        places = {
            place for piece in rarest[: len(rarest) // 2 + 1] for place in self._with.get(piece, ())
        }
        shared: Counter[int] = Counter()
        for place in places:
            known = self._known[place]
            if territory and known.territory and known.territory != territory:
                continue
            share = 2 * len(pieces & known.pieces) / (len(pieces) + len(known.pieces))
            if share >= SHARED_ENOUGH:
                shared[place] = round(share * 1000)
        return [self._known[place] for place, _share in shared.most_common(COMPARED)]


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _pieces(text: str) -> frozenset[str]:
    """Three letters at a time; of Chinese two characters, each of which says more."""
    size = 2 if any("\u3400" <= letter <= "\u9fff" for letter in text) else 3
    padded = f" {text} " if size == 3 else text
    return frozenset(padded[at : at + size] for at in range(max(1, len(padded) - size + 1)))


@dataclass(frozen=True)
class Double:
    """Two institutions that may be one; `host`, when their homepages say so, else their names."""

    first: Institution
    second: Institution
    host: str = ""


def doubles(limit: int = 50) -> list[Double]:
    """Pairs with a name in common, signs and blanks apart, or with homepages at one host, unless
    they lie in different countries or regions. Reads all institutions, in one query."""
    rows = list(Institution.objects.order_by("sort_name", "pk"))
    by_name: dict[str, list[Institution]] = defaultdict(list)
    by_host: dict[str, list[Institution]] = defaultdict(list)
    for row in rows:
        for name in {_letters(text) for text in row.all_names()} - {""}:
            by_name[name].append(row)
        if host := host_of(row.homepage):
            by_host[host].append(row)
    found: dict[tuple[int, int], Double] = {}
    for same in by_name.values():
        for first, second in _pairs(same):
            found.setdefault((first.pk, second.pk), Double(first, second))
    for host, same in by_host.items():
        for first, second in _pairs(same):
            found.setdefault((first.pk, second.pk), Double(first, second, host))
    return list(found.values())[:limit]


def host_of(homepage: str) -> str:
    return (urlsplit(homepage).hostname or "").removeprefix("www.")


def _letters(name: str) -> str:
    return "".join(letter for letter in folding.folded(name) if letter.isalnum())


def _pairs(rows: Iterable[Institution]) -> Iterator[tuple[Institution, Institution]]:
    """Each with the first of its place, so that ten of the same are nine pairs."""
    firsts: dict[str, Institution] = {}
    for row in rows:
        first = firsts.get(row.territory) or firsts.get("")
        if first is None and not row.territory and firsts:
            first = next(iter(firsts.values()))
        if first is not None and first.pk != row.pk:
            yield first, row
        else:
            firsts[row.territory] = row
