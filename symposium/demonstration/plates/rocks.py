"""Signs of rocks, as geologists draw them: what fills a bed between its top and the next."""

import math
import random
from collections.abc import Callable

from .geometry import TAU, Point, clamp, lerp, polar, wobble
from .paper import Box, Ink, Sheet

Bed = Callable[[float], float]  # height of a bed's top at x, in pixels


Rock = Callable[[Sheet, random.Random, Bed, Bed, Box, bool], None]


def _between(rng: random.Random, top: Bed, lower: Bed, box: Box) -> Point:
    x = rng.uniform(box.x, box.x + box.width)
    return x, lerp(top(x), lower(x), rng.random())


def soil(sheet: Sheet, rng: random.Random, top: Bed, lower: Bed, box: Box, _marked: bool) -> None:
    for k in range(round(box.width / 5)):
        x = box.x + k * 5 + rng.uniform(-2, 2)
        y = top(x)
        deep = (lower(x) - y) * rng.uniform(0.2, 0.8)
        sheet.taper([(x, y), (x + 3, y + deep * 0.5), (x + rng.uniform(-4, 8), y + deep)], 2.4, 0.3)


def sand(sheet: Sheet, rng: random.Random, top: Bed, lower: Bed, box: Box, _marked: bool) -> None:
    marks = []
    for k in range(round(box.width / 8)):
        x = box.x + k * 8 + rng.uniform(-3, 3)
        high, low = top(x), lower(x)
        for row in range(int((low - high) / 8)):
            share = row * 8 / max(1, low - high)
            marks.append(
                (
                    x + rng.uniform(-3, 3),
                    high + 5 + row * 8 + rng.uniform(-3, 3),
                    lerp(0.7, 1.6, share),
                )
            )
    sheet.dots(marks)


def shale(sheet: Sheet, rng: random.Random, top: Bed, lower: Bed, box: Box, marked: bool) -> None:
    _courses(sheet, rng, top, lower, box, 6.5, (30, 130), "accent" if marked else "ink")


def marl(sheet: Sheet, rng: random.Random, top: Bed, lower: Bed, box: Box, marked: bool) -> None:
    _courses(sheet, rng, top, lower, box, 12, (12, 34), "accent" if marked else "ink")


def _courses(
    sheet: Sheet,
    rng: random.Random,
    top: Bed,
    lower: Bed,
    box: Box,
    pitch: float,
    lengths: tuple[float, float],
    ink: Ink,
) -> None:
    thick = max(lower(box.x + box.width * k / 8) - top(box.x + box.width * k / 8) for k in range(9))
    rows = max(2, round(thick / pitch))
    for row in range(1, rows):
        share = row / rows
        x = box.x - rng.uniform(0, 40)
        while x < box.x + box.width:
            end = x + rng.uniform(*lengths)
            points = [(px, lerp(top(px), lower(px), share)) for px in _spread(x, end, 16)]
            swell = rng.uniform(0.8, 2.2)
            sheet.engrave(
                points,
                [
                    0.5 + swell * math.sin(math.pi * k / (len(points) - 1))
                    for k in range(len(points))
                ],
                ink,
            )
            x = end + rng.uniform(5, 12)


def _spread(start: float, end: float, pitch: float) -> list[float]:
    count = max(2, round((end - start) / pitch))
    return [lerp(start, end, k / count) for k in range(count + 1)]


def limestone(
    sheet: Sheet, rng: random.Random, top: Bed, lower: Bed, box: Box, _marked: bool
) -> None:
    rows = max(2, round((lower(box.cx) - top(box.cx)) / 26))
    shading = []
    for row in range(rows):
        share, following = row / rows, (row + 1) / rows
        sheet.line(
            [(x, lerp(top(x), lower(x), share)) for x in _spread(box.x, box.x + box.width, 18)], 1.1
        )
        x = box.x + (row % 2) * 28 + rng.uniform(0, 12)
        while x < box.x + box.width:
            high, low = lerp(top(x), lower(x), share), lerp(top(x), lower(x), following)
            sheet.line([(x, high), (x, low)], 1.1)
            for k in range(4):
                left = x + 4 + 5 * k
                shading.append([(left, high + 3), (left, high + (low - high) * (0.75 - 0.18 * k))])
            x += rng.uniform(44, 64)
    for stroke in shading:
        sheet.line(stroke, 0.7)


def pebbles(
    sheet: Sheet, rng: random.Random, top: Bed, lower: Bed, box: Box, _marked: bool
) -> None:
    stones = []
    for _ in range(round(box.width * max(20, lower(box.cx) - top(box.cx)) / 420)):
        stones.append((*_between(rng, top, lower, box), rng.uniform(4, 13), rng.uniform(-0.4, 0.4)))
    for x, y, size, turn in stones:
        outline = [
            (
                x + size * (1 + 0.15 * math.sin(3 * a + size)) * math.cos(a + turn),
                y + size * 0.62 * math.sin(a),
            )
            for a in (TAU * k / 10 for k in range(10))
        ]
        sheet.area(outline, "paper", 1.3)
    for x, y, size, _ in stones:
        for k in range(2):
            sheet.taper(
                [
                    polar(x, y, size * (0.8 - 0.3 * k), 0.2),
                    polar(x, y, size * (0.56 - 0.2 * k), 1.3),
                ],
                1.3,
                0.4,
            )


def coal(sheet: Sheet, rng: random.Random, top: Bed, lower: Bed, box: Box, _marked: bool) -> None:
    rows = max(3, round((lower(box.cx) - top(box.cx)) / 5))
    for row in range(rows):
        points = [
            (x, lerp(top(x), lower(x), row / rows)) for x in _spread(box.x, box.x + box.width, 18)
        ]
        wave = wobble(rng, 4)
        sheet.engrave(
            points, [clamp(3.1 + 1.9 * wave(k / 14), 0.4, 4.6) for k in range(len(points))]
        )


def granite(
    sheet: Sheet, rng: random.Random, top: Bed, lower: Bed, box: Box, _marked: bool
) -> None:
    for _ in range(round(box.width * max(20, lower(box.cx) - top(box.cx)) / 300)):
        x, y = _between(rng, top, lower, box)
        for k in range(3):
            a = rng.uniform(0, TAU)
            sheet.taper([(x, y), polar(x, y, rng.uniform(5, 10), a + k * TAU / 3)], 1.6, 0.5)
