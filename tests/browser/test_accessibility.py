"""axe-core finds nothing to complain about, on every page, in both directions and themes."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.pages import SIGHTS, Sight, address

STANDARD = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("sight", SIGHTS, ids=lambda sight: sight.name)
def test_a_page_is_accessible(
    open_page: OpenPage, sign_in: Callable[[Page, str], None], sight: Sight
) -> None:
    page = open_page("/en/2021/", reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    if sight.role:
        sign_in(page, sight.role)
    for language in ["en", "ar"]:
        for scheme in ["light", "dark"]:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
            page.goto(address(sight, language))
            page.wait_for_load_state("load")
            results = Axe().run(page, options=STANDARD)
            found = [
                (violation["id"], violation["nodes"][0]["html"], violation["nodes"][0]["target"])
                for violation in results.response["violations"]
            ]
            assert found == [], f"{language}, {scheme}"
