"""`make pictures`: a picture of each main screen for the README, or of every page with --all.

`--all` writes to var/pictures every page at 1440 and 390 pixels, in English, Chinese and Arabic,
light and dark, for somebody to look at. SITE=http://127.0.0.1:8000 takes a demonstration that
runs already instead of starting one.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402 - after the path is set
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from tests.browser.conftest import FLAGS, NAMES  # noqa: E402
from tests.browser.pages import SIGHTS, Sight, address  # noqa: E402
from tests.browser.site import Site, running_site  # noqa: E402

README_SIGHTS = ["home", "program", "stage", "moderator", "exhibition", "work", "desk"]
WIDTHS = {1440: 900, 390: 844}
LANGUAGES = ["en", "zh-hans", "ar"]
THEMES = ["light", "dark"]


@contextmanager
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def open_page(browser: Browser, site: Site, width: int, theme: str, role: str) -> Page:
    context = browser.new_context(
        base_url=site.address,
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme="dark" if theme == "dark" else "light",
        timezone_id="Asia/Shanghai",
    )
    page = context.new_page()
    if role:
        page.goto("/en/demonstration/")
        page.locator(f'button[value="{role}"]').click()
    return page


def take(page: Page, sight: Sight, language: str, *, whole: bool) -> Image.Image:
    page.goto(address(sight, language))
    page.wait_for_load_state("load")
    page.wait_for_timeout(1500 if sight.path.startswith("live/") else 400)
    return Image.open(io.BytesIO(page.screenshot(full_page=whole))).convert("RGB")


def for_readme(browser: Browser, site: Site) -> None:
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    for sight in (sight for sight in SIGHTS if sight.name in README_SIGHTS):
        page = open_page(browser, site, 1440, "light", sight.role)
        take(page, sight, "en", whole=False).save(folder / f"{sight.name}.webp", quality=80)
        page.context.close()


def every_page(browser: Browser, site: Site) -> None:
    folder = ROOT / "var" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for role in sorted({sight.role for sight in SIGHTS}):
        for theme in THEMES:
            for width in WIDTHS:
                page = open_page(browser, site, width, theme, role)
                for sight in (sight for sight in SIGHTS if sight.role == role):
                    for language in LANGUAGES:
                        name = f"{sight.name}-{width}-{language}-{theme}.png"
                        take(page, sight, language, whole=True).save(folder / name)
                page.context.close()


@contextmanager
def demonstration() -> Iterator[Site]:
    if address := os.environ.get("SITE"):
        yield Site(address, Path(), {})
        return
    with tempfile.TemporaryDirectory() as folder, running_site(Path(folder)) as site:
        yield site


def main() -> None:
    with demonstration() as site, chromium() as browser:
        (every_page if "--all" in sys.argv else for_readme)(browser, site)


if __name__ == "__main__":
    main()
