"""Shells: the chambered nautilus cut open, scallops, and towers of whorls."""

import math
import random
from collections.abc import Callable

from .geometry import TAU, Point, clamp, lerp, smooth, wobble
from .paper import LIGHT, Box, Sheet
from .tower import tower


def draw(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """One kind large, or a scallop between towers."""
    layout = rng.choice(["nautilus", "scallop", "tower", "company"])
    if layout == "nautilus":
        nautilus(sheet, rng, box.part(0, 0.04, 1, 0.92))
    elif layout == "scallop":
        scallop(sheet, rng, box.part(0, 0.08, 1, 0.84))
    elif layout == "tower":
        tower(sheet, rng, box.part(0.02, 0, 0.46, 1), 9)
        tower(sheet, rng, box.part(0.56, 0.3, 0.42, 0.7), 6)
    else:
        nautilus(sheet, rng, box.part(0.0, 0.0, 1, 0.6))
        scallop(sheet, rng, box.part(0.0, 0.66, 0.56, 0.34))
        tower(sheet, rng, box.part(0.66, 0.62, 0.3, 0.38), 7)


def nautilus(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """A section through the middle: walls, septa and the tube that joins the chambers."""
    rate = math.log(rng.uniform(2.85, 3.2)) / TAU
    end, mirrored = rng.uniform(-0.7, -0.2), rng.choice([-1, 1])
    turns = 3.1

    def unit(angle: float, across: float) -> Point:
        """across: 0 on the older whorl, 1 on the outer wall."""
        outer = math.exp(rate * (angle - end))
        radius = lerp(math.exp(rate * (angle - TAU - end)), outer, across)
        return mirrored * radius * math.cos(angle), radius * math.sin(angle)

    rim = [unit(end - TAU * k / 100, 1) for k in range(101)]
    left, right = min(x for x, _ in rim), max(x for x, _ in rim)
    top, bottom = min(y for _, y in rim), max(y for _, y in rim)
    scale = min(box.width / (right - left), box.height / (bottom - top))
    ox, oy = box.cx - scale * (left + right) / 2, box.cy - scale * (top + bottom) / 2

    def at(angle: float, across: float) -> Point:
        x, y = unit(angle, across)
        return ox + scale * x, oy + scale * y

    living = end - TAU * rng.uniform(0.27, 0.36)
    lip = [at(end + 0.1 * math.sin(math.pi * v / 16), v / 16) for v in range(17)]
    sheet.area([at(end - TAU * k / 120, 1) for k in range(121)] + lip, "wash")
    spacing = rng.uniform(0.2, 0.26)
    angle, index = living, 0
    while angle > end - TAU * turns:
        size = scale * math.exp(rate * (angle - end))
        _chamber(sheet, at, angle, spacing, size, marked=index in (2, 5, 9))
        angle -= spacing
        index += 1
    for k in range(1, 100):  # the living chamber fades towards the opening
        share = k / 100
        points, widths = [], []
        for v in (j / 20 for j in range(21)):
            hollow = math.sin(math.pi * v)
            septum, mouth = -0.34 * hollow - 0.12 * v, 0.1 * hollow
            points.append(at(lerp(living, end, share) + lerp(septum, mouth, share), v))
            tone = (1 - share) ** 1.3 * (0.35 + 0.9 * abs(2 * v - 1) ** 1.6)
            widths.append(3.2 * clamp(tone))
        sheet.engrave(points, widths)
    sheet.engrave(lip, [1.0 + 1.5 * v / 16 for v in range(17)])
    wall = [at(lerp(end - TAU * turns, end, k / 360), 1) for k in range(361)]
    sheet.engrave(wall, [lerp(1.6, 9.0, (k / 360) ** 2) for k in range(361)])
    sheet.engrave(wall, [lerp(0.0, 4.2, (k / 360) ** 2) for k in range(361)], "wash", least=0.6)


def _chamber(
    sheet: Sheet,
    at: Callable[[float, float], Point],
    angle: float,
    spacing: float,
    size: float,
    *,
    marked: bool,
) -> None:
    def septum(offset: float, across: float) -> Point:
        return at(angle - offset - 0.34 * math.sin(math.pi * across) - 0.12 * across, across)

    front = [septum(0, v / 16) for v in range(17)]
    back = [septum(spacing * 0.97, v / 16) for v in range(17)]
    if size > 26:
        sheet.area(front + back[::-1], "wash" if marked else "paper")
    lines = max(2, min(14, round(size * spacing / 7)))
    for k in range(1, lines):
        share = k / lines
        points = [septum(spacing * share, v / 12) for v in range(13)]
        widths = [
            min(4.2, size * spacing / lines)
            * clamp((1 - share) ** 1.4 * 0.75 + 0.9 * abs(v / 12 - 0.5) ** 2)
            for v in range(13)
        ]
        sheet.engrave(points, widths, "accent" if marked else "ink")
    sheet.engrave(
        front, [lerp(1.0, 4.2, clamp(size / 420)) * (0.6 + 0.5 * abs(v / 8 - 1)) for v in range(17)]
    )
    tube = [septum(spacing * k / 8, 0.46 + 0.02 * math.sin(math.pi * k / 8)) for k in range(9)]
    sheet.line(tube, clamp(size / 60, 0.8, 5))
    sheet.line(tube, clamp(size / 60 - 2, 0.2, 2.6), "paper")


def scallop(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """Ribs that open from the hinge like a fan, crossed by lines of growth."""
    ribs = rng.choice([13, 17, 21, 25])
    spread = rng.uniform(0.92, 1.12)
    height = min(box.height * 0.94, box.width * 0.58 / math.sin(min(spread, 1.5)))
    hinge = (box.cx, box.cy - height * 0.5)
    wave = wobble(rng, 3)

    def at(u: float, r: float) -> Point:
        """u from -1 to 1 across the fan, r from the hinge to the edge."""
        angle = math.pi / 2 - u * spread * (0.55 + 0.45 * r)
        ripple = 1 + 0.022 * math.cos(u * ribs * math.pi) * r**4
        reach = height * r * ripple * (1 - 0.16 * abs(u) ** 2.2)
        return hinge[0] + reach * 0.98 * math.cos(angle) * 1.04, hinge[1] + reach * math.sin(angle)

    ears = [(-0.3, 0.0), (0.3, 0.0), (0.26, 0.17), (0.1, 0.22), (-0.1, 0.22), (-0.26, 0.17)]
    sheet.area([(hinge[0] + x * height, hinge[1] + y * height) for x, y in ears], "paper", 2.4)
    for k in range(1, 22):
        x = (-0.28 + 0.56 * k / 22) * height
        sheet.taper(
            [(hinge[0] + x, hinge[1] + 3), (hinge[0] + x * 0.86, hinge[1] + height * 0.15)],
            2.0,
            0.6,
        )
    edge = (
        [at(-1, r / 20) for r in range(21)]
        + [at(u / 120, 1) for u in range(-120, 121)]
        + [at(1, r / 20) for r in range(20, -1, -1)]
    )
    sheet.area(edge, "wash")
    rings = [rng.uniform(0.3, 0.95) for _ in range(5)]
    bands = sorted(rng.uniform(0.35, 0.95) for _ in range(3))
    lines = ribs * 8
    for k in range(1, lines):
        u = -1 + 2 * k / lines
        level = 0.07 if k % 4 == 0 else 0.24 if k % 2 == 0 else 0.5
        phase = u * ribs * math.pi
        points, ink, accent = [], [], []
        for j in range(31):
            r = lerp(level, 0.995, j / 30)
            points.append(at(u, r))
            rib = math.sin(phase + 0.7)
            tone = 0.3 - 0.42 * rib + 0.42 * u * -LIGHT[0] + 0.3 * (1 - smooth(r, 0.0, 0.35))
            tone += 0.45 * max(
                0.0, 1 - min(abs(r + 0.012 * wave(u) - ring) for ring in rings) / 0.02
            )
            space = clamp(height * r * 2 * spread / lines, 0.8, 4.4)
            ink.append(space * clamp(tone))
            band = max(0.0, 1 - min(abs(r + 0.03 * wave(u) - b) for b in bands) / 0.06)
            accent.append(space * smooth(band, 0.1, 0.8))
        sheet.engrave(points, accent, "accent", least=0.5)
        sheet.engrave(points, ink)
    sheet.line(edge, 2.4, closed=True)
