"""The land of the world in one SVG path, without borders, and where a place lies on it.

The projection is Equal Earth (Šavrič, Patterson and Jenny 2018, doi:10.1080/13658816.2018.1504949):
no country looks larger than it is. `WORLD_MAP` names another TopoJSON file of land, or is "off".
"""

import itertools
import json
import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

WIDTH = 960
SHIPPED = settings.BASE_DIR / "symposium" / "lib" / "data" / "land-110m.json"
# Nobody comes from below; without Antarctica the rest is larger.
SOUTHERNMOST = -58.0
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
# Half of the projected width: x at the equator and 180° of longitude.
HALF_WIDTH = 2 * math.sqrt(3) * math.pi / (3 * A1)
Point = tuple[float, float]


def projected(longitude: float, latitude: float) -> Point:
    """x and y on a map that is `WIDTH` wide, from its upper left corner."""
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2 * t2 * t2
    slope = 9 * A4 * t6 * t2 + 7 * A3 * t6 + 3 * A2 * t2 + A1
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta) / (3 * slope)
    y = theta * (A4 * t6 * t2 + A3 * t6 + A2 * t2 + A1)
    scale = WIDTH / (2 * HALF_WIDTH)
    return (x + HALF_WIDTH) * scale, (_TOP - y) * scale


def _height_of(latitude: float) -> float:
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2 * t2 * t2
    return theta * (A4 * t6 * t2 + A3 * t6 + A2 * t2 + A1)


_TOP = _height_of(84)
HEIGHT = round((_TOP - _height_of(SOUTHERNMOST)) * WIDTH / (2 * HALF_WIDTH))


def is_shown() -> bool:
    return bool(settings.WORLD_MAP != "off")


@cache
def land() -> str:
    """The `d` of a path, in whole steps from point to point; read and drawn once a process."""
    source = Path(settings.WORLD_MAP) if settings.WORLD_MAP else SHIPPED
    topology = json.loads(source.read_text("utf-8"))
    return "".join(_drawn(part) for ring in _rings(topology) for part in _in_one_piece(ring))


def _rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """All closed lines of land, in degrees (https://github.com/topojson/topojson-specification)."""
    arcs = [_decoded(arc, topology.get("transform")) for arc in topology["arcs"]]
    for name in topology["objects"]:
        for polygon in _polygons(topology["objects"][name]):
            for ring in polygon:
                yield [
                    point
                    for index in ring
                    for point in (arcs[index] if index >= 0 else arcs[~index][::-1])
                ]


def _polygons(geometry: dict[str, Any]) -> Iterator[list[list[int]]]:
    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _polygons(part)
    elif geometry["type"] == "MultiPolygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "Polygon":
        yield geometry["arcs"]


def _decoded(arc: list[list[float]], transform: dict[str, Any] | None) -> list[Point]:
    if transform is None:
        return [(x, y) for x, y in arc]
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0.0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * kx + dx, y * ky + dy))
    return points


def _in_one_piece(ring: list[Point]) -> list[list[Point]]:
    """A ring that crosses 180° would be drawn right across the map: cut into what lies on each
    side."""
    parts: list[list[Point]] = [[]]
    for point in ring:
        if parts[-1] and abs(point[0] - parts[-1][-1][0]) > 180:
            parts.append([])
        parts[-1].append(point)
    if len(parts) > 1:
        # Where the ring begins is nobody's coast: its last part goes on into its first.
        parts[0] = parts.pop() + parts[0]
    return parts


def _drawn(ring: list[Point]) -> str:
    """A ring in whole units; empty for one that lies in the far south or is less than a dot."""
    if min(latitude for _longitude, latitude in ring) < SOUTHERNMOST:
        return ""
    points = [(round(x), round(y)) for x, y in (projected(*point) for point in ring)]
    steps = [
        (x - before_x, y - before_y) for (before_x, before_y), (x, y) in itertools.pairwise(points)
    ]
    steps = [step for step in steps if step != (0, 0)]
    if len(steps) < 3:
        return ""
    return f"M{points[0][0]},{points[0][1]}l" + " ".join(f"{x},{y}" for x, y in steps) + "z"
