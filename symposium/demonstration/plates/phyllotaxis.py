"""Flower heads and cones: organs set one golden angle apart."""

import math
import random

from .geometry import GOLDEN_ANGLE, TAU, clamp, lerp, moved, polar, smooth, wobble
from .paper import LIGHT, Box, Sheet


def draw(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """A sunflower, a dahlia or a succulent, seen from above."""
    rng.choice([_sunflower, _dahlia, _succulent])(sheet, rng, box)


def _sunflower(sheet: Sheet, rng: random.Random, box: Box) -> None:
    radius = box.radius * 0.99
    disc = radius * rng.uniform(0.44, 0.54)
    rays = rng.choice([21, 34, 34])
    for layer in range(2):
        for k in range(rays):
            angle = (k + layer * 0.5) * TAU / rays + rng.uniform(-0.05, 0.05)
            reach = radius * rng.uniform(0.88, 1.0) * (1.0 - 0.04 * layer)
            _petal(
                sheet,
                rng,
                box,
                angle,
                disc * 0.82,
                reach,
                TAU / rays * disc * rng.uniform(0.75, 0.95),
            )
    sheet.disc(box.cx, box.cy, disc, "paper", 2)
    count = rng.choice([377, 450, 520])
    arms = rng.choice([21, 34])
    for k in range(count, 4, -1):
        share = math.sqrt(k / count)
        x, y = polar(box.cx, box.cy, disc * 0.985 * share, k * GOLDEN_ANGLE)
        size = disc / math.sqrt(count) * lerp(0.9, 1.02, share)
        tone = 0.5 - 0.5 * ((x - box.cx) * LIGHT[0] + (y - box.cy) * LIGHT[1]) / disc
        _floret(sheet, x, y, size, k * GOLDEN_ANGLE, tone, k % arms < arms * 0.24, share)


def _floret(
    sheet: Sheet,
    x: float,
    y: float,
    size: float,
    angle: float,
    tone: float,
    marked: bool,
    share: float,
) -> None:
    shape = [(1.0, 0.0), (0.35, 0.66), (-0.55, 0.6), (-0.95, 0.0), (-0.55, -0.6), (0.35, -0.66)]
    outline = moved(shape, x, y, angle, size * 0.94)
    sheet.area(outline, "accent" if marked else "paper", 0.9)
    if share < 0.28:
        sheet.area(moved(shape, x, y, angle, size * 0.6), "ink")
        return
    lines = 2 + round(3 * clamp(tone))
    for k in range(lines):
        at = -0.6 + 0.26 * k
        sheet.taper(
            moved([(0.75 - 0.3 * k / lines, at * 0.5), (-0.75, at * 0.8)], x, y, angle, size),
            0.4,
            1.6,
            "paper" if marked else "ink",
        )


def _petal(
    sheet: Sheet,
    rng: random.Random,
    box: Box,
    angle: float,
    inner: float,
    outer: float,
    width: float,
) -> None:
    wave = wobble(rng)
    bend = rng.uniform(-0.09, 0.09)

    def at(along: float, across: float) -> tuple[float, float]:
        half = width * 0.5 * (0.42 + 0.75 * math.sin(math.pi * along**0.8)) * (1 - along**6) ** 0.5
        radius = lerp(inner, outer, along)
        turn = angle + bend * along * along + 0.02 * wave(along)
        px, py = polar(box.cx, box.cy, radius, turn)
        return px - math.sin(turn) * half * across, py + math.cos(turn) * half * across

    edge = [at(k / 18, 1) for k in range(19)] + [at(k / 18, -1) for k in range(18, -1, -1)]
    sheet.area(edge, "wash", 1.6)
    dark = 0.5 - 0.5 * (-math.sin(angle) * LIGHT[0] + math.cos(angle) * LIGHT[1])
    lines = max(5, round(width / 7))
    for k in range(lines):
        across = -0.86 + 1.72 * k / (lines - 1)
        shade = clamp(0.4 + 0.6 * across * (1 if dark > 0.5 else -1))
        stop = rng.uniform(0.55, 0.97)
        points = [at(0.02 + stop * j / 14, across) for j in range(15)]
        sheet.engrave(
            points, [lerp(3.4, 0.3, smooth(j / 14, 0, 0.55)) * (0.35 + shade) for j in range(15)]
        )


def _dahlia(sheet: Sheet, rng: random.Random, box: Box) -> None:
    dahlia(sheet, box, rng.choice([144, 180, 233]), rng.uniform(0.5, 1.2))


def dahlia(sheet: Sheet, box: Box, count: int, pointed: float, born: float = 0.0) -> None:
    """`count` rays, the youngest in the middle; as `born` grows, new ones push the old outwards."""
    radius, latest = box.radius * 0.98, int(born)
    for k in range(count, 0, -1):
        share = math.sqrt((k + born - latest) / count)
        center = radius * 0.86 * share**1.1
        length = radius * lerp(0.1, 0.25, share)
        inner, outer = center - length * 0.75, center + length * 0.5
        angle = (k - latest) * GOLDEN_ANGLE
        width = length * lerp(0.62, 0.5, share)
        _scale(sheet, box, angle, inner, outer, width, pointed, (k - latest) % 13 < 2)


def _succulent(sheet: Sheet, rng: random.Random, box: Box) -> None:
    radius, count = box.radius * 0.98, rng.choice([34, 44, 55])
    pointed = rng.uniform(0.9, 1.6)
    for k in range(count, 0, -1):
        share = math.sqrt(k / count)
        tip = radius * lerp(0.1, 1.0, share**1.25)
        angle = k * GOLDEN_ANGLE
        _scale(
            sheet, box, angle, tip * 0.12, tip, tip * lerp(0.55, 0.36, share), pointed, k % 8 == 0
        )


def _scale(
    sheet: Sheet,
    box: Box,
    angle: float,
    inner: float,
    outer: float,
    width: float,
    pointed: float,
    marked: bool,
) -> None:
    """One leaf or ray: engraved along its length, darker in the cup and away from the light."""

    def at(along: float, across: float) -> tuple[float, float]:
        half = width * 0.5 * math.sin(math.pi * clamp(0.12 + 0.88 * along**pointed)) ** 0.7
        px, py = polar(box.cx, box.cy, lerp(inner, outer, along), angle)
        return px - math.sin(angle) * half * across, py + math.cos(angle) * half * across

    edge = [at(k / 12, 1) for k in range(13)] + [at(k / 12, -1) for k in range(12, -1, -1)]
    sheet.area(edge, "wash" if marked else "paper", 1.5)
    side = -math.sin(angle) * LIGHT[0] + math.cos(angle) * LIGHT[1]
    away = 0.5 - 0.5 * (math.cos(angle) * LIGHT[0] + math.sin(angle) * LIGHT[1])
    lines = max(4, min(13, round(width / 6)))
    for k in range(lines):
        across = -0.88 + 1.76 * k / (lines - 1)
        shade = clamp(0.42 - 0.55 * across * side + 0.3 * (away - 0.5))
        points = [at(j / 10, across) for j in range(11)]
        widths = [
            min(4.0, width / lines * 0.9)
            * shade
            * clamp(1.25 - 1.1 * smooth(j / 10, 0.1, 0.8) + 0.9 * (j / 10) ** 6)
            for j in range(11)
        ]
        sheet.engrave(points, widths, "accent" if marked else "ink")
