"""Ferns: leaflets of leaflets."""

import math
import random

from .geometry import Point, bezier, clamp, lerp, moved, sample, spline
from .paper import LIGHT, Box, Sheet


def fern(sheet: Sheet, rng: random.Random, box: Box) -> None:
    bow = rng.choice([-1, 1]) * rng.uniform(60, 190)
    foot, tip = (box.cx - bow, box.y + box.height), (box.cx + bow * 0.7, box.y)
    axis = sample(
        bezier(foot, (box.cx - bow * 0.6, box.cy + 180), (box.cx + bow, box.cy - 160), tip), 200
    )
    pairs, belly, slim = (
        rng.choice([11, 13, 15, 17]),
        rng.uniform(0.55, 1.2),
        rng.uniform(0.34, 0.52),
    )
    marked = set(rng.sample(range(2 * pairs), 5))
    for k in range(pairs):
        t = 0.16 + 0.83 * (k / pairs) ** 0.92
        at = round(t * 200)
        (x, y), (ax, ay) = axis[at], axis[min(200, at + 2)]
        heading = math.atan2(ay - y, ax - x)
        length = (
            box.width
            * slim
            * math.sin(math.pi * (0.12 + 0.88 * t) ** belly) ** 0.7
            * (1 - 0.25 * t)
            + 14
        )
        for side in (-1, 1):
            turn = heading + side * lerp(1.3, 0.75, t)
            _pinna(sheet, (x, y), turn, length, side, marked=2 * k + (side > 0) in marked)
    sheet.engrave(axis, [lerp(13, 1.2, k / 200) for k in range(201)])
    sheet.engrave(
        [(x - 1.5, y) for x, y in axis[:120]], [lerp(5, 0.6, k / 120) for k in range(120)], "wash"
    )


LEAFLET = spline(
    [(0, -0.28), (0.5, -0.3), (0.92, -0.12), (1.0, 0.02), (0.5, 0.28), (0, 0.3)], 2, closed=True
)


def _pinna(
    sheet: Sheet, foot: Point, heading: float, length: float, side: int, *, marked: bool
) -> None:
    count = max(3, round(length / 24))
    rib = moved(
        [(length * j / 20, side * -0.16 * length * (j / 20) ** 2) for j in range(21)],
        *foot,
        heading,
    )
    leaflets = []
    for k in range(count):
        t = (k + 0.6) / (count + 0.3)
        size = (length * 0.13 + 6) * (1 - t) ** 0.5 + 5
        for wing in (-1, 1):
            leaflets.append(
                (*rib[min(19, round(t * 20))], heading - side * 0.32 * t + wing * 1.12, size)
            )
    for x, y, turn, size in leaflets:
        sheet.area(moved(LEAFLET, x, y, turn, size), "accent" if marked else "paper", 1.2)
    for x, y, turn, size in leaflets:
        dark = clamp(0.5 - 0.5 * (math.cos(turn) * LIGHT[0] + math.sin(turn) * LIGHT[1]))
        for j in range(3):
            stroke = moved([(0.05, -0.02), (0.78 - 0.12 * j, 0.05 + 0.08 * j)], x, y, turn, size)
            sheet.taper(stroke, 0.8 + 1.3 * dark, 0.3, "paper" if marked else "ink")
    sheet.taper(rib, 3.4, 0.8)
