"""Radiolaria: lattice spheres within spheres, bells and stars of glass."""

import math
import random

from .discoids import star
from .geometry import GOLDEN_ANGLE, TAU, Point, clamp, ellipse, lerp
from .nassellaria import bell
from .paper import LIGHT, Box, Ink, Sheet
from .pores import shade_hole

Vector = tuple[float, float, float]


def draw(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """One large skeleton, often with smaller kin."""
    layout = rng.choice(["sphere", "bell", "star", "company"])
    if layout == "sphere":
        sphere(sheet, rng, box)
    elif layout == "bell":
        bell(sheet, rng, box.part(0.16, 0, 0.68, 1))
    elif layout == "star":
        star(sheet, rng, box)
    else:
        sphere(sheet, rng, box.part(0.16, -0.02, 0.86, 0.66))
        bell(sheet, rng, box.part(0.02, 0.52, 0.36, 0.48))
        star(sheet, rng, box.part(0.5, 0.64, 0.46, 0.37))


def sphere(sheet: Sheet, rng: random.Random, box: Box, spin: float = 0.0) -> None:
    """A lattice sphere with spines, its inner sphere shining through; `spin` turns it."""
    spined = rng.choice([6, 12, 20, 34])
    radius = box.radius * (0.6 if spined < 30 else 0.68)
    turn, tip = rng.uniform(0, TAU) + spin, rng.uniform(0.3, 0.9)
    reach = box.radius / radius
    spines = sorted(
        (*_turned(p, turn, tip)[::-1], reach * rng.uniform(0.92, 1.0)) for p in _even_points(spined)
    )
    for z, y, x, length in spines:
        if z <= 0.15:
            _spine(sheet, box, radius * 0.97, length, (x, y), radius * 0.05)
    sheet.disc(box.cx, box.cy, radius, "paper")
    inner = box.around(radius * rng.uniform(0.42, 0.55))
    _lattice(sheet, rng, inner, rng.choice([60, 80]), "accent", 0.86, -spin)
    outer = box.around(radius)
    _lattice(sheet, rng, outer, rng.choice([150, 210, 280]), "ink", rng.uniform(0.76, 0.9), spin)
    sheet.ring(box.cx, box.cy, radius, 2.4)
    for z, y, x, length in spines:
        if z > 0.15:
            _spine(sheet, box, radius, length, (x, y), radius * 0.055)


def _even_points(count: int) -> list[Vector]:
    points = []
    for k in range(count):
        z = 1 - (2 * k + 1) / count
        ring = math.sqrt(1 - z * z)
        points.append((ring * math.cos(k * GOLDEN_ANGLE), ring * math.sin(k * GOLDEN_ANGLE), z))
    return points


def _turned(p: Vector, turn: float, tip: float) -> Vector:
    x, y, z = p
    x, z = x * math.cos(turn) - z * math.sin(turn), x * math.sin(turn) + z * math.cos(turn)
    return x, y * math.cos(tip) - z * math.sin(tip), y * math.sin(tip) + z * math.cos(tip)


def _lattice(
    sheet: Sheet,
    rng: random.Random,
    box: Box,
    pores: int,
    ink: Ink,
    opening: float,
    spin: float,
) -> None:
    turn, tip = rng.uniform(0, TAU) + spin, rng.uniform(0.2, 1.2)
    cx, cy, radius = box.cx, box.cy, box.radius
    size = radius * math.sqrt(4 / pores) * opening
    front = [p for p in (_turned(p, turn, tip) for p in _even_points(pores)) if p[2] > 0.04]
    pores_drawn = [_pore(cx, cy, radius, size, p) for p in sorted(front, key=lambda p: p[2])]
    for rim, _, _ in pores_drawn:
        sheet.area(rim, "tone" if ink == "ink" else "wash")
    for _, hole, shade in pores_drawn:
        shade_hole(sheet, hole, shade, ink)
    for rim, hole, shade in pores_drawn:
        sheet.line(rim, 0.9 + 0.4 * round(3 * shade), ink, closed=True)
        if size > 18:
            sheet.line(hole, 0.6, ink, closed=True)


def _pore(
    cx: float, cy: float, radius: float, size: float, axis: Vector
) -> tuple[list[Point], list[Point], float]:
    """Rim, inner edge and shade of one pore: the inner edge shifts away from the light, so that
    the wall shows its thickness."""
    x, y, z = axis
    px, py = cx + x * radius, cy + y * radius
    shade = clamp(0.5 - 0.55 * (x * LIGHT[0] + y * LIGHT[1]) + 0.1 * (1 - z))
    lean, flat = math.atan2(y, x), max(0.16, z)
    steps = max(10, min(22, round(size / 2.4)))
    rim = ellipse(px, py, size * flat, size, lean, steps)
    ix, iy = px - LIGHT[0] * size * 0.07, py - LIGHT[1] * size * 0.07
    return rim, ellipse(ix, iy, size * flat * 0.84, size * 0.84, lean, steps), shade


def _spine(sheet: Sheet, box: Box, base: float, reach: float, axis: Point, width: float) -> None:
    x, y = axis
    flat = math.hypot(x, y)
    if flat < 0.12:
        return
    ux, uy = x / flat, y / flat
    start = (box.cx + x * base, box.cy + y * base)
    length = base * (reach - 1) * (0.35 + 0.65 * flat) / 0.97
    tip = (start[0] + ux * length, start[1] + uy * length)
    half = width * (1.0 if length > 0 else 0.5)
    left = (start[0] - uy * half, start[1] + ux * half)
    right = (start[0] + uy * half, start[1] - ux * half)
    foot = (start[0] - ux * half * 0.6, start[1] - uy * half * 0.6)
    sheet.area([left, foot, right, tip], "paper", 1.5)
    sheet.taper([start, tip], 1.8, 0.5)
    shaded = left if (-uy * LIGHT[0] + ux * LIGHT[1]) < 0 else right
    for k in range(1, 8):
        share = k / 8
        edge = (lerp(shaded[0], tip[0], share * 0.8), lerp(shaded[1], tip[1], share * 0.8))
        ridge = (lerp(start[0], tip[0], share * 0.92), lerp(start[1], tip[1], share * 0.92))
        sheet.line([edge, ridge], 1.0)
