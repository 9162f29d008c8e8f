"""Natural history plates, drawn from a work's own data: two inks on paper, seeded by an identifier.

The same identifier gives the same plate on every machine. Nothing here knows Django.
"""

import math
import random
import re
import zlib
from collections.abc import Callable
from typing import Literal

from . import (
    ammonite,
    coral,
    crystal,
    diatom,
    feather,
    frame,
    leaf,
    phyllotaxis,
    radiolaria,
    shell,
    stars,
    strata,
    wings,
)
from .paper import MINERALS, Box, Sheet, palette_for, seeded

PaletteName = Literal["light", "dark"]
AREA = 1200 * 1500  # every plate is drawn on as much paper, whatever its shape

FAMILIES: dict[str, Callable[[Sheet, random.Random, Box], None]] = {
    "ammonite": ammonite.draw,
    "coral": coral.draw,
    "crystal": crystal.draw,
    "diatom": diatom.draw,
    "feather": feather.draw,
    "leaf": leaf.draw,
    "phyllotaxis": phyllotaxis.draw,
    "radiolaria": radiolaria.draw,
    "shell": shell.draw,
    "stars": stars.draw,
    "strata": strata.draw,
    "wings": wings.draw,
}

SUITED = {
    "3d-model": ("ammonite", "crystal", "radiolaria", "shell"),
    "activity": ("phyllotaxis", "leaf", "crystal"),
    "exhibit": ("crystal", "diatom", "shell", "strata"),
    "exhibition": ("strata", "coral", "wings", "ammonite"),
    "film": ("wings", "feather", "coral", "stars"),
    "fulldome": ("stars",),
    "game": ("diatom", "phyllotaxis", "wings"),
    "lecture": ("leaf", "radiolaria", "strata", "diatom"),
    "picture-book": ("feather", "leaf", "shell", "coral"),
    "video": ("leaf", "wings", "radiolaria", "feather"),
}


def family_for(identifier: str, form: str = "") -> str:
    """A family that suits the form of a work; any family when the form is not known."""
    return seeded("family", identifier).choice(SUITED.get(form, tuple(FAMILIES)))


def draw(
    identifier: str,
    *,
    family: str | None = None,
    size: tuple[int, int] = (1200, 1500),
    palette: PaletteName = "light",
) -> str:
    """The plate of `identifier` as an SVG document without text; only the ratio of `size` counts.

    KeyError for an unknown family. Costs 0.05 to 0.5 s.
    """
    family = family or family_for(identifier)
    rng = seeded("plate", family, identifier)
    scale = math.sqrt(AREA / (size[0] * size[1]))
    width, height = size[0] * scale, size[1] * scale
    sheet = Sheet(width, height, palette_for(palette, rng.choice(sorted(MINERALS))))
    frame.draw(sheet, number_of(identifier))
    FAMILIES[family](sheet, rng, frame.room(sheet))
    return sheet.svg()


def number_of(identifier: str) -> int:
    """The number engraved on a plate: that in the identifier, or one of its own below 100."""
    digits = re.findall(r"\d+", identifier)
    if digits and 0 < int(digits[-1]) < 400:
        return int(digits[-1])
    return zlib.crc32(identifier.encode()) % 99 + 1
