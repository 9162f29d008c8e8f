"""Ammonites: a logarithmic spiral whose ribs are the engraver's lines."""

import itertools
import math
import random
from dataclasses import dataclass

from .geometry import TAU, Point, clamp, lerp
from .paper import LIGHT, Box, Sheet


@dataclass(frozen=True)
class Shell:
    """One species. `expansion` is how much a whorl grows in a turn; `umbilicus` how far it leaves
    the older whorls open (share of the radius); ribs are counted per turn."""

    expansion: float
    umbilicus: float
    ribs: int
    lines_per_rib: int
    relief: float
    bend: float
    lean: float
    turns: float
    forked: bool


def draw(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """One large specimen; below it a second in profile or its suture line."""
    shell = species(rng)
    layout = rng.choice(["alone", "suture", "pair", "suture"])
    if layout == "alone":
        specimen(sheet, rng, shell, box.part(-0.04, 0.02, 1.08, 0.96))
    elif layout == "pair":
        specimen(sheet, rng, shell, box.part(-0.04, 0.0, 0.96, 0.72))
        specimen(sheet, rng, species(rng), box.part(0.52, 0.7, 0.46, 0.32))
    else:
        specimen(sheet, rng, shell, box.part(-0.04, 0.0, 1.08, 0.8))
        for row in range(2):
            suture(sheet, rng, box.part(0.1, 0.83 + row * 0.09, 0.8, 0.07), 1.5 - row * 0.3)


def species(rng: random.Random) -> Shell:
    """A kind of ammonite that may have lived."""
    expansion = rng.uniform(1.7, 2.3)
    return Shell(
        expansion=expansion,
        umbilicus=rng.uniform(0.62, 0.98) / expansion,
        ribs=rng.choice([22, 28, 34, 42, 54]),
        lines_per_rib=rng.choice([6, 7, 8]),
        relief=rng.uniform(0.4, 0.8),
        bend=rng.uniform(-0.05, 0.16),
        lean=rng.uniform(-0.02, 0.2),
        turns=rng.uniform(4.2, 5.2),
        forked=rng.random() < 0.45,
    )


class Coil:
    """A shell laid into a box: turns (angle, share across the whorl) into points of the sheet."""

    def __init__(self, shell: Shell, end: float, mirrored: int, box: Box) -> None:
        self.shell, self.end, self.mirrored = shell, end, mirrored
        self.rate = math.log(shell.expansion) / TAU
        self.start = end - TAU * shell.turns
        rim = [self.unit(end - TAU * k / 90, 1.0) for k in range(91)]
        left, right = min(x for x, _ in rim), max(x for x, _ in rim)
        top, bottom = min(y for _, y in rim), max(y for _, y in rim)
        self.scale = min(box.width / (right - left), box.height / (bottom - top))
        self.ox = box.cx - self.scale * (left + right) / 2
        self.oy = box.cy - self.scale * (top + bottom) / 2

    def shorten(self, angle: float) -> None:
        """Take the shell back to what it was when it had grown `angle` less."""
        self.scale *= math.exp(-self.rate * angle)
        self.end -= angle

    def size(self, angle: float) -> float:
        """Outer radius at `angle`, as a share of the last."""
        return math.exp(self.rate * (angle - self.end))

    def unit(self, angle: float, across: float) -> Point:
        radius = self.size(angle) * lerp(self.shell.umbilicus, 1.0, across)
        return self.mirrored * radius * math.cos(angle), radius * math.sin(angle)

    def at(self, angle: float, across: float) -> Point:
        x, y = self.unit(angle, across)
        return self.ox + self.scale * x, self.oy + self.scale * y


def specimen(
    sheet: Sheet, rng: random.Random, shell: Shell, box: Box, missing: float = 0.0
) -> None:
    """The shell from the side, filling `box` once the `missing` turns have grown."""
    coil = Coil(shell, rng.uniform(-0.5, 0.6), rng.choice([-1, 1]), box)
    lines = round(shell.turns * shell.ribs * shell.lines_per_rib)
    step = TAU * shell.turns / lines
    coil.shorten(TAU * missing)
    end = coil.end
    lip = [coil.at(end + 0.03 * math.sin(math.pi * v / 12), v / 12) for v in range(13)]
    sheet.area([coil.at(end - TAU * k / 120, 1.0) for k in range(121)] + lip, "wash")

    for k in range(round((end - coil.start) / step) + 1):
        angle = coil.start + k * step
        rib_space = coil.scale * coil.size(angle) * TAU / shell.ribs
        # Older whorls are finer work: fewer lines, or they would close to black.
        if (rib_space < 26 and k % 2) or (rib_space < 9 and k % 4):
            continue
        _rib_line(sheet, coil, angle, (k % shell.lines_per_rib) / shell.lines_per_rib)

    steps = 320
    angles = [lerp(coil.start, end, k / steps) for k in range(steps + 1)]
    covered = shell.expansion * shell.umbilicus < 0.97
    for edge, width in ((1.0, 3.2), (0.0, 2.2)):
        # A covered rim shows only where the next whorl has not grown over it.
        seen = [a for a in angles if not (edge and covered) or a > end - TAU]
        widths = [lerp(0.8, width, k / len(seen)) for k in range(len(seen))]
        sheet.engrave([coil.at(a, edge) for a in seen], widths)
    sheet.engrave(lip, [2.0 + 3.0 * math.sin(math.pi * v / 12) for v in range(13)])


def _rib_line(sheet: Sheet, coil: Coil, angle: float, phase: float) -> None:
    shell, size = coil.shell, coil.scale * coil.size(angle)
    reach = 1.0
    if angle < coil.end - TAU:  # the next whorl covers what lies beyond
        reach = clamp((shell.expansion - 1) * shell.umbilicus / (1 - shell.umbilicus))
    steps = max(3, min(16, round(size * (1 - shell.umbilicus) * reach / 16)))
    widest = min(1.3 * size * TAU / shell.ribs / shell.lines_per_rib, 4.5)
    points, widths = [], []
    for j in range(steps + 1):
        across = reach * j / steps
        bend = shell.bend * math.sin(1.6 * math.pi * across) + shell.lean * across * across
        turned = min(angle + bend, coil.end)
        points.append(coil.at(turned, across))
        widths.append(widest * clamp(_tone(coil, turned, across, phase)))
    sheet.engrave(points, widths)


def _tone(coil: Coil, angle: float, across: float, phase: float) -> float:
    """How dark the shell is: the round of the whorl, its ribs, and the shadows along both seams."""
    shell = coil.shell
    ux, uy = coil.mirrored * math.cos(angle), math.sin(angle)
    tilt = 2 * across - 0.86  # the flank is highest a little inside its middle
    facing = (ux * LIGHT[0] + uy * LIGHT[1]) * tilt
    along = (ux * LIGHT[1] - uy * LIGHT[0]) * coil.mirrored
    turned = TAU * (phase + (0.5 * across if shell.forked and across > 0.5 else 0.0))
    rib = math.sin(turned) * along * shell.relief + 0.35 * shell.relief * math.cos(turned)
    tone = 0.42 - 0.5 * facing - 0.42 * rib - 0.25 * (1 - tilt * tilt)
    return tone + 3.1 * max(0.0, 0.16 - across) + 2.5 * max(0.0, across - 0.9)


def suture(sheet: Sheet, rng: random.Random, box: Box, width: float) -> None:
    """A suture line, folded like a coast: each saddle carries smaller ones."""
    lobes = rng.choice([4, 5, 6])
    points: list[Point] = []
    for k in range(lobes * 2 + 1):
        share = k / (lobes * 2)
        height = (-1 if k % 2 else 1) * (1.0 - 0.55 * share)
        points.append((box.x + box.width * share, box.cy + height * box.height * 0.62))
    for depth in range(3):
        points = _fold(points, 0.3 - 0.03 * depth)
    sheet.line(points, width, "accent")


def _fold(points: list[Point], swell: float) -> list[Point]:
    folded = [points[0]]
    side = 1.0
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        dx, dy = bx - ax, by - ay
        for along, out in (
            (0.36, 0.0),
            (0.3, swell),
            (0.5, swell * 1.35),
            (0.7, swell),
            (0.64, 0.0),
        ):
            folded.append((ax + dx * along - dy * out * side, ay + dy * along + dx * out * side))
        folded.append((bx, by))
        side = -side
    return folded
