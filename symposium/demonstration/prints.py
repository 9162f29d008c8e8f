"""Plates as pictures for the exhibition. Pure computing, so that it may run in processes."""

import io

from symposium.demonstration import plates
from symposium.demonstration.plates import rendering
from symposium.exhibition.media import pictures


def printed(identifier: str, family: str, palette: plates.PaletteName) -> pictures.Picture:
    """The plate of a work in all sizes. About 0.7 s."""
    svg = plates.draw(identifier, family=family, palette=palette)
    png = rendering.render(svg, width=pictures.WIDTHS[-1])
    return pictures.prepare(io.BytesIO(png))
