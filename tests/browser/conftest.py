"""Real browsers on a real site. What needs Chromium is skipped where there is none."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.site import Site, running_site

NAMES = ["chromium", "chromium-browser", "google-chrome"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("Chromium is not installed.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[OpenPage]:
    """Open a page in a browser of its own; options are those of Playwright's contexts.

    A script error on a page, or something that its Content-Security-Policy had to stop, fails
    the test.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_it(path: str = "/", **options: object) -> Page:
        # At the venue, so that no page loads itself once more to speak the device's time.
        options.setdefault("timezone_id", "Asia/Shanghai")
        context = browser.new_context(**{"base_url": site.address, **options})  # type: ignore[arg-type]  # passed through
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda message: (
                faults.append(f"{page.url}: {message.text}")
                if "Content Security Policy" in message.text
                else None
            ),
        )
        page.goto(path)
        if options["timezone_id"] != "Asia/Shanghai":
            page.wait_for_load_state("networkidle")  # it may be loading once more
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def sign_in(site: Site) -> Callable[[Page, str], None]:
    """Sign in as one of the demonstration's people, by role."""

    def as_role(page: Page, role: str) -> None:
        page.goto("/en/demonstration/")
        page.locator(f'button[value="{role}"]').click()

    return as_role
