"""Corals: fans and bushes that grow towards the open water."""

import math
import random

from .geometry import TAU, Point, clamp, lerp, wobble
from .growth import Tree, colonize
from .paper import LIGHT, Box, Sheet


def draw(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """A sea fan or a bush on its rock, with polyps."""
    base = (box.cx + rng.uniform(-0.06, 0.06) * box.width, box.y + box.height * 0.93)
    kind = rng.choice(["fan", "bush", "staghorn"])
    places = _water(rng, box, kind)
    tree = Tree([base], [-1])
    rise = box.height * {"fan": 0.14, "bush": 0.1, "staghorn": 0.2}[kind]
    sway = wobble(rng)
    for k in range(1, 13):
        tree.nodes.append((base[0] + 14 * sway(k / 12), base[1] - rise * k / 12))
        tree.parents.append(k - 1)
    step, kill = {"fan": (9, 13), "bush": (11, 20), "staghorn": (13, 31)}[kind]
    reach = step * {"fan": 8, "bush": 8, "staghorn": 10}[kind]
    places += [
        (base[0] + rng.uniform(-20, 20), base[1] - rise - reach * k / 3) for k in range(1, 8)
    ]
    colonize(tree, places, step=step, reach=reach, kill=kill)
    tip, power = {"fan": (2.0, 2.4), "bush": (5.0, 2.5), "staghorn": (9.0, 2.75)}[kind]
    widths = [min(w, 74) for w in tree.widths(tip, power)]
    _rock(sheet, rng, box, base)
    _branches(sheet, rng, tree, widths, kind)


def _water(rng: random.Random, box: Box, kind: str) -> list[Point]:
    """Where the coral may grow: a crown with an uneven edge."""
    wave = wobble(rng, 4)
    count = {"fan": 2600, "bush": 1700, "staghorn": 900}[kind]
    places: list[Point] = []
    while len(places) < count:
        angle = rng.uniform(-math.pi, 0.12) if kind == "fan" else rng.uniform(-math.pi - 0.05, 0.05)
        edge = 0.9 + 0.1 * wave(angle / TAU)
        r = math.sqrt(rng.uniform(0.03, 1.0)) * edge
        x, y = r * math.cos(angle), r * math.sin(angle)
        places.append(
            (box.cx + x * box.width * 0.5, box.y + box.height * 0.8 + y * box.height * 0.8)
        )
    return places


def _branches(sheet: Sheet, rng: random.Random, tree: Tree, widths: list[float], kind: str) -> None:
    least = 3 if kind == "fan" else 6
    branches = [line for line in tree.branches() if len(line) > least]
    courses = [
        (_relaxed([tree.nodes[k] for k in b]), [widths[k] for k in _own(b)]) for b in branches
    ]
    tips = [(*points[-1], thick[-1] / 2) for points, thick in courses]
    for points, thick in courses:
        sheet.engrave(points, [width + 3.2 for width in thick], "ink", least=0)
    sheet.dots([(x, y, half + 1.6) for x, y, half in tips])
    for points, thick in courses:
        sheet.engrave(points, [max(0.0, width - 0.6) for width in thick], "wash", least=0)
    sheet.dots([(x, y, half - 0.3) for x, y, half in tips], "wash")
    for points, thick in courses:
        _hatch(sheet, rng, points, thick)
    if kind != "fan":
        _polyps(sheet, rng, courses)


def _own(line: list[int]) -> list[int]:
    """A twig starts with its own width, not with that of the branch it leaves."""
    return [line[1], *line[1:]]


def _relaxed(points: list[Point]) -> list[Point]:
    for _ in range(2):
        points = [
            points[0],
            *(
                ((a[0] + 2 * b[0] + c[0]) / 4, (a[1] + 2 * b[1] + c[1]) / 4)
                for a, b, c in zip(points, points[1:], points[2:], strict=False)
            ),
            points[-1],
        ]
    return points


def _hatch(sheet: Sheet, rng: random.Random, points: list[Point], widths: list[float]) -> None:
    """Short strokes round the branch from its shadow side."""
    for at in range(1, len(points) - 1):
        (ax, ay), (bx, by) = points[at - 1], points[at + 1]
        length = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = -(by - ay) / length, (bx - ax) / length
        facing = nx * LIGHT[0] + ny * LIGHT[1]
        side = -1 if facing > 0 else 1
        half = widths[at] / 2
        if half < 2:
            continue
        for k in range(2):
            share = k / 2
            x, y = points[at][0] + (bx - ax) / 2 * share, points[at][1] + (by - ay) / 2 * share
            depth = half * (0.35 + 1.0 * abs(facing)) * rng.uniform(0.8, 1.1)
            edge = (x + nx * half * side, y + ny * half * side)
            stroke = [
                (
                    edge[0] - nx * side * depth * t + (bx - ax) / length * 0.3 * half * t * t,
                    edge[1] - ny * side * depth * t + (by - ay) / length * 0.3 * half * t * t,
                )
                for t in (0, 0.5, 1)
            ]
            sheet.taper(stroke, clamp(half * 0.2, 0.8, 2.6), 0.3)


def _polyps(
    sheet: Sheet, rng: random.Random, courses: list[tuple[list[Point], list[float]]]
) -> None:
    cups = []
    for points, thick in courses:
        for (x, y), width in zip(points[2:], thick[2:], strict=True):
            half = width / 2
            for _ in range(2 if half > 7 else half > 2.4):
                angle, r = rng.uniform(0, TAU), half * rng.uniform(0.1, 0.7)
                size = min(4.0, half * 0.24)
                cups.append((x + r * math.cos(angle), y + r * math.sin(angle), size))
    for x, y, size in cups:
        sheet.disc(x, y, size, "paper", 1.0)
    sheet.dots([(x, y, size * 0.45) for x, y, size in cups], "accent")


def _rock(sheet: Sheet, rng: random.Random, box: Box, base: Point) -> None:
    wave, rough = wobble(rng, 5), wobble(rng, 7)
    width, height = box.width * rng.uniform(0.24, 0.34), box.height * 0.07

    def rise(u: float) -> float:
        return height * (1 - (2 * u - 1) ** 2) * (0.55 + 0.3 * wave(u)) - 8 * rough(2 * u)

    def top(u: float) -> Point:
        return base[0] + (2 * u - 1) * width, base[1] - 10 + rise(0.5) - rise(u)

    ridge = [top(k / 50) for k in range(51)]
    floor = box.y + box.height
    sheet.area([*ridge, (ridge[-1][0], floor), (ridge[0][0], floor)], "paper")
    sheet.engrave(ridge, [1.0 + 2.2 * math.sin(math.pi * k / 50) for k in range(51)])
    for k in range(1, 90):
        x, y = top(k / 90)
        depth = (floor - y) * rng.uniform(0.35, 0.95) * math.sin(math.pi * k / 90) ** 0.6
        drift = (k / 90 - 0.35) * 40
        stroke = [(x + drift * t * t, y + 3 + depth * t) for t in (0, 0.25, 0.5, 0.75, 1)]
        tone = 0.5 + 0.5 * rough(k / 30) + 0.6 * (k / 90 - 0.3)
        sheet.engrave(
            stroke, [lerp(3.4, 0.3, t) * clamp(tone, 0.15, 1) for t in (0, 0.25, 0.5, 0.75, 1)]
        )
