"""Discoid radiolaria: flat stars of chambers with a web between their arms."""

import math
import random

from .geometry import TAU, Point, clamp, ellipse, lerp, polar, smooth
from .paper import LIGHT, Box, Ink, Sheet
from .pores import pierce


def star(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """A flat disc of concentric chambers with arms."""
    arms = rng.choice([3, 4, 5, 6, 8])
    radius = box.radius
    turn = -math.pi / 2
    core = radius * rng.uniform(0.34, 0.46)
    club = rng.uniform(0.1, 0.24)
    _web(sheet, box, arms, turn, core, radius * rng.uniform(0.6, 0.8))
    for k in range(arms):
        _arm(
            sheet,
            box,
            turn + k * TAU / arms,
            core * 0.8,
            radius * 0.99,
            radius * min(0.17, 0.7 / arms),
            club,
        )
    sheet.disc(box.cx, box.cy, core, "paper", 2.4)
    rings = rng.choice([5, 6, 7])
    pores: list[tuple[list[Point], float, Ink]] = []
    for ring in range(rings):
        inner, outer = core * ring / rings, core * (ring + 1) / rings
        middle = (inner + outer) / 2
        cells = max(3, round(TAU * middle / (core / rings * 1.05)))
        size = (outer - inner) * 0.36
        for k in range(cells):
            angle = (k + 0.5 * (ring % 2)) * TAU / cells
            x, y = polar(box.cx, box.cy, middle, angle)
            shade = clamp(0.5 - 0.5 * ((x - box.cx) * LIGHT[0] + (y - box.cy) * LIGHT[1]) / core)
            pore = ellipse(x, y, size, size * 1.05, angle, 14)
            pores.append((pore, shade, "accent" if ring == 0 else "paper"))
        sheet.ring(box.cx, box.cy, outer, 1.1)
    pierce(sheet, pores)


def _arm(
    sheet: Sheet, box: Box, angle: float, inner: float, outer: float, width: float, club: float
) -> None:
    def at(along: float, across: float) -> Point:
        half = (
            width
            * (0.55 + club * 2.4 * smooth(along, 0.3, 0.85))
            * (1 - smooth(along, 0.9, 1.02) * 0.9)
        )
        x, y = polar(box.cx, box.cy, lerp(inner, outer, along), angle)
        return x - math.sin(angle) * half * across, y + math.cos(angle) * half * across

    edge = [at(k / 24, 1) for k in range(25)] + [at(k / 24, -1) for k in range(24, -1, -1)]
    sheet.area(edge, "wash", 2.2)
    rows = 13
    pores: list[tuple[list[Point], float, Ink]] = []
    for row in range(1, rows):
        along = row / rows
        cells = 2 + round(club * 9 * smooth(along, 0.3, 0.85))
        for k in range(cells):
            across = ((k + 0.5) / cells * 2 - 1) * 0.86
            x, y = at(along, across)
            a, b = at(along, across - 0.7 / cells), at(along, across + 0.7 / cells)
            size = math.hypot(b[0] - a[0], b[1] - a[1]) / 2
            pore = ellipse(x, y, min(size, (outer - inner) / rows * 0.42), size, angle, 12)
            shade = clamp(
                0.5 - 0.5 * (-math.sin(angle) * LIGHT[0] + math.cos(angle) * LIGHT[1]) * across
            )
            pores.append((pore, shade, "paper"))
    pierce(sheet, pores)


def _web(sheet: Sheet, box: Box, arms: int, turn: float, inner: float, outer: float) -> None:
    """Threads hung between the arms, closer together towards the middle."""
    threads, slack = 15, 0.3 * math.pi / arms
    spokes = max(3, round(30 / arms))
    for k in range(arms):
        a, b = turn + k * TAU / arms, turn + (k + 1) * TAU / arms
        for row in range(1, threads + 1):
            reach = lerp(inner, outer, (row / threads) ** 1.25)
            sag = slack * row / threads
            thread = [
                polar(
                    box.cx,
                    box.cy,
                    reach * (1 - sag * math.sin(math.pi * j / 24)),
                    lerp(a, b, j / 24),
                )
                for j in range(25)
            ]
            sheet.line(thread, 1.4 if row == threads else 0.8)
        for j in range(1, spokes):
            angle, reach = (
                lerp(a, b, j / spokes),
                outer * (1 - slack * math.sin(math.pi * j / spokes)),
            )
            sheet.line(
                [polar(box.cx, box.cy, inner, angle), polar(box.cx, box.cy, reach, angle)],
                0.8,
                "accent",
            )
