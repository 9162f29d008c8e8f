"""Feathers: hundreds of barbs, combed by one curve and torn in a few places."""

import math
import random
from collections.abc import Callable

from .geometry import TAU, Point, bezier, clamp, lerp, sample, smooth, wobble
from .paper import LIGHT, Box, Sheet

Pattern = Callable[[float, float, Point], tuple[float, float]]  # along, across → ink, accent


def draw(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """One great feather, or three of one bird."""
    if rng.random() < 0.5:
        lean = rng.choice([-1, 1])
        foot = (box.cx - lean * box.width * 0.2, box.y + box.height)
        tip = (box.cx + lean * box.width * 0.2, box.y)
        feather(
            sheet,
            rng,
            foot,
            tip,
            box.width * rng.uniform(0.24, 0.32),
            lean * rng.uniform(0.06, 0.16),
            _pattern(rng),
            1.0,
        )
        return
    pattern = _pattern(rng)
    for k, share in ((-1, 0.78), (1, 0.84), (0, 1.0)):
        foot = (box.cx + k * box.width * 0.09, box.y + box.height)
        tip = (box.cx + k * box.width * 0.32, box.y + box.height * (1 - share))
        feather(
            sheet,
            rng,
            foot,
            tip,
            box.width * rng.uniform(0.13, 0.16),
            -k * 0.1 + rng.uniform(-0.03, 0.03),
            pattern,
            0.72,
        )


def _pattern(rng: random.Random) -> Pattern:
    """Bars, an eye, a dark tip or spots."""
    kind = rng.choice(["bars", "eye", "tip", "bars", "spots"])
    bars, lean, start = rng.randint(6, 13), rng.uniform(-0.25, 0.25), rng.uniform(0.1, 0.3)
    wave = wobble(rng, 4)

    def pattern(along: float, across: float, _at: Point) -> tuple[float, float]:
        edge = abs(across)
        if kind == "eye":
            away = math.hypot((along - 0.76) * 2.4, across * 0.62)
            if away < 0.12:
                return 1.3, 0.0
            if away < 0.3:
                return 0.15, 1.2
            return (1.15, 0.0) if away < 0.4 else (0.34 + 0.3 * (away < 0.5), 0.0)
        if kind == "tip":
            dark = smooth(along + 0.05 * wave(across), 0.7, 0.76)
            band = smooth(along + 0.05 * wave(across), 0.56, 0.6) * (1 - dark)
            return 0.26 + 0.9 * dark - 0.2 * band, band
        bar = 0.5 + 0.5 * math.sin(TAU * (along * bars + lean * edge * 3 + 0.12 * wave(across)))
        if kind == "spots":
            bar *= smooth(0.75 - edge, 0.0, 0.3) * smooth(edge, 0.12, 0.35)
        dark = smooth(bar, 0.55, 0.72) * smooth(along, start - 0.1, start)
        return 0.24 + 0.86 * dark, 0.0 if dark > 0.5 else 0.55 * smooth(along, 0.25, 0.6)

    return pattern


def feather(
    sheet: Sheet,
    rng: random.Random,
    foot: Point,
    tip: Point,
    width: float,
    bow: float,
    pattern: Pattern,
    detail: float,
) -> None:
    """From the quill's `foot` to its `tip`; `bow`: how far the shaft bends, in shares of it."""
    dx, dy = tip[0] - foot[0], tip[1] - foot[1]
    length = math.hypot(dx, dy)
    nx, ny = -dy / length, dx / length

    def off(share: float, out: float) -> Point:
        return foot[0] + dx * share + nx * out * length, foot[1] + dy * share + ny * out * length

    shaft = sample(bezier(foot, off(0.35, bow), off(0.7, bow), tip), 240)
    count = round(length * 0.19 * detail)
    for side in (-1, 1):
        tears = sorted(rng.uniform(0.2, 0.95) for _ in range(rng.randint(3, 6)))
        lean = [rng.uniform(-0.13, 0.13) for _ in range(len(tears) + 1)]
        broad = rng.uniform(0.82, 1.05)
        _down(sheet, rng, shaft, side, width * 0.9)
        inked, colored = [], []
        for k in range(count):
            t = lerp(0.17, 0.995, k / (count - 1))
            group = sum(t > tear for tear in tears)
            gap = min((abs(t - tear) for tear in tears), default=1.0)
            barb = _barb(
                shaft,
                t,
                side,
                width * broad * _reach(t) * rng.uniform(0.97, 1.0),
                lean[group] * smooth(0.02 - gap, -0.03, 0.02),
            )
            ink, accent = [], []
            for j, point in enumerate(barb):
                across = j / (len(barb) - 1)
                dark, color = pattern(t, side * across, point)
                taper = 1.15 - 0.75 * across
                ink.append(clamp(length * 0.83 / count * 0.92, 1.0, 3.6) * taper * dark)
                accent.append(clamp(length * 0.83 / count, 1.0, 3.6) * taper * color)
            inked.append((barb, ink))
            colored.append((barb, accent))
        for barb, widths in colored:
            sheet.engrave(barb, widths, "accent", least=0.45)
        for barb, widths in inked:
            sheet.engrave(barb, widths, "ink", least=0.35)
    sheet.engrave(shaft, [lerp(13 * detail, 1.4, (k / 240) ** 0.8) for k in range(241)])
    sheet.engrave(
        [(x + LIGHT[0] * 1.5, y) for x, y in shaft[:200]],
        [lerp(7 * detail, 0.5, (k / 200) ** 0.8) for k in range(200)],
        "paper",
    )


def _reach(t: float) -> float:
    return (smooth(t, 0.1, 0.4) * 0.9 + 0.1) * math.pow(1 - smooth(t, 0.72, 1.04), 0.6)


def _heading(shaft: list[Point], t: float) -> tuple[Point, float]:
    at = min(238, max(1, round(t * 240)))
    (ax, ay), (bx, by) = shaft[at - 1], shaft[at + 1]
    return shaft[at], math.atan2(by - ay, bx - ax)


def _barb(shaft: list[Point], t: float, side: int, reach: float, lean: float) -> list[Point]:
    (x, y), heading = _heading(shaft, t)
    opening = lerp(1.0, 0.42, t) + lean
    points = [(x, y)]
    steps = 11
    for j in range(steps):
        angle = heading + side * opening * (1 - 0.42 * j / steps)
        x, y = (
            x + reach / steps * 1.22 * math.cos(angle),
            y + reach / steps * 1.22 * math.sin(angle),
        )
        points.append((x, y))
    return points


def _down(sheet: Sheet, rng: random.Random, shaft: list[Point], side: int, width: float) -> None:
    for _ in range(64):
        t = rng.uniform(0.11, 0.26)
        (x, y), heading = _heading(shaft, t)
        angle = heading + side * rng.uniform(0.7, 2.1)
        curl = rng.uniform(-0.24, 0.24)
        long = width * rng.uniform(0.35, 0.8) * smooth(t, 0.06, 0.2)
        points = []
        for _step in range(14):
            points.append((x, y))
            angle += curl
            curl = clamp(curl + rng.uniform(-0.14, 0.14), -0.4, 0.4)
            x, y = x + long / 13 * math.cos(angle), y + long / 13 * math.sin(angle)
        sheet.taper(points, 1.5, 0.3)
