"""Opening plates: wide or tall sheets for an edition's first page, with room for its words.

A road runs across the sheet from halt to halt, and figures of several families stand along it.
"""

import math
import random
from collections.abc import Callable
from typing import Literal

from . import ammonite, crystal, diatom, phyllotaxis, radiolaria, shell, stars, wings
from .geometry import Point, lerp, polar, smooth, spline, wobble
from .paper import Box, Sheet, palette_for, seeded

Figure = Callable[[Sheet, random.Random, Box], None]


def _ammonite(sheet: Sheet, rng: random.Random, box: Box) -> None:
    ammonite.specimen(sheet, rng, ammonite.species(rng), box)


def _diatom(sheet: Sheet, rng: random.Random, box: Box) -> None:
    diatom.centric(sheet, rng, box.cx, box.cy, box.radius, 0.0, True)


def _flower(sheet: Sheet, rng: random.Random, box: Box) -> None:
    phyllotaxis.dahlia(sheet, box, 144, rng.uniform(0.6, 1.1))


FIGURES: tuple[Figure, ...] = (
    _ammonite,
    radiolaria.sphere,
    wings.butterfly,
    _flower,
    shell.scallop,
    _diatom,
    crystal.cluster,
)


def draw(
    identifier: str,
    *,
    size: tuple[int, int] = (2400, 800),
    palette: Literal["light", "dark"] = "light",
    mineral: str = "cinnabar",
    mirrored: bool = False,
) -> str:
    """An SVG whose beginning (the left; the right when `mirrored`; the top of a tall one) is calm.

    A wide one keeps 42 % of its width for words, a tall one 40 % of its height. 0.3 s.
    """
    rng = seeded("opening", identifier)
    tall = size[1] > size[0]
    height = 1500.0 if tall else 800.0
    width = height * size[0] / size[1]
    sheet = Sheet(width, height, palette_for(palette, mineral))
    sheet.area([(0, 0), (width, 0), (width, height), (0, height)], "paper")
    _sky(sheet, rng, width, height, tall, mirrored)
    road = _road(rng, width, height, tall, mirrored)
    figures = rng.sample(FIGURES, 3 if tall else 4)
    boxes = _places(width, height, tall, mirrored)
    _draw_road(sheet, road)
    for figure, box in zip(figures, boxes, strict=False):
        figure(sheet, rng, box)
    return sheet.svg()


def _sky(
    sheet: Sheet, rng: random.Random, width: float, height: float, tall: bool, mirrored: bool
) -> None:
    """Circles of the sky round a pole beyond the edge, with stars in the calm part."""
    pole = (
        (width * 0.5, height * 1.05) if tall else (width * (0.3 if mirrored else 0.7), height * 1.2)
    )
    reach = math.hypot(width, height)
    for k in range(1, 15):
        arc = [polar(*pole, reach * k / 13, math.pi + j * math.pi / 90) for j in range(91)]
        sheet.line(arc, 1.0, "tone")
    for k in range(37):
        angle = math.pi + k * math.pi / 36
        sheet.line([polar(*pole, reach / 13, angle), polar(*pole, reach * 1.2, angle)], 1.0, "tone")
    marks = []
    for _ in range(150):
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        marks.append((x, y, rng.choice([0.75, 1.0, 1.0, 1.5, 2.0])))
    sheet.dots(marks)
    for _ in range(9):
        stars.star(
            sheet, rng.uniform(0, width), rng.uniform(0, height * 0.9), rng.choice([5, 6, 7])
        )


def _road(
    rng: random.Random, width: float, height: float, tall: bool, mirrored: bool
) -> list[Point]:
    wave = wobble(rng, 3)
    knots = []
    for k in range(9):
        share = k / 8
        if tall:
            knots.append((width * (0.5 + 0.32 * wave(share)), height * lerp(0.34, 1.04, share)))
        else:
            along = 1 - share if mirrored else share
            x = width * lerp(-0.02, 1.02, along)
            knots.append((x, height * (0.84 - 0.42 * smooth(share, 0.2, 1) + 0.07 * wave(share))))
    return spline(knots, 24)


def _draw_road(sheet: Sheet, road: list[Point]) -> None:
    for start in range(0, len(road) - 3, 4):
        sheet.line(road[start : start + 3], 2.2, "accent")
    for k in range(7):
        x, y = road[round((len(road) - 1) * (0.04 + 0.92 * k / 6))]
        sheet.disc(x, y, 9, "paper", 2.0)
        sheet.disc(x, y, 4, "accent")


def _places(width: float, height: float, tall: bool, mirrored: bool) -> list[Box]:
    """Where the figures stand, the greatest first in the middle."""
    shares = [(0.68, 0.5, 0.44), (0.9, 0.32, 0.25), (0.49, 0.74, 0.17), (0.89, 0.82, 0.15)]
    if tall:
        shares = [(0.5, 0.66, 0.27), (0.2, 0.9, 0.13), (0.82, 0.9, 0.11)]
        return [Box(width * x, height * y, 0, 0).around(height * r) for x, y, r in shares]
    return [
        Box(width * (1 - x if mirrored else x), height * y, 0, 0).around(height * r)
        for x, y, r in shares
    ]
