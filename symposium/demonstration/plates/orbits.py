"""Orbits: planets on their paths, and the graduated circle that surrounds the sky."""

import math
import random

from .geometry import TAU, clamp, ellipse, lerp, polar, smooth
from .paper import LIGHT, Box, Sheet


def graduated(sheet: Sheet, cx: float, cy: float, radius: float) -> None:
    for share, width in ((1.0, 2.8), (0.975, 0.8), (0.915, 0.8), (0.9, 2.0)):
        sheet.ring(cx, cy, radius * share, width)
    for k in range(360):
        inner = 0.9 if k % 15 == 0 else 0.945 if k % 5 == 0 else 0.958
        sheet.line(
            [
                polar(cx, cy, radius * inner, math.radians(k)),
                polar(cx, cy, radius * 0.975, math.radians(k)),
            ],
            0.9,
        )
    for k in range(12):
        band = [polar(cx, cy, radius * 0.9875, TAU * (k * 2 + j / 12) / 24) for j in range(13)]
        sheet.line(band, radius * 0.017, "ink" if k % 2 else "accent")


def orbits(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """The planets on their paths round an engraved sun, and a comet crossing them."""
    cx, cy, radius = box.cx, box.cy, box.radius
    graduated(sheet, cx, cy, radius * 1.02)
    for k in range(72):
        a = k * TAU / 72
        long = radius * (0.19 if k % 2 == 0 else 0.15) + (radius * 0.03 if k % 6 == 0 else 0)
        sheet.taper([polar(cx, cy, radius * 0.108, a), polar(cx, cy, long, a)], 3.0, 0.4, "accent")
    sheet.disc(cx, cy, radius * 0.1, "accent", 1.6)
    paths = 7
    for k in range(paths):
        r = radius * lerp(0.24, 0.84, (k / (paths - 1)) ** 1.15)
        sheet.ring(cx, cy, r, 1.0)
        angle = rng.uniform(0, TAU)
        trail = [polar(cx, cy, r, angle - j * 0.045) for j in range(30)]
        sheet.taper(trail, 5.0, 0.3)
        x, y = polar(cx, cy, r, angle)
        _planet(
            sheet,
            rng,
            x,
            y,
            radius * rng.uniform(0.022, 0.058) * (0.7 + 0.5 * k / paths),
            ringed=k == 5,
            marked=k in (2, 4),
        )
    turn, tail = rng.uniform(0, TAU), []
    for j in range(60):
        t = j / 59
        u, v = lerp(-0.8, 0.35, t), 0.5 * math.sqrt(max(0.0, 1 - (lerp(-0.8, 0.95, t)) ** 2))
        tail.append(
            (
                cx + radius * (u * math.cos(turn) - v * math.sin(turn)),
                cy + radius * (u * math.sin(turn) + v * math.cos(turn)),
            )
        )
    sheet.line(tail, 0.9, "accent")
    head = tail[38]
    away = math.atan2(head[1] - cy, head[0] - cx)
    for k in range(26):
        spread = (k / 25 - 0.5) * 0.34
        sheet.taper(
            [
                polar(*head, 5, away + spread * 3),
                polar(
                    *head,
                    radius * 0.3 * (1 - abs(spread) * 2.4) * rng.uniform(0.7, 1),
                    away + spread,
                ),
            ],
            2.0,
            0.2,
        )
    sheet.disc(*head, 7, "ink")


def _planet(
    sheet: Sheet,
    rng: random.Random,
    x: float,
    y: float,
    radius: float,
    *,
    ringed: bool,
    marked: bool,
) -> None:
    tilt = -0.3
    if ringed:
        sheet.line(ellipse(x, y, radius * 2.1, radius * 0.6, tilt, 48), 2.4, closed=True)
        sheet.line(ellipse(x, y, radius * 1.75, radius * 0.48, tilt, 48), 1.2, closed=True)
    sheet.disc(x, y, radius, "wash" if marked else "paper", 1.6)
    away = rng.random()
    for k in range(round(radius * 2 / 3.2)):
        v = -0.94 + 1.88 * k / max(1, round(radius * 2 / 3.2) - 1)
        half = math.sqrt(max(0.0, 1 - v * v))
        points = [
            (
                x + radius * lerp(-half, half, j / 10),
                y + radius * v + radius * 0.1 * math.sin(math.pi * j / 10),
            )
            for j in range(11)
        ]
        widths = []
        for px, py in points:
            shade = (
                0.42
                - 0.6 * ((px - x) * LIGHT[0] + (py - y) * LIGHT[1]) / radius
                + 0.18 * math.sin(v * 9 + away * 6)
            )
            widths.append(2.6 * smooth(clamp(shade), 0.15, 1.0))
        sheet.engrave(points, widths, "accent" if marked else "ink")
    if ringed:
        front = ellipse(x, y, radius * 2.1, radius * 0.6, tilt, 48)[2:23]
        sheet.line(front, 2.4)
