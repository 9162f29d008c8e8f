"""Reads of registrations: figures, and the rows behind them."""

from registration.queries.counts import (
    Breakdowns,
    Figures,
    Share,
    Week,
    breakdowns,
    figures,
    growth,
    public_figures,
)
from registration.queries.rows import (
    NO_COUNTRY,
    SORTS,
    Wanted,
    countries_in,
    delegations_in,
    institutions_in,
    narrowed,
    sorted_by,
)

__all__ = [
    "NO_COUNTRY",
    "SORTS",
    "Breakdowns",
    "Figures",
    "Share",
    "Wanted",
    "Week",
    "breakdowns",
    "countries_in",
    "delegations_in",
    "figures",
    "growth",
    "institutions_in",
    "narrowed",
    "public_figures",
    "sorted_by",
]
