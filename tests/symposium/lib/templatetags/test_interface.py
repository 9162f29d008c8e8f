"""Icons, avatars, page links and sortable headers, as templates write them."""

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from symposium.lib.icons import DIRECTIONAL, ICONS
from symposium.lib.templatetags import interface
from symposium.lib.translated import Translated


def rendered(source: str, path: str = "/en/2021/program/", **context: object) -> str:
    request = RequestFactory().get(path)
    template = Template("{% load interface %}" + source)
    return template.render(Context({"request": request, **context})).strip()


def test_an_icon_is_silent_unless_it_stands_alone() -> None:
    assert 'aria-hidden="true"' in rendered('{% icon "star" %}')
    assert 'role="img" aria-label="Star &amp; keep"' in rendered(
        '{% icon "star" label=label %}', label="Star & keep"
    )


def test_icons_that_point_turn_around_on_right_to_left_pages() -> None:
    assert 'class="icon directional"' in rendered('{% icon "arrow-right" %}')
    assert set(ICONS) >= DIRECTIONAL


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ada Byron King", "AK"), ("王明", "王"), ("someone@example.org", "S"), ("  ", "")],
)
def test_initials(name: str, expected: str) -> None:
    assert interface.initials(name) == expected


def test_query_with_keeps_the_rest_of_the_query() -> None:
    path = "/en/2021/exhibition/?country=KE&page=3"
    assert rendered("{% query_with page=4 %}", path) == "?country=KE&amp;page=4"
    assert rendered('{% query_with country="" page=None %}', path) == "?"


def test_pagination_says_where_one_is() -> None:
    page = Paginator(range(561), 25).get_page(2)
    text = rendered("{% pagination page %}", "/?sort=name&page=2", page=page)
    assert "26–50 of 561" in text
    assert 'href="?sort=name&amp;page=3" rel="next"' in text
    assert rendered("{% pagination page %}", page=Paginator(range(3), 25).get_page(1)) == ""


@pytest.mark.parametrize(
    ("query", "direction", "following"),
    [
        ("", "none", "?sort=name"),
        ("?sort=name", "ascending", "?sort=-name"),
        ("?sort=-name&page=2", "descending", "?sort=name"),
    ],
)
def test_a_header_sorts_and_turns_around(query: str, direction: str, following: str) -> None:
    text = rendered('{% sort_header "name" label="Name" %}', f"/{query}")
    assert f'aria-sort="{direction}"' in text
    assert f'href="{following}"' in text


def test_the_same_page_in_another_language() -> None:
    path = "/en/preferences/?next=/en/"
    with translation.override("en"):
        assert rendered('{% language_url "ar" %}', path) == "/ar/preferences/?next=/en/"
        assert rendered('{% language_path "zh-hans" %}', path) == "/zh-hans/preferences/"


def test_a_missing_translation_is_told() -> None:
    title = Translated(en="Opening ceremony")
    with translation.override("ar"):
        note = rendered('{% missing_language title "ar" %}', title=title)
        assert note == translation.gettext("Not translated yet")
    assert rendered('{% missing_language title "en" %}', title=title) == ""
