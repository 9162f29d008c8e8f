"""Institutions in several scripts and countries."""

import pytest

from symposium.institutions.models import Institution


@pytest.fixture
def beijing(db: None) -> Institution:
    return Institution.objects.create(
        slug="cstm",
        name={"en": "China Science and Technology Museum", "zh-hans": "中国科学技术馆"},
        sort_name="China Science and Technology Museum",
        territory="CN",
        city="Beijing",
    )


@pytest.fixture
def luxembourg(db: None) -> Institution:
    return Institution.objects.create(
        slug="mnhn",
        name={"fr": "Musée national d’histoire naturelle"},
        sort_name="Musée national d’histoire naturelle",
        territory="LU",
        city="Luxembourg",
    )


@pytest.fixture
def proposed(db: None) -> Institution:
    return Institution.objects.create(
        slug="new",
        name={"en": "Museum of Science"},
        sort_name="Museum of Science",
        territory="KE",
        is_proposed=True,
    )
