"""Towers of whorls: slender snails."""

import math
import random

from .geometry import TAU, Point, clamp
from .paper import Box, Sheet


def tower(sheet: Sheet, rng: random.Random, box: Box, whorls: int) -> None:
    """A slender snail: each whorl a ring of engraved ribs."""
    ratio = rng.uniform(0.76, 0.83)
    total = sum(ratio**k for k in range(whorls))
    tall = box.height * 0.98
    lean = rng.uniform(0.1, 0.2)
    y = box.y + tall
    width = min(box.width * 0.5, tall * 0.24)
    ribs = rng.choice([0, 14, 18])
    step = tall / total
    marked = rng.randint(0, whorls - 2)
    for index in range(whorls):
        size = ratio**index
        _whorl(
            sheet,
            box.cx,
            y,
            width * size,
            step * size,
            lean,
            ribs,
            first=index == 0,
            marked=index == marked,
        )
        y -= step * size
    sheet.area(
        [
            (box.cx - width * size * 0.2, y + 4),
            (box.cx, y - step * size * 0.5),
            (box.cx + width * size * 0.2, y + 4),
        ],
        "paper",
        1.4,
    )


def _whorl(
    sheet: Sheet,
    cx: float,
    base: float,
    half: float,
    tall: float,
    lean: float,
    ribs: int,
    *,
    first: bool,
    marked: bool,
) -> None:
    def at(u: float, v: float) -> Point:
        """u from -1 to 1 round the front, v from the lower seam up."""
        bulge = 0.8 + 0.24 * math.sin(math.pi * v) - 0.16 * v
        turn = u * math.pi / 2
        return cx + half * bulge * math.sin(turn), base - tall * v * 1.04 + half * lean * (
            2 * u + 1.4 * math.cos(turn)
        ) * 0.6

    outline = [at(u / 14, 0) for u in range(-14, 15)] + [at(1, v / 10) for v in range(11)]
    outline += [at(u / 14, 1) for u in range(14, -15, -1)] + [
        at(-1, v / 10) for v in range(10, -1, -1)
    ]
    sheet.area(outline, "wash" if marked else "paper", 1.8)
    lines = max(14, round(half * 2.6 / 5))
    for k in range(1, lines):
        u = -1 + 2 * k / lines
        points = [at(u + 0.06 * math.sin(math.pi * v / 10), v / 10) for v in range(11)]
        side = 0.42 + 0.52 * u
        rib = 0.32 * math.sin(u * ribs * 1.6) if ribs else 0.0
        widths = [
            min(4.0, half * 2 * math.cos(u * math.pi / 2) / lines + 1.2)
            * clamp(side + rib + 0.9 * (abs(v / 10 - 0.55) ** 2.2))
            for v in range(11)
        ]
        sheet.engrave(points, widths, "accent" if marked else "ink")
    for v in (0.18, 0.4, 0.62):
        sheet.line([at(u / 14, v) for u in range(-14, 15)], 0.8)
    seam = [at(u / 14, 0) for u in range(-14, 15)]
    sheet.engrave(seam, [1.6 + 2.6 * (0.5 + u / 28) for u in range(-14, 15)])
    if first:
        mouth = [
            (cx + half * (0.2 + 0.34 * math.cos(a)), base - tall * 0.16 + tall * 0.34 * math.sin(a))
            for a in (TAU * k / 40 for k in range(40))
        ]
        sheet.area(mouth, "wash", 2.2)
        with sheet.clipped(mouth):
            for k in range(24):
                x = cx + half * (-0.14 + 0.7 * k / 24)
                sheet.taper(
                    [(x, base - tall * 0.55), (x - 10, base + tall * 0.3)], 3.6 * (1 - k / 26), 1.0
                )
