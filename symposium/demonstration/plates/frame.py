"""What all plates share: the plate mark, the engraved frame, the number, and a scale."""

from .geometry import Point
from .paper import Box, Sheet

NUMERALS = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)

# Strokes of the five letters in shares of their height, each with its weight: thick down, thin up.
BOWL = [(0.74, 0.24), (0.62, 0.03), (0.4, 0), (0.14, 0.2), (0.06, 0.5)]
LETTERS: dict[str, tuple[float, list[tuple[list[Point], float]]]] = {
    "I": (0.3, [([(0.15, 0), (0.15, 1)], 1.0)]),
    "V": (0.8, [([(0.06, 0), (0.4, 1)], 1.0), ([(0.4, 1), (0.74, 0)], 0.4)]),
    "X": (0.8, [([(0.08, 0), (0.72, 1)], 1.0), ([(0.72, 0), (0.08, 1)], 0.4)]),
    "L": (0.62, [([(0.15, 0), (0.15, 1)], 1.0), ([(0.15, 1), (0.56, 1), (0.58, 0.78)], 0.4)]),
    "C": (0.84, [([*BOWL, *((x, 1 - y) for x, y in BOWL[-2::-1])], 0.7)]),
}
SERIFS = {"I": (0.15, 0.15), "V": (0.06, 0.74, None), "X": (0.08, 0.72), "L": (0.15, None), "C": ()}


def room(sheet: Sheet) -> Box:
    """Where a plate's figures stand."""
    side = sheet.width * 0.115
    return Box(side, sheet.height * 0.105, sheet.width - 2 * side, sheet.height * 0.785)


def draw(sheet: Sheet, number: int) -> None:
    """Plate mark, double line, number and scale, in that order."""
    unit = min(sheet.width, sheet.height) / 1200
    _rectangle(sheet, 36 * unit, fill=True)
    sheet.line(_corners(sheet, 64 * unit), 2.4 * unit, closed=True)
    sheet.line(_corners(sheet, 74 * unit), 0.9 * unit, closed=True)
    _number(sheet, roman(number), sheet.width - 104 * unit, 100 * unit, 24 * unit)
    _scale(sheet, sheet.width / 2, sheet.height - 108 * unit, 200 * unit)


def roman(number: int) -> str:
    """`number` (1 to 399) in Roman numerals."""
    text = ""
    for value, letters in NUMERALS:
        while number >= value:
            text, number = text + letters, number - value
    return text


def _corners(sheet: Sheet, inset: float) -> list[Point]:
    right, bottom = sheet.width - inset, sheet.height - inset
    return [(inset, inset), (right, inset), (right, bottom), (inset, bottom)]


def _rectangle(sheet: Sheet, inset: float, *, fill: bool) -> None:
    if fill:
        sheet.area(_corners(sheet, inset), "paper")
    # The press bites deeper along the lower right edge.
    right, bottom = sheet.width - inset, sheet.height - inset
    sheet.line([(inset, bottom), (inset, inset), (right, inset)], 1.0, "tone")
    sheet.line([(right, inset), (right, bottom), (inset, bottom)], 2.4, "tone")


def _number(sheet: Sheet, text: str, right: float, top: float, height: float) -> None:
    gap = 0.14
    x = right - height * (sum(LETTERS[letter][0] for letter in text) + gap * (len(text) - 1))
    for letter in text:
        width, strokes = LETTERS[letter]
        for points, weight in strokes:
            placed = [(x + px * height, top + py * height) for px, py in points]
            sheet.engrave(placed, [height * 0.13 * weight] * len(placed), least=0)
        for at in SERIFS[letter]:
            if at is not None:
                for y in (0, 1) if letter in "IX" else (0,):
                    mirrored = {0.08: 0.72, 0.72: 0.08}.get(at, at) if y else at
                    sx, sy = x + mirrored * height, top + y * height
                    sheet.line([(sx - height * 0.12, sy), (sx + height * 0.12, sy)], height * 0.05)
        x += height * (width + gap)


def _scale(sheet: Sheet, cx: float, y: float, width: float) -> None:
    parts = 5
    left, step, tall = cx - width / 2, width / parts, width / 40
    for k in range(parts):
        x = left + k * step
        box = [(x, y), (x + step, y), (x + step, y + tall), (x, y + tall)]
        sheet.area(box, "ink" if k % 2 == 0 else "paper", 1.0)
