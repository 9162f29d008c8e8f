"""The demonstration's film, frame by frame: four plates that move, beside the symposium's name.

Used by `make_stream.py` alone, which needs fonts for the two titles; the film itself is stored.
"""

import math
from collections.abc import Callable

from symposium.demonstration.plates import ammonite, phyllotaxis, radiolaria, stars
from symposium.demonstration.plates.geometry import TAU, clamp, lerp, smooth
from symposium.demonstration.plates.paper import Box, Sheet, palette_for, seeded

SECONDS = 48
SCENE = 12.0
FADE = 0.9
WIDTH, HEIGHT = 1280, 720
FIGURE = Box(60, 50, 560, 560)
FONT = "Noto Serif CJK SC, Noto Serif, DejaVu Serif, serif"

SHELL = ammonite.Shell(
    expansion=1.95,
    umbilicus=0.44,
    ribs=34,
    lines_per_rib=6,
    relief=0.7,
    bend=0.1,
    lean=0.08,
    turns=4.6,
    forked=False,
)


def frame(at: float) -> str:
    """The picture at `at` seconds as SVG; the last leads back into the first."""
    scene, within = int(at // SCENE) % 4, at % SCENE
    sheet = Sheet(WIDTH, HEIGHT, palette_for("dark", MINERALS[scene]))
    sheet.area([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], "paper")
    SCENES[scene](sheet, within / SCENE)
    veil = max(1 - within / FADE, 1 - (SCENE - within) / FADE, 0.0)
    route = _route(at / SECONDS)
    title = _title(sheet.palette.ink)
    cover = f'<path fill="{sheet.palette.paper}" opacity="{veil:.2f}" d="M0 0H660V640H0z"/>'
    return sheet.svg().replace("</svg>", f"{cover}{title}{route}</svg>")


def _sphere(sheet: Sheet, share: float) -> None:
    radiolaria.sphere(sheet, seeded("film", "sphere", "3"), FIGURE, spin=share * 1.1)


def _shell(sheet: Sheet, share: float) -> None:
    growth = 1.7 * (1 - math.sin(share * math.pi / 2))
    ammonite.specimen(sheet, seeded("film", "shell"), SHELL, FIGURE, missing=growth)


def _flower(sheet: Sheet, share: float) -> None:
    phyllotaxis.dahlia(sheet, FIGURE, 144, 0.8, born=share * 21)


def _sky(sheet: Sheet, share: float) -> None:
    with sheet.turned(share * 0.35, FIGURE.cx, FIGURE.cy):
        stars.chart(sheet, seeded("film", "sky"), FIGURE)


SCENES: tuple[Callable[[Sheet, float], None], ...] = (_sphere, _shell, _flower, _sky)
MINERALS = ("malachite", "cinnabar", "ochre", "lapis")


def _title(ink: str) -> str:
    lines = (
        (250, 74, 1.0, "BRISMIS 2021"),
        (312, 27, 1.0, "“一带一路”科普场馆发展国际研讨会"),
        (372, 22, 0.72, "International Symposium on the Development"),
        (404, 22, 0.72, "of Natural Science Museums"),
        (470, 19, 0.5, "演示直播 · Demonstration stream"),
    )
    return "".join(
        f'<text x="690" y="{y}" font-family="{FONT}" font-size="{size}" fill="{ink}"'
        f' opacity="{strength}">{text}</text>'
        for y, size, strength, text in lines
    )


def _route(share: float) -> str:
    """A road with six halts; the traveler goes round once in the length of the film."""
    palette = palette_for("dark", "cinnabar")
    left, right, y = 60.0, 1220.0, 668.0

    def road(x: float) -> float:
        return y + 9 * math.sin((x - left) / (right - left) * TAU)

    points = " ".join(f"{x},{road(x):.1f}" for x in range(int(left), int(right) + 1, 20))
    marks = [f'<polyline points="{points}" fill="none" stroke="{palette.ink}" opacity=".45"/>']
    for k in range(6):
        x = lerp(left, right, k / 5)
        near = 1 - smooth(abs(share - k / 5), 0.0, 0.05)
        color = palette.accent if near > 0.02 else palette.ink
        marks.append(
            f'<circle cx="{x:.0f}" cy="{road(x):.1f}" r="{5 + 3 * near:.1f}" fill="{palette.paper}"'
            f' stroke="{color}" stroke-width="1.6"/>'
        )
    x = lerp(left, right, share)
    shown = clamp(min(share, 1 - share) / 0.015)
    marks.append(
        f'<circle cx="{x:.1f}" cy="{road(x):.1f}" r="5.5" fill="{palette.accent}"'
        f' opacity="{shown:.2f}"/>'
    )
    return "".join(marks)
