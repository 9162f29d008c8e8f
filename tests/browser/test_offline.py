"""A program that has been visited opens without a network, and says that it is a copy."""

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.cable import Cable
from tests.browser.site import Site

PROGRAM = "/en/2021/program/"
KEPT = """async () => {
  for (const name of await caches.keys()) {
    if (!name.includes("pages")) continue;
    const kept = await (await caches.open(name)).keys();
    if (kept.length > 1) return kept.map((request) => new URL(request.url).pathname).sort();
  }
  return null;
}"""
TEXTS = """async () => {
  const texts = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      texts.push(`${request.url}\\n${await (await cache.match(request)).text()}`);
    }
  }
  return texts.join("\\n");
}"""


@pytest.fixture
def cable(site: Site) -> Iterator[Cable]:
    line = Cable(site.address)
    yield line
    line.close()


@pytest.fixture
def page(browser: Browser, cable: Cable) -> Iterator[Page]:
    context = browser.new_context(base_url=cable.address, timezone_id="Africa/Nairobi")
    yield context.new_page()
    context.close()


def visit(page: Page, address: str) -> list[str]:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        kept: list[str] | None = page.evaluate(KEPT)
        if kept:
            # The parts of the page are fetched beside it.
            page.wait_for_timeout(1500)
            return kept
        page.wait_for_timeout(200)
    raise AssertionError("Nothing was kept within 30 seconds.")


def test_a_visited_program_opens_without_a_network(page: Page, cable: Cable) -> None:
    assert visit(page, PROGRAM) == [PROGRAM, f"{PROGRAM}list/"]
    assert page.locator("sy-offline [role=status]").count() == 0
    titles = page.locator(".session .title").all_inner_texts()
    first = page.locator(".slot > .time").first.inner_text()
    cable.pull()
    page.goto(PROGRAM)
    assert "Offline copy of" in page.locator("sy-offline [role=status]").inner_text()
    assert page.locator(".session .title").all_inner_texts() == titles
    assert page.locator(".slot > .time").first.inner_text() == first
    assert page.evaluate("getComputedStyle(document.querySelector('.slot')).display") != "block"
    page.locator(".star").first.click()
    assert page.locator(".star").first.get_attribute("aria-pressed") == "true"
    # A page that was never visited leads to the whole program.
    page.goto(f"{PROGRAM}rooms/")
    assert page.url.endswith(f"{PROGRAM}list/")
    cable.plug_in()
    page.goto(PROGRAM)
    assert page.locator("sy-offline [role=status]").count() == 0


def test_nothing_personal_is_kept(
    page: Page, cable: Cable, site: Site, sign_in: Callable[[Page, str], None]
) -> None:
    sign_in(page, "organizer")
    visit(page, PROGRAM)
    own = page.locator(".site-tools .menu-sheet > .label").last.text_content()
    assert own
    page.goto("/en/2021/organize/program/")
    texts = page.evaluate(TEXTS)
    assert 'name="csrfmiddlewaretoken"' not in texts
    assert own not in texts
    assert "/organize/" not in texts.replace("/static/", "")
    cable.pull()
    with pytest.raises(Exception, match="ERR_"):
        page.goto("/en/2021/organize/program/")
    page.wait_for_timeout(1000)  # the browser's own page of errors
    page.goto(PROGRAM)
    assert page.get_by_role("link", name="Sign in").count() > 0
