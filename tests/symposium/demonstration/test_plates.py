"""Plates: the same on every machine, light enough to send, right for their works."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from symposium.demonstration import plates
from symposium.demonstration.plates import frame, openings, seals
from symposium.demonstration.steps import DATA

ROOT = Path(plates.__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("family", plates.FAMILIES)
def test_a_family_draws_the_same_plate_again_and_another_for_another_work(family: str) -> None:
    first, again, other = (plates.draw(name, family=family) for name in ("W014", "W014", "W077"))
    assert first == again
    assert first != other


@pytest.mark.parametrize("seed", ["1", "2"])
def test_a_plate_does_not_depend_on_the_process(seed: str) -> None:
    code = "from symposium.demonstration import plates; print(plates.draw('W5', family='coral'))"
    drawn = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONHASHSEED": seed},
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    assert drawn.stdout.rstrip() == plates.draw("W5", family="coral")


@pytest.mark.parametrize("family", plates.FAMILIES)
def test_a_plate_is_a_light_drawing_without_words(family: str) -> None:
    drawn = plates.draw("W003", family=family)
    root = etree.fromstring(drawn.encode())
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "style", "path", "g", "clipPath",
    }  # fmt: skip
    assert len(drawn) < 260_000


def test_a_dark_plate_is_the_same_drawing_in_other_inks() -> None:
    light, dark = (
        etree.fromstring(plates.draw("W001", family="coral", palette=name).encode())
        for name in ("light", "dark")
    )
    paths = [[path.get("d") for path in root.iter(f"{SVG}path")] for root in (light, dark)]
    assert paths[0] == paths[1]
    assert light.findtext(f"{SVG}style") != dark.findtext(f"{SVG}style")


@pytest.mark.parametrize("size", [(1200, 1500), (1500, 1200), (3000, 1000)])
def test_only_the_ratio_of_the_size_counts(size: tuple[int, int]) -> None:
    root = etree.fromstring(plates.draw("W002", family="leaf", size=size).encode())
    _, _, width, height = map(float, root.get("viewBox").split())
    assert width / height == pytest.approx(size[0] / size[1], rel=1e-4)


def test_every_work_has_a_family_that_exists() -> None:
    works = json.loads((DATA / "works_94_texts.json").read_text(encoding="utf-8"))["works"]
    assert len(works) == 94
    assert {work["plate"] for work in works.values()} == set(plates.FAMILIES)
    with (DATA / "works_94.csv").open(encoding="utf-8") as rows:
        forms = {row["form"] for row in csv.DictReader(rows)}
    assert forms == set(plates.SUITED)


def test_an_unknown_family_is_an_error() -> None:
    with pytest.raises(KeyError):
        plates.draw("W001", family="unicorn")


@pytest.mark.parametrize(
    ("identifier", "number"), [("W047", 47), ("work-3", 3), ("nautilus", 40), ("W000", 14)]
)
def test_a_plate_bears_the_number_of_its_work(identifier: str, number: int) -> None:
    assert plates.number_of(identifier) == number


@pytest.mark.parametrize(
    ("number", "text"), [(1, "I"), (4, "IV"), (94, "XCIV"), (149, "CXLIX"), (399, "CCCXCIX")]
)
def test_roman_numbers(number: int, text: str) -> None:
    assert frame.roman(number) == text


def test_seals_differ_by_name_and_leave_the_corners_open() -> None:
    first, second = seals.draw("Museum A"), seals.draw("Museum B")
    assert first != second
    assert len(first) < 20_000
    assert "M0 0H" not in first


@pytest.mark.parametrize("size", [(2400, 800), (1000, 1250)])
def test_openings_keep_their_ratio(size: tuple[int, int]) -> None:
    root = etree.fromstring(openings.draw("2021", size=size).encode())
    _, _, width, height = map(float, root.get("viewBox").split())
    assert width / height == pytest.approx(size[0] / size[1])
