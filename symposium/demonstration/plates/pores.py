"""Pores: holes in a wall of glass, hatched where the wall turns from the light."""

from .geometry import Point, lerp
from .paper import Ink, Sheet


def shade_hole(sheet: Sheet, outline: list[Point], shade: float, ink: Ink) -> None:
    """Level hatching across a pore, thicker where the sphere turns away."""
    top, bottom = min(y for _, y in outline), max(y for _, y in outline)
    lines = max(2, round((bottom - top) / 3.8))
    for k in range(lines):
        y = lerp(top, bottom, (k + 0.5) / lines)
        cut = [
            a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1])
            for a, b in zip(outline, [*outline[1:], outline[0]], strict=True)
            if (a[1] <= y) != (b[1] <= y)
        ]
        if len(cut) == 2:
            left, right = sorted(cut)
            sheet.taper(
                [(left, y), (lerp(left, right, 0.5 + 0.5 * shade), y)],
                1.0 + 2.6 * shade,
                0.3,
                ink,
            )


def pierce(sheet: Sheet, pores: list[tuple[list[Point], float, Ink]]) -> None:
    """Draw holes, each given as outline, shade (0 to 1) and what shines through."""
    for pore, _, ink in pores:
        sheet.area(pore, ink)
    for pore, shade, _ in pores:
        sheet.line(pore, 1.0 + 0.5 * round(2 * shade), closed=True)
    for pore, shade, ink in pores:
        if ink != "accent":
            shade_hole(sheet, pore, shade, "ink")
