"""Paper, inks and the few strokes of which every plate is made.

Lengths are pixels of a plate 1200 wide; angles are radians; y grows downwards.
"""

import math
import random
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from .geometry import Point

Ink = Literal["ink", "accent", "paper", "tone", "wash", "ground"]

TOLERANCE = 0.6
LIGHT = (-0.62, -0.78)  # towards the light, in the plane of the sheet: upper left, as engravers do

MINERALS = {
    "cinnabar": ("#b23a26", "#e0705a"),
    "malachite": ("#1d6b57", "#5fb59a"),
    "lapis": ("#274a8f", "#86a6e6"),
    "ochre": ("#a8701a", "#dba953"),
}


@dataclass(frozen=True)
class Palette:
    """The colors of one sheet, as `#rrggbb`."""

    ground: str  # the sheet outside the plate mark
    paper: str  # inside it, a shade warmer: the film of ink that wiping leaves
    ink: str
    accent: str
    tone: str  # ink thinned to a veil
    wash: str  # accent thinned to a veil


def mix(first: str, second: str, share: float) -> str:
    """The color `share` (0 to 1) of the way from `first` to `second`."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(color: str) -> list[int]:
    return [int(color[at : at + 2], 16) for at in (1, 3, 5)]


def palette_for(name: str, mineral: str) -> Palette:
    """`name` is light or dark; KeyError for a mineral that is not in MINERALS."""
    on_light, on_dark = MINERALS[mineral]
    if name == "dark":
        ground, paper, ink, accent = "#0b111b", "#0f1724", "#e8dfcb", on_dark
        return Palette(ground, paper, ink, accent, mix(paper, ink, 0.13), mix(paper, accent, 0.22))
    ground, paper, ink, accent = "#f8f4ea", "#f4eee0", "#1f1c1a", on_light
    return Palette(ground, paper, ink, accent, mix(paper, ink, 0.09), mix(paper, accent, 0.2))


@dataclass(frozen=True)
class Box:
    """The room that a figure may fill."""

    x: float
    y: float
    width: float
    height: float

    @property
    def cx(self) -> float:
        return self.x + self.width / 2

    @property
    def cy(self) -> float:
        return self.y + self.height / 2

    @property
    def radius(self) -> float:
        """Of the largest circle that fits."""
        return min(self.width, self.height) / 2

    def around(self, radius: float) -> "Box":
        """The square about this box's middle, 2 × `radius` wide."""
        return Box(self.cx - radius, self.cy - radius, 2 * radius, 2 * radius)

    def part(self, left: float, top: float, width: float, height: float) -> "Box":
        """A box inside this one, in shares of its sides."""
        return Box(
            self.x + left * self.width,
            self.y + top * self.height,
            width * self.width,
            height * self.height,
        )


class Sheet:
    """Collects strokes in painting order and writes them as compact SVG paths.

    Coordinates are kept in tenths of a pixel; neighboring strokes of one style share one path.
    """

    def __init__(self, width: float, height: float, palette: Palette) -> None:
        self.width, self.height, self.palette = width, height, palette
        self._parts: list[str] = []
        self._classes: dict[str, str] = {}
        self._style = ""
        self._data: list[str] = []
        self._clips = 0

    # Strokes

    def line(
        self, points: Sequence[Point], width: float = 1.0, ink: Ink = "ink", *, closed: bool = False
    ) -> None:
        """An even line."""
        if len(points) > 1:
            self._put(_stroke(getattr(self.palette, ink), width), _path(points, closed=closed))

    def area(self, points: Sequence[Point], ink: Ink = "paper", outline: float = 0.0) -> None:
        """A filled shape, with an ink outline of the given width."""
        self._put(self._filled(ink, outline), _path(points, closed=True))

    def engrave(
        self, points: Sequence[Point], widths: Sequence[float], ink: Ink = "ink", least: float = 0.3
    ) -> None:
        """A line that swells and thins as the burin was pressed; it breaks off below `least`."""
        style = self._filled(ink)
        for first, end in _runs(widths, least):
            kept = _needed(points, widths, first, end - 1)
            ribbon = _ribbon([points[at] for at in kept], [widths[at] for at in kept])
            self._put(style, _path(ribbon, closed=True))

    def taper(
        self, points: Sequence[Point], start: float, end: float = 0.0, ink: Ink = "ink"
    ) -> None:
        """A line whose width goes evenly from `start` to `end`."""
        last = max(1, len(points) - 1)
        widths = [start + (end - start) * at / last for at in range(len(points))]
        self.engrave(points, widths, ink, least=0.0)

    def dots(self, marks: Iterable[tuple[float, float, float]], ink: Ink = "ink") -> None:
        """Stippling: `marks` are x, y and radius; radii are rounded to quarter pixels."""
        by_radius: dict[int, list[str]] = {}
        for x, y, radius in marks:
            if (size := round(radius * 4)) > 0:
                by_radius.setdefault(size, []).append(f"M{round(x * 10)} {round(y * 10)}h1")
        color = getattr(self.palette, ink)
        for size, data in sorted(by_radius.items()):
            self._put(_stroke(color, size / 2), "".join(data))

    def ring(self, x: float, y: float, radius: float, width: float = 1.0, ink: Ink = "ink") -> None:
        """A circle's line."""
        self._put(_stroke(getattr(self.palette, ink), width), _circle(x, y, radius))

    def disc(
        self, x: float, y: float, radius: float, ink: Ink = "paper", outline: float = 0.0
    ) -> None:
        """A filled circle."""
        self._put(self._filled(ink, outline), _circle(x, y, radius))

    @contextmanager
    def clipped(self, outline: Sequence[Point]) -> Iterator[None]:
        """What is drawn inside the block shows only within `outline`."""
        self._close()
        self._clips += 1
        self._parts.append(
            f'<clipPath id="c{self._clips}"><path d="{_path(outline, closed=True)}"/></clipPath>'
            f'<g clip-path="url(#c{self._clips})">'
        )
        yield
        self._close()
        self._parts.append("</g>")

    @contextmanager
    def turned(self, angle: float, x: float, y: float) -> Iterator[None]:
        """What is drawn inside the block is turned about a point."""
        self._close()
        center = f"{round(x * 10)} {round(y * 10)}"
        self._parts.append(f'<g transform="rotate({math.degrees(angle):.3f} {center})">')
        yield
        self._close()
        self._parts.append("</g>")

    # Writing

    def svg(self, *, ground: bool = True) -> str:
        """The whole sheet as an SVG document; without `ground`, transparent where nothing is."""
        self._close()
        sheet = f"M0 0H{self.width:g}V{self.height:g}H0z"
        covered = f'<path fill="{self.palette.ground}" d="{sheet}"/>' if ground else ""
        styles = "".join(f".{name}{{{style}}}" for style, name in self._classes.items())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:g} {self.height:g}">'
            f"<style>{styles}</style>"
            f"{covered}"
            f'<g fill="none" transform="scale(.1)">{"".join(self._parts)}</g></svg>'
        )

    def _filled(self, ink: Ink, outline: float = 0.0) -> str:
        fill = f"fill:{getattr(self.palette, ink)}"
        return f"{fill};{_stroke(self.palette.ink, outline)}" if outline else fill

    def _put(self, style: str, data: str) -> None:
        if style != self._style:
            self._close()
            self._style = style
        self._data.append(data)

    def _close(self) -> None:
        if self._data:
            name = self._classes.setdefault(self._style, f"s{len(self._classes)}")
            self._parts.append(f'<path class="{name}" d="{"".join(self._data)}"/>')
        self._data, self._style = [], ""


def _stroke(color: str, width: float) -> str:
    tenths = max(2, 2 * round(width * 5))
    return f"stroke:{color};stroke-width:{tenths};stroke-linecap:round;stroke-linejoin:round"


def _path(points: Sequence[Point], *, closed: bool) -> str:
    x, y = round(points[0][0] * 10), round(points[0][1] * 10)
    data = [f"M{x} {y}l"]
    for px, py in points[1:]:
        nx, ny = round(px * 10), round(py * 10)
        dx, dy = nx - x, ny - y
        # A minus sign separates by itself, which makes the file a tenth smaller.
        data.append(
            (f" {dx}" if dx >= 0 and len(data) > 1 else f"{dx}")
            + (f" {dy}" if dy >= 0 else f"{dy}")
        )
        x, y = nx, ny
    return "".join(data) + ("z" if closed else "")


def _circle(x: float, y: float, radius: float) -> str:
    r = round(radius * 10)
    start = f"M{round((x - radius) * 10)} {round(y * 10)}"
    return f"{start}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0-{2 * r} 0z"


def _runs(widths: Sequence[float], least: float) -> Iterator[tuple[int, int]]:
    """Stretches of two and more points where the line is wide enough, as [first, end)."""
    first = None
    for at, width in enumerate(widths):
        if width >= least:
            first = at if first is None else first
        elif first is not None:
            if at - first > 1:
                yield first, at
            first = None
    if first is not None and len(widths) - first > 1:
        yield first, len(widths)


def _needed(points: Sequence[Point], widths: Sequence[float], first: int, last: int) -> list[int]:
    """The places that a line cannot lose without moving, or changing its width, by half a pixel."""
    ends = [last]
    kept = [first]
    while ends:
        start, end = kept[-1], ends[-1]
        (ax, ay), aw = points[start], widths[start]
        (bx, by), bw = points[end], widths[end]
        worst, farthest = TOLERANCE, 0
        for at in range(start + 1, end):
            share = (at - start) / (end - start)
            x, y = points[at]
            miss = (
                abs(ax + (bx - ax) * share - x)
                + abs(ay + (by - ay) * share - y)
                + abs(aw + (bw - aw) * share - widths[at])
            )
            if miss > worst:
                worst, farthest = miss, at
        if farthest:
            ends.append(farthest)
        else:
            kept.append(ends.pop())
    return kept


def _ribbon(points: Sequence[Point], widths: Sequence[float]) -> list[Point]:
    left: list[Point] = []
    right: list[Point] = []
    last = len(points) - 1
    for at, (x, y) in enumerate(points):
        ax, ay = points[max(0, at - 1)]
        bx, by = points[min(last, at + 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        ox, oy = -(by - ay) / length * widths[at] / 2, (bx - ax) / length * widths[at] / 2
        left.append((x + ox, y + oy))
        right.append((x - ox, y - oy))
    return left + right[::-1]


# Geometry


def seeded(*words: str) -> random.Random:
    """A generator of its own for these words: the same numbers on every machine."""
    return random.Random("/".join(words))  # noqa: S311 - draws pictures, guards nothing
