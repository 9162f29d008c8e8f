"""Nassellaria: radiolaria built as bells."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from .geometry import TAU, Point, clamp, ellipse, lerp, smooth
from .paper import Box, Ink, Sheet
from .pores import pierce


@dataclass(frozen=True)
class Wall:
    """The bell's wall: `half` is its half width at a share of the way down from the top."""

    cx: float
    top: float
    bottom: float
    half: Callable[[float], float]

    def at(self, v: float, turn: float) -> Point:
        """A place on the front; `turn` goes from -π/2 on the left to π/2 on the right."""
        sag = self.half(v) * 0.08 * math.cos(turn)
        return self.cx + self.half(v) * math.sin(turn), lerp(self.top, self.bottom, v) + sag


def bell(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """A bell of joints below a dome, each with rings of pores, on three feet and with one horn."""
    joints, flare = rng.choice([3, 4, 5]), rng.uniform(0.55, 0.9)
    waist = box.width * 0.52

    def half(v: float) -> float:
        bulge = 1 + 0.075 * math.cos(TAU * joints * v + math.pi)
        return waist * (0.1 + 0.78 * math.pow(smooth(v, -0.22, 1.1), flare)) * bulge

    wall = Wall(box.cx, box.y + box.height * 0.25, box.y + box.height * 0.72, half)
    _feet(sheet, wall, box)
    _dome(sheet, wall, box)
    sides = [math.pi / 2 * side for side in (-1, 1)]
    left, right = ([wall.at(k / 80, side) for k in range(81)] for side in sides)
    hem = [wall.at(1, lerp(math.pi / 2, -math.pi / 2, k / 20)) for k in range(21)]
    sheet.area(left[::-1] + right + hem, "paper", 2.6)
    _round(sheet, wall)
    _pores(sheet, wall, joints, joints * rng.choice([3, 4]))
    for joint in range(joints + 1):
        seam = [wall.at(joint / joints, math.pi * (k / 24 - 0.5)) for k in range(25)]
        sheet.engrave(seam, [1.4 + 3.0 * k / 24 for k in range(25)])


def _feet(sheet: Sheet, wall: Wall, box: Box) -> None:
    floor = box.y + box.height
    for side in (-0.86, 0.0, 0.86):
        x, y = wall.at(0.99, side * math.pi / 2)
        foot = [
            (x + side * wall.half(1) * 0.42 * t * t, lerp(y, floor, t))
            for t in (k / 12 for k in range(13))
        ]
        _blade(sheet, foot, box.width * 0.055)
    horn = [
        (wall.cx + box.width * 0.04 * t * t, lerp(wall.top - wall.half(0), box.y, t))
        for t in (k / 8 for k in range(9))
    ]
    _blade(sheet, horn, box.width * 0.05)


def _blade(sheet: Sheet, spine: list[Point], width: float) -> None:
    """A three-edged spike: its outline, light side left open, dark side ruled."""
    sheet.taper(spine, width, 1.4)
    sheet.taper(spine, width * 0.74, 0.0, "paper")
    sheet.taper(spine, width * 0.16, 0.8)
    shaded = [(x + width * 0.2 * (1 - k / len(spine)), y) for k, (x, y) in enumerate(spine)]
    sheet.taper(shaded, width * 0.26, 0.6)


def _dome(sheet: Sheet, wall: Wall, box: Box) -> None:
    radius = wall.half(0) * 0.98
    middle = wall.top - radius * 0.35
    sheet.disc(wall.cx, middle, radius, "wash", 2.4)
    pores: list[tuple[list[Point], float, Ink]] = []
    for row in range(3):
        for k in range(-2, 3):
            turn = (k + 0.5 * (row % 2)) * 0.62
            if abs(turn) < 1.35:
                x = wall.cx + radius * 0.86 * math.sin(turn) * (1 - 0.1 * (2 - row))
                y = middle + radius * (0.42 * row - 0.55)
                size = radius * 0.16
                pores.append(
                    (
                        ellipse(x, y, size * math.cos(turn) + 0.8, size, 0, 12),
                        clamp(0.5 + 0.4 * turn),
                        "paper",
                    )
                )
    pierce(sheet, pores)


def _round(sheet: Sheet, wall: Wall) -> None:
    """Upright lines that close up to the right, where the light does not come."""
    for k in range(46):
        turn = lerp(0.05, 1.54, math.sqrt(k / 45))
        line = [wall.at(j / 40, turn) for j in range(41)]
        sheet.line(line, lerp(0.4, 1.3, k / 45))


def _pores(sheet: Sheet, wall: Wall, joints: int, rows: int) -> None:
    pores: list[tuple[list[Point], float, Ink]] = []
    tall = (wall.bottom - wall.top) / rows * 0.42
    for row in range(rows):
        v = (row + 0.5) / rows
        around = max(8, round(math.pi * wall.half(v) / (tall * 1.95)))
        ink: Ink = "wash" if row * joints // rows == joints - 1 else "paper"
        for k in range(around):
            turn = ((k + 0.5 + 0.5 * (row % 2)) / around * 2 - 1) * math.pi / 2
            if abs(turn) < 1.42:
                wide = wall.half(v) * math.pi / 2 / around * 0.86 * math.cos(turn)
                pore = ellipse(*wall.at(v, turn), max(1.2, wide), tall, 0, 14)
                pores.append((pore, clamp(0.5 + 0.36 * turn), ink))
    pierce(sheet, pores)
