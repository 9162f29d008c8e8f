"""Leaves: veins that divide the blade among themselves."""

import math
import random
from collections.abc import Callable

from .fern import fern
from .geometry import TAU, Point, bezier, clamp, lerp, sample, wobble
from .growth import Tree, colonize
from .paper import Box, Sheet


def draw(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """A broad leaf with netted veins, a ginkgo, or a fern."""
    rng.choice([_netted, _ginkgo, fern, _netted])(sheet, rng, box)


# Netted: an outline, a midrib with secondaries, and a net that fills the fields between


def _netted(sheet: Sheet, rng: random.Random, box: Box) -> None:
    outline = _outline(rng, box)
    sheet.area(outline, "wash")
    inside = _within(outline)
    base, tip = (box.cx, box.y + box.height * 0.86), (box.cx + rng.uniform(-40, 40), box.y + 12)
    bow = rng.uniform(-70, 70)
    midrib = sample(
        bezier(base, (box.cx + bow, box.cy + 150), (box.cx - bow, box.cy - 150), tip), 60
    )
    tree = Tree(list(midrib), [k - 1 for k in range(len(midrib))])
    _secondaries(rng, tree, box, inside, len(midrib))
    places: list[Point] = []
    while len(places) < 1500:
        place = (rng.uniform(box.x, box.x + box.width), rng.uniform(box.y, box.y + box.height))
        if inside(place):
            places.append(place)
    _shade(sheet, midrib, outline, inside, box)
    colonize(tree, places, step=6.5, reach=90, kill=9.5)
    widths = tree.widths(1.0, 2.75)
    for line in reversed(tree.branches()):
        if len(line) > 2:
            sheet.engrave(
                [tree.nodes[k] for k in line],
                [min(13.0, widths[k]) for k in (line[1], *line[1:])],
                least=0,
            )
    sheet.line(outline, 2.6, closed=True)
    stalk = sample(
        bezier(
            base,
            (base[0], base[1] + 60),
            (base[0] + 30, base[1] + 100),
            (base[0] + rng.uniform(-60, 80), box.y + box.height),
        ),
        20,
    )
    sheet.engrave(stalk, [12 + 5 * (k / 20) ** 3 for k in range(21)])
    sheet.engrave([(x - 2, y) for x, y in stalk], [5.0] * 21, "wash")


def _outline(rng: random.Random, box: Box) -> list[Point]:
    """A blade about the upright axis; teeth or lobes run along its margin."""
    belly, point = rng.uniform(0.7, 1.25), rng.uniform(1.0, 1.7)
    lobes, depth = rng.choice([(0, 0.0), (13, 0.05), (22, 0.03), (5, 0.3), (4, 0.34)])
    half, top, bottom = (
        box.width * (0.5 if lobes in (4, 5) else 0.43),
        box.y,
        box.y + box.height * 0.86,
    )
    sides: list[list[Point]] = []
    for side in (1, -1):
        points = []
        for k in range(181):
            t = k / 180
            wide = math.sin(math.pi * t**belly) ** (0.8 * point) * (1.08 - 0.16 * t)
            if lobes:
                saw = (t * lobes + (0.12 if side > 0 else 0)) % 1
                tooth = saw if lobes > 8 else 0.5 - 0.5 * math.cos(TAU * saw)
                wide *= 1 - depth * (1 - tooth) * (1 if lobes > 8 else 1.6 * math.sin(math.pi * t))
            points.append((box.cx + side * half * wide, lerp(bottom, top, t)))
        sides.append(points)
    return sides[0] + sides[1][::-1]


def _within(outline: list[Point]) -> Callable[[Point], bool]:
    edges = list(zip(outline, [*outline[1:], outline[0]], strict=True))

    def inside(place: Point) -> bool:
        x, y = place
        hits = 0
        for (ax, ay), (bx, by) in edges:
            if (ay <= y) != (by <= y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
                hits += 1
        return hits % 2 == 1

    return inside


def _secondaries(
    rng: random.Random, tree: Tree, box: Box, inside: Callable[[Point], bool], ribs: int
) -> None:
    pairs = rng.choice([7, 9, 11, 13])
    for k in range(1, pairs + 1):
        for side in (-1, 1):
            at = round(ribs * (k - 0.4 + 0.2 * side) / (pairs + 1.2))
            x, y = tree.nodes[at]
            angle = -math.pi / 2 + side * lerp(1.15, 0.5, k / pairs)
            parent = at
            for _ in range(90):
                angle -= side * 0.011
                x, y = x + 9 * math.cos(angle), y + 9 * math.sin(angle)
                if not inside((x + 10 * math.cos(angle), y + 10 * math.sin(angle))):
                    break
                tree.nodes.append((x, y))
                tree.parents.append(parent)
                parent = len(tree.nodes) - 1


def _shade(
    sheet: Sheet,
    midrib: list[Point],
    outline: list[Point],
    inside: Callable[[Point], bool],
    box: Box,
) -> None:
    """The half that turns from the light, in slanting accent lines."""
    with sheet.clipped(outline):
        for k in range(140):
            t = k / 139
            y = lerp(box.y - 30, box.y + box.height * 0.9, t)
            near = midrib[
                min(60, max(0, round((box.y + box.height * 0.86 - y) / (box.height * 0.85) * 60)))
            ]
            start = (near[0], y)
            points = [(start[0] + 16 * j, start[1] - 9.5 * j + 0.2 * j * j) for j in range(34)]
            sheet.engrave(points, [lerp(3.4, 0.4, clamp(j / 20)) for j in range(34)], "accent")


# Ginkgo: veins that only ever fork


def _ginkgo(sheet: Sheet, rng: random.Random, box: Box) -> None:
    base = (box.cx, box.y + box.height * 0.66)
    spread, notch = rng.uniform(1.0, 1.25), rng.uniform(0.25, 0.6)
    wave = wobble(rng, 6)
    reach = min(box.width * 0.5 / math.sin(min(spread, 1.4)), box.height * 0.62)

    def at(u: float, r: float) -> Point:
        """u from -1 to 1 across the fan, r from the stalk to the margin."""
        edge = 1 - notch * math.exp(-((u * 9) ** 2)) - 0.12 * u * u + 0.028 * wave(u * 2)
        angle = -math.pi / 2 + u * spread * (0.82 + 0.18 * r)
        radius = reach * edge * r
        return base[0] + radius * math.cos(angle), base[1] + radius * math.sin(angle) + 40 * abs(
            u
        ) * r

    margin = (
        [at(-1, r / 20) for r in range(21)]
        + [at(u / 60, 1) for u in range(-60, 61)]
        + [at(1, r / 20) for r in range(20, -1, -1)]
    )
    sheet.area(margin, "wash")
    veins = 256
    for k in range(veins + 1):
        u = -1 + 2 * k / veins
        level = (k & -k).bit_length() - 1 if k else 8
        start = max(0.02, 0.78 - 0.115 * level) if level < 7 else 0.02
        # A fork leaves its neighbor's course and swings into its own.
        home = u + (0.5 * 2 / veins * (1 << level)) * (1 if k % 4 < 2 else -1)
        points = []
        for j in range(25):
            r = lerp(start, 0.99, j / 24)
            share = clamp((r - start) / 0.16)
            points.append(at(clamp(lerp(home, u, share * share * (3 - 2 * share)), -1, 1), r))
        shade = 0.5 + 0.5 * u
        sheet.engrave(
            points,
            [(0.9 + 1.5 * shade) * (1.35 - 0.7 * j / 24) for j in range(25)],
            "ink" if level > 1 or k % 2 == 0 else "accent",
        )
    sheet.line(margin, 2.4, closed=True)
    stalk = sample(
        bezier(
            base,
            (base[0], base[1] + 150),
            (base[0] + 40, base[1] + 260),
            (base[0] + rng.uniform(-120, 120), box.y + box.height),
        ),
        30,
    )
    sheet.engrave(stalk, [14 - 6 * math.sin(math.pi * k / 30) for k in range(31)])
    sheet.engrave(
        [(x - 1.5, y) for x, y in stalk[2:]],
        [6 - 3 * math.sin(math.pi * k / 30) for k in range(29)],
        "wash",
    )
