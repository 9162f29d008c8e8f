"""Crystals: clusters of prisms with ruled faces, and the lattices behind them."""

import math
import random

from .geometry import TAU, Point, between, clamp, lerp
from .paper import LIGHT, Box, Sheet

Vector = tuple[float, float, float]


def draw(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """A druse of prisms, alone or above the lattice of its atoms; or the lattice alone."""
    layout = rng.choice(["cluster", "both", "both", "lattice"])
    if layout == "lattice":
        lattice(sheet, rng, box.part(0.02, 0.06, 0.96, 0.88), rng.choice([3, 4]))
    elif layout == "cluster":
        cluster(sheet, rng, box.part(0, 0.04, 1, 0.94))
    else:
        cluster(sheet, rng, box.part(0.0, 0.0, 1, 0.68))
        lattice(sheet, rng, box.part(0.06, 0.72, 0.38, 0.28), 3)
        habit(sheet, rng, box.part(0.6, 0.72, 0.3, 0.28))


def cluster(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """Six-sided prisms that fan out from one rock."""
    foot = (box.cx, box.y + box.height * 0.98)
    count = rng.randint(13, 19)
    longest = box.height * 0.98
    prisms = []
    for k in range(count):
        lean = rng.uniform(-1, 1)
        back = rng.random()
        length = longest * (1 - 0.55 * abs(lean) ** 1.3) * lerp(1.0, 0.36, 1 - back if k else 0)
        prisms.append(
            (
                back if k else 0.8,
                lean * 0.72 if k else rng.uniform(-0.12, 0.12),
                length if k else longest,
            )
        )
    for back, lean, length in sorted(prisms, key=lambda p: -p[0]):
        angle = -math.pi / 2 + lean
        width = length * rng.uniform(0.085, 0.13)
        start = (foot[0] + lean * box.width * 0.3 + rng.uniform(-40, 40), foot[1] - back * 30)
        prism(sheet, rng, start, angle, length, width, marked=rng.random() < 0.3)
    for _ in range(60):  # the small ones at the foot
        x = box.cx + rng.uniform(-0.42, 0.42) * box.width
        angle = -math.pi / 2 + (x - box.cx) / box.width * 1.5 + rng.uniform(-0.25, 0.25)
        length = rng.uniform(26, 92)
        y = foot[1] + 10 + 10 * math.cos((x - box.cx) / box.width * 3)
        prism(
            sheet,
            rng,
            (x, y),
            angle,
            length,
            length * rng.uniform(0.16, 0.24),
            marked=rng.random() < 0.25,
        )


def prism(
    sheet: Sheet,
    rng: random.Random,
    foot: Point,
    angle: float,
    length: float,
    width: float,
    *,
    marked: bool,
) -> None:
    """Three faces of a prism and three of its tip, each ruled in its own shade."""
    ax, ay = math.cos(angle), math.sin(angle)
    sx, sy = -ay, ax
    turn = rng.uniform(0.12, 0.88)
    edges = [-1.0, lerp(-0.72, -0.2, turn), lerp(0.2, 0.72, turn), 1.0]
    shoulder = length - width * rng.uniform(1.1, 1.7)
    tip_at = rng.uniform(-0.3, 0.3)

    def at(along: float, across: float) -> Point:
        return foot[0] + ax * along + sx * across * width, foot[
            1
        ] + ay * along + sy * across * width

    slant = [rng.uniform(-0.3, 0.3) * width for _ in edges]
    apex = at(length, tip_at)
    for k in range(3):
        a, b = edges[k], edges[k + 1]
        normal = (a + b) / 2
        shade = _shade(sx * normal, sy * normal)
        face = [at(0, a), at(shoulder + slant[k], a), at(shoulder + slant[k + 1], b), at(0, b)]
        _ruled(sheet, face, shade, marked)
        cap = [at(shoulder + slant[k], a), apex, at(shoulder + slant[k + 1], b)]
        _ruled(sheet, [cap[0], apex, apex, cap[2]], clamp(shade - 0.22), marked)
    for across, k in ((-1.0, 0), (1.0, 3)):
        sheet.line([at(0, across), at(shoulder + slant[k], across), apex], 2.2)


def _shade(nx: float, ny: float) -> float:
    return clamp(0.5 - 0.75 * (nx * LIGHT[0] + ny * LIGHT[1]))


def _ruled(sheet: Sheet, face: list[Point], shade: float, marked: bool) -> None:
    """Lines along the face from its foot; growth marks across it where it is dark."""
    sheet.area(face, "wash" if marked else "paper", 1.3)
    a, b, c, d = face
    wide = math.hypot(d[0] - a[0], d[1] - a[1]) + math.hypot(c[0] - b[0], c[1] - b[1])
    lines = round(wide / 2 / lerp(11, 3.6, shade))
    for k in range(1, lines):
        share = k / lines
        start, end = between(a, d, share), between(b, c, share)
        points = [between(start, end, j / 6) for j in range(7)]
        width = lerp(0.5, 2.2, shade)
        sheet.engrave(
            points,
            [width * (1.25 - 0.9 * j / 6) for j in range(7)],
            "accent" if marked and shade < 0.6 else "ink",
        )
    if shade > 0.55:
        tall = math.hypot(b[0] - a[0], b[1] - a[1])
        for k in range(round(tall / 7)):
            share = k / max(1, round(tall / 7)) * 0.75
            sheet.taper([between(a, b, share), between(d, c, share)], 1.6 * (1 - share), 0.4)


def habit(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """One ideal crystal with its axes: near edges drawn, far edges dotted."""
    sides = rng.choice([4, 6, 6, 8])
    radius, half = box.width * 0.44, box.height * rng.uniform(0.16, 0.26)
    spin = rng.uniform(0.1, TAU / sides)
    ring = [
        (radius * math.cos(spin + TAU * k / sides), radius * 0.3 * math.sin(spin + TAU * k / sides))
        for k in range(sides)
    ]
    top, bottom = (box.cx, box.y), (box.cx, box.y + box.height)
    for k in range(sides):
        (x, y), (u, v) = ring[k], ring[(k + 1) % sides]
        near = y + v > 0
        upper, following = (box.cx + x, box.cy - half + y), (box.cx + u, box.cy - half + v)
        lower, after = (box.cx + x, box.cy + half + y), (box.cx + u, box.cy + half + v)
        width = 1.9 if near else 0.8
        sheet.line([upper, following, top, upper, lower, after, bottom, lower], width)
        sheet.line([following, after], width)
        if near:
            shade = _shade((x + u) / radius / 2, 0.2)
            for j in range(1, 14):
                sheet.taper(
                    [between(upper, following, j / 14), between(lower, after, j / 14)],
                    1.8 * shade,
                    0.4,
                    "accent",
                )
    sheet.line([(box.cx, box.y - 26), (box.cx, box.y + box.height + 26)], 1.0, "accent")


def lattice(sheet: Sheet, rng: random.Random, box: Box, cells: int) -> None:
    """Atoms at the knots of a cubic lattice, some with a second kind in their middle."""
    centered = rng.random() < 0.6
    turn, tip = rng.uniform(0.3, 0.5), rng.uniform(0.3, 0.42)
    scale = min(box.width, box.height) / cells / 1.75

    def place(v: Vector) -> tuple[float, float, float]:
        x, y, z = (c - cells / 2 for c in v)
        x, z = x * math.cos(turn) - z * math.sin(turn), x * math.sin(turn) + z * math.cos(turn)
        y, z = y * math.cos(tip) - z * math.sin(tip), y * math.sin(tip) + z * math.cos(tip)
        depth = 1 + z * 0.045
        return box.cx + x * scale * depth, box.cy + y * scale * depth, z

    knots = [
        (float(x), float(y), float(z))
        for x in range(cells + 1)
        for y in range(cells + 1)
        for z in range(cells + 1)
    ]
    middles = [
        (x + 0.5, y + 0.5, z + 0.5) for x, y, z in knots if centered and max(x, y, z) < cells
    ]
    items: list[tuple[float, str, Vector, Vector]] = [(place(k)[2], "atom", k, k) for k in knots]
    items += [(place(m)[2], "middle", m, m) for m in middles]
    for x, y, z in knots:
        for other in ((x + 1, y, z), (x, y + 1, z), (x, y, z + 1)):
            if max(other) <= cells:
                items.append(
                    ((place((x, y, z))[2] + place(other)[2]) / 2 - 0.2, "bond", (x, y, z), other)
                )
    for depth, kind, first, second in sorted(items, key=lambda item: item[0]):
        near = clamp(0.5 + depth / cells / 1.4)
        x, y, _ = place(first)
        if kind == "bond":
            u, v, _ = place(second)
            sheet.line([(x, y), (u, v)], lerp(1.2, 6.2, near))
            sheet.line([(x, y), (u, v)], lerp(0.4, 3.4, near), "paper")
        else:
            ball(
                sheet,
                x,
                y,
                scale * lerp(0.1, 0.17, near) * (1.25 if kind == "middle" else 1),
                near,
                marked=kind == "middle",
            )


def ball(sheet: Sheet, x: float, y: float, radius: float, near: float, *, marked: bool) -> None:
    """A sphere in curved lines that part around the light."""
    sheet.disc(x, y, radius, "wash" if marked else "paper", lerp(0.9, 1.8, near))
    lines = max(3, round(radius / 3.4))
    for k in range(lines):
        bow = 1 - 1.55 * k / lines  # from the shadowed edge towards the light
        points = []
        for j in range(11):
            a = math.pi * (j / 10 - 0.5)
            px, py = math.sin(a) * radius * 0.985, math.cos(a) * bow * radius * 0.985
            turn = math.atan2(LIGHT[0], -LIGHT[1])
            points.append(
                (
                    x + px * math.cos(turn) - py * math.sin(turn),
                    y + px * math.sin(turn) + py * math.cos(turn),
                )
            )
        widths = [
            lerp(2.6, 0.5, k / lines)
            * lerp(0.55, 1, near)
            * (0.3 + math.cos(math.pi * (j / 10 - 0.5)))
            for j in range(11)
        ]
        sheet.engrave(points, widths, "accent" if marked else "ink")
