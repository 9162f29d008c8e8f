"""Butterflies and moths: every scale line of a wing runs from its root to its margin."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from .geometry import TAU, Point, clamp, lerp, polar, smooth, spline, wobble
from .paper import LIGHT, Box, Sheet

Tone = Callable[[float, float], tuple[float, float]]  # place on a wing → ink, accent


@dataclass(frozen=True)
class Wing:
    """A wing of the right side in shares of the half span: root, margin, and where veins run."""

    root: Point
    margin: list[Point]
    lines: int
    veins: int
    tone: Tone
    eyes: list[tuple[float, float, float]]  # share of the margin, share of the way to it, radius


def draw(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """One large butterfly, or one with a smaller kind below it."""
    if rng.random() < 0.4:
        butterfly(sheet, rng, box.part(-0.02, 0.1, 1.04, 0.76))
    else:
        butterfly(sheet, rng, box.part(-0.02, -0.03, 1.04, 0.68))
        butterfly(sheet, rng, box.part(0.2, 0.69, 0.6, 0.31))


def butterfly(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """Wings spread as in a cabinet."""
    scale = min(box.width / 2, box.height / 1.42)
    detail = clamp(scale / 460, 0.45, 1)
    fore, hind = _fore(rng, detail), _hind(rng, detail)
    center = (box.cx, box.cy - 0.06 * scale)
    for wing in (hind, fore):
        for side in (-1, 1):
            _wing(sheet, wing, center, scale, side)
    _body(sheet, center, scale)


def _fore(rng: random.Random, detail: float) -> Wing:
    point, fall, hollow = (
        rng.uniform(-0.62, -0.46),
        rng.uniform(0.02, 0.2),
        rng.uniform(-0.05, 0.06),
    )
    margin = [
        (0.03, -0.1),
        (0.28, -0.36 + hollow),
        (0.66, point - 0.06),
        (0.93, point - 0.02),
        (0.99, point + 0.1),
        (0.9 - hollow, -0.2),
        (0.8, fall),
        (0.5, 0.1),
        (0.2, 0.06),
        (0.03, 0.02),
    ]
    return Wing(
        (0.03, -0.06), spline(margin, 22), round(190 * detail), 10, _pattern(rng), _eyes(rng, 0.45)
    )


def _hind(rng: random.Random, detail: float) -> Wing:
    tail, low = rng.choice([0.0, 0.0, 0.16, 0.26]), rng.uniform(0.5, 0.62)
    margin = [
        (0.03, -0.02),
        (0.3, -0.06),
        (0.62, 0.02),
        (0.76, 0.2),
        (0.68, 0.42),
        (0.5, low),
        (0.44, low + 0.03 + tail),
        (0.36, low + 0.04 + tail),
        (0.33, low + 0.02),
        (0.16, low - 0.04),
        (0.07, 0.3),
        (0.03, 0.1),
    ]
    return Wing(
        (0.03, 0.02), spline(margin, 18), round(170 * detail), 9, _pattern(rng), _eyes(rng, 0.6)
    )


def _eyes(rng: random.Random, chance: float) -> list[tuple[float, float, float]]:
    if rng.random() > chance:
        return []
    return [(rng.uniform(0.42, 0.5), rng.uniform(0.56, 0.66), rng.uniform(0.05, 0.085))]


def _pattern(rng: random.Random) -> Tone:
    """A wing's marking: margin, bands that follow it, a dusk at the root."""
    wave = wobble(rng, 5)
    margin, spots = rng.uniform(0.78, 0.9), rng.random() < 0.65
    bands = [(rng.uniform(0.3, 0.72), rng.uniform(0.02, 0.07)) for _ in range(rng.randint(1, 3))]
    field = (rng.uniform(0.15, 0.4), rng.uniform(0.6, 0.8))
    colored = rng.choice(["field", "bands", "outer"])

    def tone(u: float, r: float) -> tuple[float, float]:
        shift = 0.045 * wave(2 * u)
        ink = 0.16 + 0.75 * (1 - smooth(r, 0.05, 0.34))
        accent = 0.0
        within_field = smooth(r, field[0], field[0] + 0.1) * (
            1 - smooth(r + shift, field[1] - 0.06, field[1])
        )
        if colored == "field":
            accent = 0.95 * within_field
        for middle, half in bands:
            in_band = 1 - smooth(abs(r + shift * 1.5 - middle), half * 0.6, half)
            if colored == "bands":
                accent = max(accent, in_band)
            else:
                ink = max(ink, in_band)
        edge = smooth(r + shift, margin - 0.06, margin)
        ink = max(ink, edge)
        if colored == "outer":
            accent = smooth(r + shift, margin - 0.3, margin - 0.14) * (1 - edge)
        if spots:
            cell = (u * 9) % 1 - 0.5
            if math.hypot(cell * 0.1, r - (margin + 0.065)) < 0.026:
                ink, accent = 0.0, 0.25
        return ink, accent * (1 - 0.8 * edge)

    return tone


def _eye(sheet: Sheet, x: float, y: float, size: float, side: int) -> None:
    """Rings of scales, with the glint that makes a bird hesitate."""
    sheet.disc(x, y, size, "paper", 1.0)
    for k in range(40):
        a = k * TAU / 40
        sheet.taper([polar(x, y, size * 0.78, a), polar(x, y, size, a)], size * 0.13, 0.4)
    sheet.disc(x, y, size * 0.8, "ink")
    sheet.disc(x, y, size * 0.66, "accent")
    sheet.disc(x, y, size * 0.42, "ink")
    sheet.disc(x - side * size * 0.1, y - size * 0.14, size * 0.11, "paper")


def _wing(sheet: Sheet, wing: Wing, center: Point, scale: float, side: int) -> None:
    def place(p: Point) -> Point:
        return center[0] + side * p[0] * scale, center[1] + p[1] * scale

    margin = [place(p) for p in wing.margin]
    root = place(wing.root)
    sheet.area(margin, "paper")
    inked: list[tuple[list[Point], list[float]]] = []
    colored: list[tuple[list[Point], list[float]]] = []
    last = len(margin) - 1
    for k in range(1, wing.lines):
        u = k / wing.lines
        at = u * last
        a, b = margin[int(at)], margin[min(last, int(at) + 1)]
        end = (lerp(a[0], b[0], at % 1), lerp(a[1], b[1], at % 1))
        # Lines begin in turn, as on a map's meridians, or the root would close to black.
        level = (k & -k).bit_length() - 1
        start = (0.52, 0.3, 0.17, 0.09)[min(level, 3)]
        reach = math.hypot(end[0] - root[0], end[1] - root[1])
        space = reach * 3.3 / wing.lines
        steps = max(8, round(reach * (1 - start) / 9))
        points, ink, accent = [], [], []
        for j in range(steps + 1):
            r = lerp(start, 0.995, j / steps)
            bow = 0.05 * math.sin(math.pi * r) * reach * (0.5 - u)
            x, y = lerp(root[0], end[0], r), lerp(root[1], end[1], r)
            points.append(
                (
                    x - bow * (end[1] - root[1]) / reach * side,
                    y + bow * (end[0] - root[0]) / reach * side,
                )
            )
            dark, color = wing.tone(u, r)
            room = clamp(space * max(r, 0.35), 1.2, 4.4)
            ink.append(room * clamp(dark, 0, 1.2))
            accent.append(room * 1.15 * color)
        colored.append((points, accent))
        inked.append((points, ink))
    for points, widths in colored:
        sheet.engrave(points, widths, "accent", least=0.5)
    for points, widths in inked:
        sheet.engrave(points, widths, "ink", least=0.5)
    for k in range(1, wing.veins):
        end = margin[round(k / wing.veins * last)]
        vein = [(lerp(root[0], end[0], j / 20), lerp(root[1], end[1], j / 20)) for j in range(21)]
        sheet.taper(vein, 3.4, 1.0)
    for u, r, size in wing.eyes:
        end = margin[round(u * last)]
        _eye(sheet, lerp(root[0], end[0], r), lerp(root[1], end[1], r), size * scale, side)
    sheet.engrave(margin, [3.4 - 1.6 * k / last for k in range(last + 1)])


def _body(sheet: Sheet, center: Point, scale: float) -> None:
    cx, cy = center
    for side in (-1, 1):
        feeler = [
            (cx + side * scale * (0.012 + 0.2 * t * t + 0.05 * t), cy - scale * (0.17 + 0.33 * t))
            for t in (k / 24 for k in range(25))
        ]
        sheet.taper(feeler, 3.0, 1.6)
        sheet.taper(feeler[-4:], 2.0, 7.0)
    parts = ((-0.155, 0.034, 0.036), (-0.06, 0.05, 0.085), (0.2, 0.034, 0.21))
    for dy, half, tall in reversed(parts):
        outline = [
            (cx + scale * half * math.cos(a), cy + scale * (dy + tall * math.sin(a)))
            for a in (TAU * k / 40 for k in range(40))
        ]
        sheet.area(outline, "paper", 2.0)
        rows = max(6, round(scale * tall * 2 / 6))
        for row in range(1, rows):
            v = -1 + 2 * row / rows
            wide = scale * half * math.sqrt(1 - v * v)
            y = cy + scale * (dy + tall * v)
            points = [
                (cx + wide * (-1 + k / 5), y + 3 * math.cos(math.pi * (k / 10 - 0.5)))
                for k in range(11)
            ]
            widths = [
                clamp(0.52 + 0.6 * (k / 5 - 1) * -LIGHT[0], 0.1, 1) * (4.4 if row % 5 == 0 else 3.0)
                for k in range(11)
            ]
            sheet.engrave(points, widths)
