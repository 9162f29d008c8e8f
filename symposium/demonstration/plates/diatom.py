"""Diatoms laid out by hand under the lens: rosettes of glass boxes."""

import math
import random
from collections.abc import Callable

from .geometry import TAU, Point, clamp, ellipse, lerp, moved, polar
from .paper import LIGHT, Box, Ink, Sheet, seeded

Kind = Callable[[Sheet, random.Random, float, float, float, float, bool], None]


def draw(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """Rings of diatoms round a great one; each ring keeps to one kind."""
    radius = box.radius * 1.02
    cy = box.cy
    rows = box.height > box.width * 1.15 and rng.random() < 0.55
    if rows:
        cy = box.y + radius
    sheet.ring(box.cx, cy, radius, 1.6)
    sheet.ring(box.cx, cy, radius * 0.985, 0.7)
    core = radius * rng.uniform(0.27, 0.36)
    centric(sheet, rng, box.cx, cy, core, 0.0, rng.random() < 0.5)
    edge = core * 1.05
    kinds: list[Kind] = [pennate, centric, triangle, crescent, pennate]
    rng.shuffle(kinds)
    for index, kind in enumerate(kinds):
        room = radius * 0.965 - edge
        if room < radius * 0.07:
            break
        size = min(room / 2, radius * rng.uniform(0.075, 0.135))
        if room < size * 3.4:
            size = room / 2
        ring = edge + size
        wide = size * BREADTHS[kind]
        count = max(6, int(TAU * ring / wide))
        grain = str(rng.getrandbits(32))
        for k in range(count):
            angle = (k + 0.5 * (index % 2)) * TAU / count
            x, y = polar(box.cx, cy, ring, angle)
            # The same numbers for each: a ring is one species.
            kind(sheet, seeded(grain), x, y, size * 0.95, angle, k % 3 == 0 and index % 2 == 0)
        edge = ring + size
    if rows:
        _tray(
            sheet,
            rng,
            Box(box.x, cy + radius + 34, box.width, box.y + box.height - cy - radius - 34),
        )


def _tray(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """A row of single valves below, larger."""
    size = min(box.height / 2, box.width / 11)
    kinds: list[Kind] = [pennate, triangle, centric, crescent, pennate]
    for k, kind in enumerate(kinds):
        kind(
            sheet,
            rng,
            lerp(box.x + size, box.x + box.width - size, k / 4),
            box.cy,
            size,
            -math.pi / 2,
            k == 2,
        )


def centric(
    sheet: Sheet, rng: random.Random, x: float, y: float, size: float, angle: float, marked: bool
) -> None:
    """A round valve with rays of pores."""
    sheet.disc(x, y, size, "wash" if marked else "paper", clamp(size / 40, 1.1, 2.6))
    sheet.ring(x, y, size * 0.93, 0.8)
    rays = rng.choice([8, 12, 16]) if size < 90 else rng.choice([24, 32, 40])
    ink: Ink = "accent" if marked else "ink"
    if size > 90:
        for k in range(rays * 3):
            a = angle + k * TAU / rays / 3
            sheet.line([polar(x, y, size * 0.935, a), polar(x, y, size * 0.995, a)], 1.2)
    pitch = clamp(size * 0.075, 3.4, 11)
    marks = []
    for ring in range(2, int(size * 0.9 / pitch)):
        r = ring * pitch
        count = rays * max(1, round(TAU * r / pitch / 1.12 / rays))
        for k in range(count):
            px, py = polar(x, y, r, angle + (k + 0.5 * (ring % 2)) * TAU / count)
            shade = 0.5 - 0.5 * ((px - x) * LIGHT[0] + (py - y) * LIGHT[1]) / size
            marks.append((px, py, pitch * lerp(0.2, 0.42, shade)))
    sheet.dots(marks, ink)
    sheet.disc(x, y, pitch * 1.3, "paper", 1.2)
    if size > 60:
        for k in range(6):
            px, py = polar(x, y, pitch * 0.7, k * TAU / 6)
            sheet.disc(px, py, pitch * 0.22, "accent")


def pennate(
    sheet: Sheet, rng: random.Random, x: float, y: float, size: float, angle: float, marked: bool
) -> None:
    """A boat-shaped valve, striped on both sides of its seam."""
    slim, waist = rng.uniform(0.2, 0.32), rng.choice([0.0, 0.0, 0.34])

    def half(t: float) -> float:
        return slim * math.sqrt(max(0.0, 1 - t * t)) * (1 - waist * math.exp(-((t * 3) ** 2)))

    outline = [(t, half(t)) for t in (math.sin(math.pi * (k / 20 - 0.5)) for k in range(21))]
    outline += [(px, -py) for px, py in outline[-2:0:-1]]
    sheet.area(
        moved(outline, x, y, angle, size), "wash" if marked else "paper", clamp(size / 50, 1.0, 2.2)
    )
    stripes = max(9, round(size / 3.1))
    for k in range(1, stripes):
        t = -0.95 + 1.9 * k / stripes
        for side in (-1, 1):
            wide = half(t) * 0.92
            stripe = moved(
                [(t + 0.03 * side * t, side * slim * 0.14), (t * 0.985, side * wide)],
                x,
                y,
                angle,
                size,
            )
            if wide > slim * 0.2:
                sheet.taper(stripe, 1.0, clamp(size / 46, 1.1, 2.4), "accent" if marked else "ink")
    sheet.line(moved([(-0.9, 0), (-0.1, 0)], x, y, angle, size), 1.2)
    sheet.line(moved([(0.1, 0), (0.9, 0)], x, y, angle, size), 1.2)
    sheet.line(ellipse(x, y, size * 0.05, size * 0.05, 0, 10), 1.0, closed=True)


def triangle(
    sheet: Sheet, rng: random.Random, x: float, y: float, size: float, angle: float, marked: bool
) -> None:
    """A valve with three or more corners and hollow sides."""
    corners, hollow = rng.choice([3, 3, 4, 5]), rng.uniform(0.12, 0.3)

    def edge(a: float) -> float:
        return 1 - hollow * (0.5 - 0.5 * math.cos(corners * a)) * 1.6

    def outline(share: float) -> list[Point]:
        return [
            polar(x, y, size * share * edge(TAU * k / 60), angle + TAU * k / 60) for k in range(60)
        ]

    sheet.area(outline(0.98), "wash" if marked else "paper", clamp(size / 46, 1.1, 2.2))
    sheet.line(outline(0.88), 0.8, closed=True)
    pitch = clamp(size * 0.11, 3.6, 9)
    marks = []
    for ring in range(1, int(size * 0.82 / pitch)):
        count = max(6, round(TAU * ring * 0.86))
        for k in range(count):
            a = TAU * k / count
            marks.append((*polar(x, y, ring * pitch * edge(a), angle + a), pitch * 0.27))
    sheet.dots(marks, "accent" if marked else "ink")
    for k in range(corners):
        px, py = polar(x, y, size * 0.82, angle + k * TAU / corners)
        sheet.disc(px, py, size * 0.07, "ink")


def crescent(
    sheet: Sheet, rng: random.Random, x: float, y: float, size: float, angle: float, marked: bool
) -> None:
    """A bent valve with stripes across."""
    bow, thick = rng.uniform(0.28, 0.46), rng.uniform(0.2, 0.3)

    def at(t: float, across: float) -> Point:
        return t * 0.96, bow * (0.5 - t * t) + across * thick * (1 - t * t) ** 0.6

    outline = [at(k / 12, 1) for k in range(-12, 13)] + [at(k / 12, -1) for k in range(12, -13, -1)]
    turn = angle + math.pi / 2
    sheet.area(
        moved(outline, x, y, turn, size), "wash" if marked else "paper", clamp(size / 46, 1.0, 2.2)
    )
    stripes = max(9, round(size / 3.4))
    for k in range(1, stripes):
        t = -0.93 + 1.86 * k / stripes
        sheet.taper(
            moved([at(t, -0.86), at(t, 0.12)], x, y, turn, size),
            clamp(size / 50, 1.0, 2.2),
            0.7,
            "accent" if marked else "ink",
        )
    sheet.line(moved([at(k / 10, 0.3) for k in range(-9, 10)], x, y, turn, size), 1.2)


BREADTHS: dict[Kind, float] = {pennate: 0.66, centric: 2.2, triangle: 2.0, crescent: 1.0}
