"""Figures: what is published of an edition, and how it comes about."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.utils.translation import get_language

from registration.models import Delegation, Registration, RegistrationQuerySet
from symposium.institutions import countries
from symposium.institutions.models import Institution
from symposium.lib import folding
from symposium.program.models import Edition

CONFIRMED = "state=confirmed&"
MOST_DELEGATIONS = 20


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What is published of an edition or a series.

    `representatives`: confirmed registrations, each edition's counted once.
    `organizations`: different institutions among them that belong to a country. International
    bodies belong to none and are counted apart.
    `countries`: different countries, regions counted within theirs; `territories`: countries and
    regions, each counted for itself.
    """

    representatives: int
    organizations: int
    international_bodies: int
    countries: int
    territories: int


def figures(rows: RegistrationQuerySet) -> Figures:
    """The figures of the confirmed ones among these rows. Two queries."""
    confirmed = rows.confirmed().order_by()
    international = Q(institution__kind=Institution.Kind.INTERNATIONAL)
    totals = confirmed.aggregate(
        representatives=Count("pk"),
        organizations=Count("institution", distinct=True, filter=~international),
        international_bodies=Count("institution", distinct=True, filter=international),
    )
    codes = set(confirmed.exclude(territory="").values_list("territory", flat=True).distinct())
    return Figures(
        **totals,
        countries=len({countries.country_of(code) for code in codes}),
        territories=len(codes),
    )


def public_figures(edition: Edition) -> Figures:
    """An edition's figures, for everybody."""
    return figures(Registration.objects.filter(edition=edition))


@dataclass(frozen=True)
class Share:
    """A line of a breakdown: how many, and the query of a list that shows them."""

    label: str
    count: int
    query: str
    parts: list["Share"] = field(default_factory=list)
    # Of a country: its code.
    code: str = ""


@dataclass(frozen=True)
class Breakdowns:
    categories: list[Share]
    countries: list[Share]
    languages: list[Share]
    modes: list[Share]
    states: list[Share]
    delegations: list[Share]
    international: int


def breakdowns(rows: RegistrationQuerySet, language_names: dict[str, str]) -> Breakdowns:
    """The confirmed ones among these rows in groups, and all of them by state. Seven queries."""
    confirmed = rows.confirmed().order_by()
    by_territory = dict(confirmed.values_list("territory").annotate(Count("pk")))
    return Breakdowns(
        categories=_by_category(confirmed),
        countries=_by_country(by_territory),
        languages=_ranked(
            Share(language_names.get(code, code), count, f"{CONFIRMED}language={code}")
            for code, count in confirmed.values_list("language").annotate(Count("pk"))
        ),
        modes=_ranked(
            Share(str(Registration.Mode(mode).label), count, f"{CONFIRMED}mode={mode}")
            for mode, count in confirmed.values_list("mode").annotate(Count("pk"))
        ),
        states=_ranked(
            Share(str(Registration.State(state).label), count, f"state={state}")
            for state, count in rows.order_by().values_list("state").annotate(Count("pk"))
        ),
        delegations=_by_delegation(confirmed),
        international=by_territory.get("", 0),
    )


def _by_category(confirmed: RegistrationQuerySet) -> list[Share]:
    grouped = confirmed.values("category__slug", "category__name").annotate(count=Count("pk"))
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for row in grouped:
        # Editions of a series name their categories each for itself; the slug is what they share.
        counts[row["category__slug"]] += row["count"]
        names[row["category__slug"]] = str(row["category__name"])
    return _ranked(
        Share(names[slug], count, f"{CONFIRMED}category={slug}") for slug, count in counts.items()
    )


def _by_delegation(confirmed: RegistrationQuerySet) -> list[Share]:
    """The largest ones."""
    counts = dict(
        confirmed.filter(delegation__isnull=False)
        .values_list("delegation")
        .annotate(count=Count("pk"))
        .order_by("-count")[:MOST_DELEGATIONS]
    )
    named = Delegation.objects.filter(pk__in=counts).select_related("institution")
    return _ranked(
        Share(str(one), counts[one.pk], f"{CONFIRMED}delegation={one.pk}") for one in named
    )


def _by_country(by_territory: dict[str, int]) -> list[Share]:
    parts: dict[str, list[Share]] = {}
    totals: Counter[str] = Counter()
    for code, count in by_territory.items():
        if code:
            country = countries.country_of(code)
            totals[country] += count
            parts.setdefault(country, []).append(
                Share(countries.name_of(code), count, f"{CONFIRMED}territory={code}")
            )
    return _ranked(
        Share(
            countries.name_of(code),
            count,
            f"{CONFIRMED}country={code}",
            _ranked(parts[code]) if len(parts[code]) > 1 else [],
            code,
        )
        for code, count in totals.items()
    )


def _ranked(shares: Iterable[Share]) -> list[Share]:
    language = get_language() or "en"
    return sorted(shares, key=lambda share: (-share.count, folding.sort_key(share.label, language)))


@dataclass(frozen=True)
class Week:
    """So many whole weeks before the first day (0 for the week before it and all later), and how
    many had registered by its end: one total for each edition."""

    before: int
    totals: list[int]


def growth(rows: RegistrationQuerySet, editions: list[Edition]) -> list[Week]:
    """How confirmed registrations came in, the editions side by side. One query."""
    counts = {edition.pk: Counter[int]() for edition in editions}
    starts = {edition.pk: edition.starts_at for edition in editions}
    confirmed = rows.confirmed().order_by().filter(edition__in=editions)
    for pk, at in confirmed.values_list("edition", "registered_at").iterator():
        counts[pk][max(0, (starts[pk] - at).days // 7)] += 1
    longest = max((max(one, default=0) for one in counts.values()), default=0)
    totals = dict.fromkeys(counts, 0)
    weeks = []
    for before in range(longest, -1, -1):
        for pk, counted in counts.items():
            totals[pk] += counted[before]
        weeks.append(Week(before, list(totals.values())))
    return weeks
