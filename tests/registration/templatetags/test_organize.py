from django.template import Context, Template
from django.test import RequestFactory
from django.urls import resolve

from symposium.program.models import Edition

LIST = "/en/2021/organize/registrations/"


def _rendered(edition: Edition, tag: str, may: set[str]) -> str:
    request = RequestFactory().get(LIST)
    request.resolver_match = resolve(LIST)
    values = {"request": request, "edition": edition, "may": may}
    return Template("{% load organize %}{% tab " + tag + " %}").render(Context(values))


def test_a_tab_stands_for_those_who_may_see_it(edition: Edition) -> None:
    tag = '"List" "see_registrations" "registration:list"'
    assert _rendered(edition, tag, set()) == ""
    assert _rendered(edition, tag, {"see_registrations"}) == (
        f'<a href="{LIST}" aria-current="page">List</a>'
    )


def test_a_tab_without_a_page_is_left_out_and_its_other_pages_mark_it(edition: Edition) -> None:
    may = {"see_registrations"}
    assert _rendered(edition, '"Boats" "see_registrations" "registration:boats"', may) == ""
    tag = '"Figures" "see_registrations" "registration:dashboard"'
    assert "aria-current" not in _rendered(edition, tag, may)
    assert "aria-current" in _rendered(edition, f'{tag} "registration:list"', may)
