"""Marks of institutions: a small seal cut for each name, legible at 32 pixels."""

import math
import random

from .geometry import GOLDEN_ANGLE, TAU, Point, lerp, polar
from .paper import MINERALS, Ink, Sheet, palette_for, seeded

SIZE = 240.0
CENTER = SIZE / 2


def draw(name: str, *, palette: str = "light") -> str:
    """A round seal in one mineral, as an SVG document of a few kilobytes."""
    rng = seeded("seal", name)
    sheet = Sheet(SIZE, SIZE, palette_for(palette, rng.choice(sorted(MINERALS))))
    solid = rng.random() < 0.55
    sheet.disc(CENTER, CENTER, 112, "accent" if solid else "paper")
    line: Ink = "paper" if solid else "accent"
    sheet.ring(CENTER, CENTER, 110 if not solid else 103, 5 if not solid else 3, line)
    rng.choice([_spiral, _seeds, _petals, _beds, _knot, _sun, _fan, _moon])(sheet, rng, line)
    return sheet.svg(ground=False)


def _spiral(sheet: Sheet, rng: random.Random, ink: Ink) -> None:
    turns, side = rng.uniform(2.2, 3.0), rng.choice([-1, 1])
    points = []
    for k in range(121):
        a = turns * TAU * k / 120
        points.append(polar(CENTER, CENTER, 80 * math.exp(0.2 * (a - turns * TAU)), side * a))
    sheet.engrave(points, [lerp(2, 13, k / 120) for k in range(121)], ink)
    for k in range(14):
        a = side * (turns * TAU - k * TAU / 14)
        sheet.taper(
            [
                polar(CENTER, CENTER, 60 * math.exp(-0.2 * k * TAU / 14), a),
                polar(CENTER, CENTER, 78 * math.exp(-0.2 * k * TAU / 14), a + 0.1),
            ],
            2,
            5,
            ink,
        )


def _seeds(sheet: Sheet, rng: random.Random, ink: Ink) -> None:
    count = rng.choice([55, 72, 89])
    sheet.dots(
        (
            (
                *polar(CENTER, CENTER, 84 * math.sqrt(k / count), k * GOLDEN_ANGLE),
                lerp(2.6, 6.4, k / count),
            )
            for k in range(1, count)
        ),
        ink,
    )


def _petals(sheet: Sheet, rng: random.Random, ink: Ink) -> None:
    count, open_ = rng.choice([5, 6, 7, 8, 12]), rng.uniform(0.6, 0.95)
    for k in range(count):
        a = -math.pi / 2 + k * TAU / count
        half = math.pi / count * open_
        sheet.area(
            [
                polar(
                    CENTER,
                    CENTER,
                    22 + 62 * t,
                    a + half * math.sin(math.pi * t) * s,
                )
                for s, ts in ((1, range(13)), (-1, range(12, -1, -1)))
                for t in (j / 12 for j in ts)
            ],
            ink,
        )
    sheet.disc(CENTER, CENTER, 13, ink)


def _beds(sheet: Sheet, rng: random.Random, ink: Ink) -> None:
    swing, phase = rng.uniform(6, 16), rng.uniform(0, TAU)
    for row in range(7):
        y = 52 + row * 22
        half = math.sqrt(max(0.0, 84**2 - (y - CENTER) ** 2))
        points = [
            (CENTER + half * (j / 15 - 1), y + swing * math.sin(phase + (half * (j / 15 - 1)) / 32))
            for j in range(31)
        ]
        sheet.engrave(
            points,
            [lerp(3, 9, row / 6) * (0.6 + 0.4 * math.sin(math.pi * j / 30)) for j in range(31)],
            ink,
        )


def _knot(sheet: Sheet, rng: random.Random, ink: Ink) -> None:
    corners = rng.choice([6, 6, 8])
    ring = [
        polar(CENTER, CENTER, 78, math.pi / corners + k * TAU / corners) for k in range(corners)
    ]
    inner = [polar(CENTER, CENTER, 42, k * TAU / corners) for k in range(corners)]
    sheet.line(ring, 5, ink, closed=True)
    for k in range(corners):
        sheet.line([ring[k], inner[k], ring[k - 1]], 4, ink)
        sheet.line([inner[k], (CENTER, CENTER)], 3, ink)
        sheet.disc(*ring[k], 8, ink)
        sheet.disc(*inner[k], 6, ink)
    sheet.disc(CENTER, CENTER, 10, ink)


def _sun(sheet: Sheet, rng: random.Random, ink: Ink) -> None:
    rays = rng.choice([12, 16, 20, 24])
    core = rng.uniform(26, 38)
    sheet.ring(CENTER, CENTER, core, 6, ink)
    for k in range(rays):
        a = k * TAU / rays
        sheet.taper(
            [
                polar(CENTER, CENTER, core + 12, a),
                polar(CENTER, CENTER, 88 if k % 2 == 0 else 70, a),
            ],
            11,
            2,
            ink,
        )


def _fan(sheet: Sheet, rng: random.Random, ink: Ink) -> None:
    ribs, foot = rng.choice([7, 9, 11]), (CENTER, 192.0)
    edge: list[Point] = []
    for k in range(ribs):
        a = -math.pi / 2 + lerp(-0.86, 0.86, k / (ribs - 1))
        long = 136 - 34 * abs(2 * k / (ribs - 1) - 1) ** 2
        edge.append(polar(*foot, long, a))
        sheet.taper([polar(*foot, 10, a), edge[-1]], 2, 11, ink)
    sheet.line(edge, 4, ink)
    sheet.disc(*foot, 9, ink)


def _moon(sheet: Sheet, rng: random.Random, ink: Ink) -> None:
    turn, bite = rng.choice([0, math.pi]) + rng.uniform(-0.6, 0.6), rng.uniform(18, 34)
    outer = [polar(CENTER, CENTER, 62, turn + math.pi * (0.5 + k / 30)) for k in range(31)]
    far = [polar(CENTER, CENTER, 62, turn + math.pi * (0.5 + k / 30)) for k in range(30, -1, -1)]
    dx, dy = math.cos(turn) * bite, math.sin(turn) * bite
    sheet.area(
        outer
        + [
            (x + dx * (1 - abs(j / 15 - 1) ** 2), y + dy * (1 - abs(j / 15 - 1) ** 2))
            for j, (x, y) in enumerate(far)
        ],
        ink,
    )
    for k in range(rng.choice([3, 5, 7])):
        x, y = polar(
            CENTER, CENTER, lerp(30, 84, (k * 0.618) % 1), turn - 1.0 + 2.0 * ((k * 0.382) % 1)
        )
        sheet.area([polar(x, y, 9 if j % 2 == 0 else 3.6, j * TAU / 8) for j in range(8)], ink)
