"""Sections through the ground: beds, folds, a fault, and what is buried in them."""

import math
import random

from .geometry import lerp, wobble
from .paper import Box, Sheet
from .rocks import Bed, Rock, coal, granite, limestone, marl, pebbles, sand, shale, soil


def draw(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """A block of beds with its column beside it, or a section through hills."""
    if rng.random() < 0.5:
        section(sheet, rng, box.part(0.0, 0.06, 1, 0.9), hills=True)
    else:
        section(sheet, rng, box.part(0, 0, 0.74, 1), hills=rng.random() < 0.5)
        _column(sheet, rng, box.part(0.82, 0, 0.18, 1))


def section(sheet: Sheet, rng: random.Random, box: Box, *, hills: bool) -> None:
    """The beds from above down; each is filled with the sign of its rock."""
    beds = rng.randint(9, 13)
    tops = _tops(rng, box, beds, hills)
    steps = 120
    xs = [box.x + box.width * k / steps for k in range(steps + 1)]
    floor = box.y + box.height
    rocks = _rocks(rng, beds)
    colored = rng.sample(range(1, beds), 2)
    left, right = box.x, box.x + box.width
    with sheet.clipped([(left, box.y - 400), (right, box.y - 400), (right, floor), (left, floor)]):
        for index in range(beds):
            top = [(x, min(floor, tops[index](x))) for x in xs]
            lower = tops[index + 1] if index + 1 < beds else (lambda _x: floor)
            bottom = [(x, min(floor, lower(x))) for x in xs]
            outline = top + bottom[::-1]
            sheet.area(outline, "wash" if index in colored else "paper")
            with sheet.clipped(outline):
                rocks[index](sheet, rng, tops[index], lower, box, index in colored)
            sheet.engrave(top, [2.0 + 0.8 * math.sin(x / 57 + index) for x in xs])
        if hills:
            _growth_on_top(sheet, rng, tops[0], xs)
    frame = [(left, tops[0](left)), (left, floor), (right, floor), (right, tops[0](right))]
    sheet.line(frame, 2.6)


def _tops(rng: random.Random, box: Box, beds: int, hills: bool) -> list[Bed]:
    """Beds follow one fold; a fault lifts what lies right of it; the land cuts them all."""
    fold, ground = wobble(rng, 3), wobble(rng, 4)
    swing = box.height * rng.uniform(0.07, 0.15)
    fault_x, lean = box.x + box.width * rng.uniform(0.3, 0.7), rng.uniform(-0.5, 0.5)
    throw = rng.choice([0.0, 1.0, 1.0]) * box.height * rng.uniform(0.05, 0.1) * rng.choice([-1, 1])
    dip = rng.uniform(-0.16, 0.16)
    weights = [rng.uniform(0.5, 1.6) for _ in range(beds)]
    top_y = box.y + (box.height * 0.2 if hills else 0)
    depth = (box.y + box.height - top_y) / sum(weights)

    def land(x: float) -> float:
        if not hills:
            return box.y
        u = (x - box.x) / box.width
        return top_y + box.height * 0.02 - box.height * 0.19 * (0.5 + 0.5 * ground(u * 1.3))

    def bed(index: int) -> Bed:
        level = top_y + depth * sum(weights[:index])
        wave = wobble(rng, 5)

        def top(x: float) -> float:
            u = (x - box.x) / box.width
            lifted = throw if x > fault_x + lean * (level - box.cy) else 0.0
            calm = 0.35 + 0.65 * index / beds
            y = (
                level
                + swing * fold(u) * calm
                + dip * (x - box.cx) * calm
                + 6 * wave(2 * u)
                + lifted
            )
            return max(y, land(x)) if index else land(x)

        return top

    return [bed(index) for index in range(beds)]


def _rocks(rng: random.Random, beds: int) -> list[Rock]:
    kinds = [sand, shale, limestone, pebbles, marl, coal]
    order: list[Rock] = []
    while len(order) < beds - 1:
        kind = rng.choice(kinds)
        if not order or kind is not order[-1]:
            order.append(kind)
    return [soil, *order[:-1], rng.choice([granite, order[-1]])]


def _growth_on_top(sheet: Sheet, rng: random.Random, land: Bed, xs: list[float]) -> None:
    for _ in range(46):
        x = rng.uniform(xs[0] + 12, xs[-1] - 12)
        y, tall = land(x), rng.uniform(12, 34)
        for k in range(6):
            share = k / 6
            half = tall * 0.3 * (1 - share)
            sheet.taper(
                [
                    (x - half, y - tall * share),
                    (x, y - tall * (share + 0.12)),
                    (x + half, y - tall * share),
                ],
                1.8,
                0.8,
            )
        sheet.line([(x, y), (x, y - tall)], 1.1)


def _column(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """The same ground as a drilled core, with marks of depth."""
    section(sheet, rng, box.part(0.3, 0, 0.7, 1), hills=False)
    for k in range(41):
        y = lerp(box.y, box.y + box.height, k / 40)
        sheet.line(
            [(box.x + box.width * (0.0 if k % 5 == 0 else 0.1), y), (box.x + box.width * 0.2, y)],
            1.1,
        )
    sheet.line(
        [(box.x + box.width * 0.2, box.y), (box.x + box.width * 0.2, box.y + box.height)], 1.1
    )
