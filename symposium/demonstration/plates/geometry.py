"""Points, curves and waves. Angles are radians; y grows downwards."""

import math
import random
from collections.abc import Callable, Iterable, Sequence

Point = tuple[float, float]


TAU = math.tau


GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def polar(x: float, y: float, radius: float, angle: float) -> Point:
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def lerp(a: float, b: float, share: float) -> float:
    return a + (b - a) * share


def between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def clamp(value: float, low: float = 0.0, high: float = 1.0) -> float:
    return low if value < low else min(value, high)


def smooth(value: float, low: float, high: float) -> float:
    """0 below `low`, 1 above `high`, an S between."""
    share = clamp((value - low) / (high - low))
    return share * share * (3 - 2 * share)


def sample(curve: Callable[[float], Point], steps: int) -> list[Point]:
    """Points of `curve` at `steps` + 1 even parameters from 0 to 1."""
    return [curve(at / steps) for at in range(steps + 1)]


def bezier(a: Point, b: Point, c: Point, d: Point) -> Callable[[float], Point]:
    def curve(t: float) -> Point:
        s = 1 - t
        wa, wb, wc, wd = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        return (
            wa * a[0] + wb * b[0] + wc * c[0] + wd * d[0],
            wa * a[1] + wb * b[1] + wc * c[1] + wd * d[1],
        )

    return curve


def spline(knots: Sequence[Point], steps: int = 8, *, closed: bool = False) -> list[Point]:
    """A Catmull-Rom curve through `knots`, `steps` points for each span."""
    count = len(knots)
    spans = count if closed else count - 1

    def knot(at: int) -> Point:
        return knots[at % count] if closed else knots[min(max(at, 0), count - 1)]

    points: list[Point] = []
    for span in range(spans):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = (knot(span + k) for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            points.append(
                (
                    bx
                    + t
                    / 2
                    * (
                        cx
                        - ax
                        + t * (2 * ax - 5 * bx + 4 * cx - dx + t * (3 * (bx - cx) + dx - ax))
                    ),
                    by
                    + t
                    / 2
                    * (
                        cy
                        - ay
                        + t * (2 * ay - 5 * by + 4 * cy - dy + t * (3 * (by - cy) + dy - ay))
                    ),
                )
            )
    return points if closed else [*points, knots[-1]]


def wobble(rng: random.Random, waves: int = 3) -> Callable[[float], float]:
    """A calm random wave over the real line, within -1 to 1."""
    parts = [
        (rng.uniform(0.5, 1) / (k + 1), rng.uniform(0.6, 1.4) * (k + 1), rng.uniform(0, TAU))
        for k in range(waves)
    ]
    total = sum(size for size, _, _ in parts)
    return lambda t: sum(s * math.sin(TAU * f * t + p) for s, f, p in parts) / total


def moved(
    points: Iterable[Point], x: float, y: float, turn: float = 0.0, scale: float = 1.0
) -> list[Point]:
    """The points scaled, turned about the origin, then shifted."""
    c, s = math.cos(turn) * scale, math.sin(turn) * scale
    return [(x + c * px - s * py, y + s * px + c * py) for px, py in points]


def ellipse(
    x: float, y: float, a: float, b: float, turn: float = 0.0, steps: int = 24
) -> list[Point]:
    return moved(
        [(a * math.cos(TAU * k / steps), b * math.sin(TAU * k / steps)) for k in range(steps)],
        x, y, turn,
    )  # fmt: skip
