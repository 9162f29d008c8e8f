"""A small exhibition: two museums, one hall, works on show and one that is not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from symposium.exhibition.models import Exhibit, Hall, Medium, Work
from symposium.institutions.models import Institution
from symposium.program.models import Edition

AddWork = Callable[..., Exhibit]


@pytest.fixture(autouse=True)
def media_root(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def museum(slug: str, territory: str, **names: str) -> Institution:
    return Institution.objects.create(
        slug=slug, name=names, sort_name=names.get("en", slug), territory=territory
    )


@pytest.fixture
def beijing(db: None) -> Institution:
    return museum("cstm", "CN", en="China Museum of Science", **{"zh-hans": "中国科技馆"})


@pytest.fixture
def nairobi(db: None) -> Institution:
    return museum("kenya", "KE", en="Children's Science Centre")


@pytest.fixture
def hall(edition: Edition) -> Hall:
    return Hall.objects.create(edition=edition, slug="sea", name={"en": "The Sea"})


@pytest.fixture
def add_work(edition: Edition, beijing: Institution) -> AddWork:
    """Hang a work: `add_work("reef", form="film", is_selected=True)`."""

    def add(slug: str, **fields: Any) -> Exhibit:
        place = {"is_on_show": True, "is_selected": False, "hall": None, "edition": edition}
        place |= {name: fields.pop(name) for name in list(fields) if name in place}
        position = Exhibit.objects.filter(edition=place["edition"]).count()
        values = {"institution": beijing, "title": {"en": slug.title()}, "form": "film", **fields}
        work = Work(slug=slug, **values)
        work.search_text = work.text_for_search()
        work.save()
        return Exhibit.objects.create(work=work, position=position, **place)

    return add


@pytest.fixture
def add_picture() -> Callable[[Exhibit], Medium]:
    """A ready picture of a work, without files behind it."""

    def add(exhibit: Exhibit) -> Medium:
        return Medium.objects.create(
            work=exhibit.work,
            kind=Medium.Kind.PICTURE,
            state=Medium.State.READY,
            alt={"en": "A plate"},
            width=800,
            height=1000,
            derivatives=[{"path": "exhibition/a-320.webp", "width": 320, "height": 400, "size": 9}],
        )

    return add


def upload(content: bytes, name: str = "picture.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
