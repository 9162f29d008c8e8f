"""Nassellaria: radiolaria built as bells."""

import math
import random

from .geometry import TAU, Point, clamp, ellipse, lerp, smooth
from .paper import Box, Ink, Sheet
from .pores import pierce


def bell(sheet: Sheet, rng: random.Random, box: Box) -> None:
    """A bell of joints, each with its rings of pores, on three feet and with one horn."""
    joints = rng.choice([3, 4, 5])
    top, bottom = box.y + box.height * 0.16, box.y + box.height * 0.74
    waist = box.width * 0.5
    flare = rng.uniform(0.5, 0.9)

    def half(v: float) -> float:
        bulge = 1 + 0.09 * math.cos(TAU * joints * v + math.pi)
        return waist * (0.1 + 0.8 * math.pow(smooth(v, -0.35, 1.15), flare)) * bulge

    for side in (-1, 0, 1):
        foot = [
            (
                box.cx + side * half(0.96) * (0.94 + 0.34 * t * t),
                lerp(bottom - 8, box.y + box.height, t),
            )
            for t in (k / 12 for k in range(13))
        ]
        sheet.taper(foot, box.width * 0.05, 1.0)
        sheet.taper([(x - 1.5, y - 2) for x, y in foot[:-1]], box.width * 0.026, 0.6, "paper")
    sheet.taper([(box.cx, top + 8), (box.cx + box.width * 0.03, box.y)], box.width * 0.05, 0.8)
    sheet.taper(
        [(box.cx - 2, top + 4), (box.cx + box.width * 0.02, box.y + box.height * 0.05)],
        box.width * 0.024,
        0.6,
        "paper",
    )

    rows = joints * rng.choice([3, 4])
    pores: list[tuple[list[Point], float, Ink]] = []
    outline = [(box.cx - half(k / 60), lerp(top, bottom, k / 60)) for k in range(61)]
    sheet.area(outline + [(2 * box.cx - x, y) for x, y in reversed(outline)], "paper", 2.6)
    for row in range(rows):
        v = (row + 0.5) / rows
        y = lerp(top, bottom, v)
        tall = (bottom - top) / rows * 0.4
        around = max(6, round(math.pi * half(v) / (tall * 2.3)))
        for k in range(around):
            u = (k + 0.5 + 0.5 * (row % 2)) / around * 2 - 1
            if abs(u) > 0.97:
                continue
            angle = u * math.pi / 2
            wide = half(v) * math.pi / 2 / around * 0.8 * math.cos(angle)
            x = box.cx + half(v) * math.sin(angle)
            sag = half(v) * 0.07 * math.cos(angle)
            pore = ellipse(x, y + sag, max(1.2, wide), tall, 0, 16)
            pores.append(
                (
                    pore,
                    clamp(0.5 + 0.55 * u),
                    "wash" if row // (rows // joints) == joints - 1 else "paper",
                )
            )
    pierce(sheet, pores)
    for joint in range(joints + 1):
        v = joint / joints
        seam = [
            (box.cx + half(v) * math.sin(a), lerp(top, bottom, v) + half(v) * 0.07 * math.cos(a))
            for a in (math.pi * (k / 24 - 0.5) for k in range(25))
        ]
        sheet.engrave(seam, [1.2 + 2.4 * k / 24 for k in range(25)])
