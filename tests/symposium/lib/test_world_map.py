import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from symposium.lib import world_map


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    world_map.land.cache_clear()
    yield
    world_map.land.cache_clear()


def test_places_lie_where_they_should() -> None:
    x, y = world_map.projected(0, 0)
    assert x == pytest.approx(world_map.WIDTH / 2)
    assert 0 < y < world_map.HEIGHT
    assert world_map.projected(180, 0)[0] == pytest.approx(world_map.WIDTH)
    beijing, nairobi = world_map.projected(116, 40), world_map.projected(37, -1)
    assert beijing[0] > nairobi[0]
    assert beijing[1] < nairobi[1]


def test_the_land_is_light_and_within_the_map() -> None:
    path = world_map.land()
    assert len(path) < 26_000
    starts = [(int(x), int(y)) for x, y in re.findall(r"M(\d+),(\d+)", path)]
    assert len(starts) > 50
    assert all(x <= world_map.WIDTH and y <= world_map.HEIGHT for x, y in starts)


def test_another_land_can_be_given(settings: Settings, tmp_path: Path) -> None:
    square = [[0, 0], [30, 0], [30, 30], [0, 30], [0, 0]]
    topology = {
        "type": "Topology",
        "objects": {"land": {"type": "Polygon", "arcs": [[0]]}},
        "arcs": [square],
    }
    file = tmp_path / "land.json"
    file.write_text(json.dumps(topology), "utf-8")
    settings.WORLD_MAP = str(file)
    assert world_map.land().count("M") == 1
    assert world_map.is_shown()
    settings.WORLD_MAP = "off"
    assert not world_map.is_shown()


def test_no_coast_runs_across_the_map() -> None:
    """Chukotka and Fiji lie on both sides of 180°."""
    for part in re.findall(r"l([^z]+)z", world_map.land()):
        steps = [abs(int(step.split(",")[0])) for step in part.split(" ")]
        assert max(steps) < world_map.WIDTH / 3
