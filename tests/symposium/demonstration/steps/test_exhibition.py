from pathlib import Path
from typing import Any

from symposium.demonstration.steps import exhibition
from symposium.exhibition import queries
from symposium.exhibition.models import Medium
from symposium.exhibition.queries import Choice, Figures
from symposium.program.models import Edition


def test_the_figures_are_the_published_ones_however_often_it_is_loaded(edition: Edition) -> None:
    for _time in range(2):
        exhibition.load_works(edition)
        wall = queries.wall(edition, Choice())
        assert wall.figures == Figures(works=94, museums=31, countries=10, selected=10)
    assert [hall.slug for hall in wall.halls] == [
        "deep-time",
        "sea",
        "leaf-and-wing",
        "number-and-crystal",
        "sky",
    ]


def test_media_are_drawn_checked_and_made_once(
    edition: Edition, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    exhibition.load_works(edition)
    for _time in range(2):
        exhibition.load_media(edition, {"W001", "W082"})
    media = Medium.objects.order_by("work__slug", "position")
    assert [(medium.work.slug, medium.kind, medium.state) for medium in media] == [
        ("w001", "picture", "ready"),
        ("w001", "film", "ready"),
        ("w082", "picture", "ready"),
        ("w082", "model", "ready"),
        ("w082", "picture", "ready"),
    ]
    assert media[4].credit == "MNHN Paris, GBIF 417138876, CC BY 4.0"
    for medium in media:
        assert medium.alt or medium.kind == "film"
        for size in medium.sizes:
            assert (tmp_path / size["path"]).stat().st_size == size["size"]
