"""Where people come from, as circles on a map."""

import math
from dataclasses import dataclass

from registration.queries.counts import Share
from symposium.institutions import countries
from symposium.lib import world_map

SMALLEST, LARGEST = 4.0, 34.0


@dataclass(frozen=True)
class Circle:
    """Numbers are texts, so that no language puts a comma into a drawing."""

    share: Share
    x: str
    y: str
    radius: str


@dataclass(frozen=True)
class Map:
    land: str
    width: str
    height: str
    circles: list[Circle]


def drawn(shares: list[Share]) -> Map:
    """A map of countries, large circles below small ones. Countries without a place, such
    as islands too small for the atlas, stand in the list alone."""
    most = max((share.count for share in shares), default=1)
    circles = []
    for share in sorted(shares, key=lambda share: -share.count):
        territory = countries.territories().get(share.code)
        if territory is None or territory.latitude is None or territory.longitude is None:
            continue
        x, y = world_map.projected(territory.longitude, territory.latitude)
        radius = max(SMALLEST, LARGEST * math.sqrt(share.count / most))
        circles.append(Circle(share, f"{x:.1f}", f"{y:.1f}", f"{radius:.1f}"))
    return Map(world_map.land(), str(world_map.WIDTH), str(world_map.HEIGHT), circles)
