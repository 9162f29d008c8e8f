"""Figures that change while people come in, from every app that counts some.

An app calls `register` when it starts; nothing is imported upwards.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from registration.models import Registration
from symposium.lib.personal_data import Text
from symposium.program.models import Edition

Count = Callable[[Edition, datetime], int]


@dataclass(frozen=True)
class LiveFigure:
    """`page`: the name of the address, taking the edition, at which the rows behind it stand."""

    name: str
    label: Text
    count: Count
    page: str


_figures: dict[str, LiveFigure] = {}


def register(figure: LiveFigure) -> None:
    _figures[figure.name] = figure


def counted(edition: Edition, at: datetime) -> list[tuple[LiveFigure, int]]:
    """Every figure with its count now; one query each, or what its app says."""
    return [(figure, figure.count(edition, at)) for figure in _figures.values()]


def snapshot(edition: Edition, at: datetime) -> dict[str, int]:
    """By name: those that apps count, and how many are confirmed."""
    confirmed = Registration.objects.filter(edition=edition).confirmed().count()
    figures = {figure.name: count for figure, count in counted(edition, at)}
    return {"representatives": confirmed, **figures}
