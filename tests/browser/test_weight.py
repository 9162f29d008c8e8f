"""Public pages stay light, and need nobody else's server."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Response

from tests.browser.conftest import OpenPage
from tests.browser.pages import SIGHTS, Sight, address
from tests.browser.site import Site

BUDGET_BYTES = 100_000
# What a page fetches only once there is a picture to play or a specimen to turn.
ON_DEMAND = ("player-", "hls-", "model-viewer-")
PUBLIC = [sight for sight in SIGHTS if not sight.role]


@pytest.mark.parametrize("sight", PUBLIC, ids=lambda sight: sight.name)
def test_a_public_page_needs_little_and_only_us(
    open_page: OpenPage, site: Site, sight: Sight
) -> None:
    page = open_page("/healthz")
    answers: list[Response] = []
    page.on(
        "response", lambda answer: answers.append(answer)
    )  # Playwright wants a function of ours
    page.goto(address(sight, "en"))
    page.wait_for_load_state("load")
    weight = sum(
        answer.request.sizes()["responseBodySize"]
        for answer in answers
        if answer.request.resource_type in {"script", "stylesheet"}
        and not answer.url.rsplit("/", 1)[-1].startswith(ON_DEMAND)
    )
    hosts = {urlsplit(answer.url).netloc for answer in answers if answer.url.startswith("http")}
    assert hosts == {urlsplit(site.address).netloc}
    assert weight <= BUDGET_BYTES
