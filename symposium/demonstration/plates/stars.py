"""The sky: planispheres, the moon's phases, orbits."""

import math
import random

from .geometry import TAU, Point, ellipse, lerp, polar, wobble
from .orbits import graduated, orbits
from .paper import Box, Sheet


def draw(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """A planisphere, often above the moon's phases; or the paths of the planets."""
    layout = rng.choice(["chart", "chart", "orbits"])
    if layout == "orbits":
        orbits(sheet, rng, box.part(0, 0.0, 1, 0.84))
    else:
        chart(sheet, rng, box.part(-0.03, 0.0, 1.06, 0.84))
    phases(sheet, box.part(0.04, 0.88, 0.92, 0.12), rng.choice([7, 9]))


def chart(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """Circles of declination, hours, the Milky Way, stars by magnitude and their figures."""
    cx, cy, radius = box.cx, box.cy, box.radius
    graduated(sheet, cx, cy, radius)
    sky = radius * 0.9
    for k in range(1, 6):
        sheet.ring(cx, cy, sky * k / 6, 0.7)
    for k in range(24):
        sheet.line(
            [
                polar(cx, cy, sky * (0.06 if k % 6 == 0 else 1 / 6), k * TAU / 24),
                polar(cx, cy, sky, k * TAU / 24),
            ],
            0.6,
        )
    tilt = rng.uniform(0, TAU)
    offset = polar(cx, cy, sky * 0.26, tilt)
    ecliptic = list(ellipse(offset[0], offset[1], sky * 0.7, sky * 0.7, 0, 120))
    sheet.line(ecliptic, 1.6, "accent", closed=True)
    _milky_way(sheet, rng, cx, cy, sky)
    stars = _scattered(rng, cx, cy, sky * 0.97, 260)
    figures = _figures(rng, stars)
    for a, b in figures:
        sheet.line([_short(stars[a], stars[b]), _short(stars[b], stars[a])], 1.5, "accent")
    linked = {k for pair in figures for k in pair}
    for k, (x, y) in enumerate(stars):
        star(
            sheet,
            x,
            y,
            rng.choice([5, 6, 7, 9]) if k in linked else rng.choice([1.2, 1.6, 2, 2.6, 3.2]),
        )


def _milky_way(sheet: Sheet, rng: random.Random, cx: float, cy: float, sky: float) -> None:
    turn, bow = rng.uniform(0, TAU), rng.uniform(-0.3, 0.3)
    wave, edge = wobble(rng, 4), wobble(rng, 6)
    marks = []
    for _ in range(2600):
        u = rng.uniform(-1, 1)
        v = rng.gauss(0, 0.085) * (1.2 + 0.6 * edge(u)) + bow * (u * u - 0.3) + 0.09 * wave(u * 0.7)
        if math.hypot(u, v) < 0.985:
            x, y = u * math.cos(turn) - v * math.sin(turn), u * math.sin(turn) + v * math.cos(turn)
            marks.append((cx + x * sky, cy + y * sky, rng.choice([0.5, 0.5, 0.75, 1.0])))
    sheet.dots(marks)


def _scattered(rng: random.Random, cx: float, cy: float, radius: float, count: int) -> list[Point]:
    stars: list[Point] = []
    tries = 0
    while len(stars) < count and tries < 9000:
        tries += 1
        x, y = polar(cx, cy, radius * math.sqrt(rng.random()), rng.uniform(0, TAU))
        if all((x - u) ** 2 + (y - v) ** 2 > 320 for u, v in stars):
            stars.append((x, y))
    return stars


def _figures(rng: random.Random, stars: list[Point]) -> list[tuple[int, int]]:
    """Chains of neighbors with a branch or two, as constellations are drawn."""
    links: list[tuple[int, int]] = []
    free = set(range(len(stars)))
    for _ in range(17):
        if len(free) < 30:
            break
        at = rng.choice(sorted(free))
        figure = [at]
        free.discard(at)
        for _ in range(rng.randint(4, 7)):
            start = figure[-1] if rng.random() < 0.75 else rng.choice(figure)
            x, y = stars[start]
            near = sorted(free, key=lambda k: (stars[k][0] - x) ** 2 + (stars[k][1] - y) ** 2)[:3]
            following = rng.choice(near)
            if math.hypot(stars[following][0] - x, stars[following][1] - y) > 130:
                continue
            links.append((start, following))
            figure.append(following)
            free.discard(following)
        for k in sorted(free):  # keep figures apart
            if any(
                math.hypot(stars[k][0] - stars[f][0], stars[k][1] - stars[f][1]) < 34
                for f in figure
            ):
                free.discard(k)
    return links


def _short(a: Point, b: Point) -> Point:
    length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    gap = min(12.0, length * 0.3)
    return a[0] + (b[0] - a[0]) / length * gap, a[1] + (b[1] - a[1]) / length * gap


def star(sheet: Sheet, x: float, y: float, size: float) -> None:
    if size < 4:
        sheet.dots([(x, y, size)])
        return
    points = 8 if size > 7.5 else 6
    sheet.area(
        [
            polar(x, y, size * (1.35 if k % 2 == 0 else 0.52), -math.pi / 2 + k * math.pi / points)
            for k in range(2 * points)
        ],
        "ink",
    )


def phases(sheet: Sheet, box: Box, count: int) -> None:
    """The moon from new to new."""
    radius = min(box.height * 0.46, box.width / count * 0.4)
    for k in range(count):
        x, y = lerp(box.x + radius, box.x + box.width - radius, k / (count - 1)), box.cy
        share = (k + 1) / (count + 1)  # of a month since the new moon
        side = -1 if share < 0.5 else 1  # the dark limb: left while the moon grows
        edge = math.cos(TAU * share) * -side
        limb = [math.pi * (j / 40 - 0.5) for j in range(41)]
        dark = [(x + radius * math.cos(a) * side, y + radius * math.sin(a)) for a in limb]
        dark += [(x + radius * math.cos(a) * edge, y + radius * math.sin(a)) for a in limb[::-1]]
        sheet.disc(x, y, radius, "wash", 1.6)
        with sheet.clipped(dark):
            sheet.disc(x, y, radius, "paper")
            for j in range(round(radius * 2 / 3.4)):
                v = y - radius + j * 3.4
                sheet.line([(x - radius, v), (x + radius, v)], 2.0)
        sheet.ring(x, y, radius, 1.6)
