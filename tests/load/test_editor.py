"""874 talks stay fluent in the editor. Run it while nothing else runs: the figures are of time."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import browser  # noqa: F401 - the fixture
from tests.browser.site import running_site
from tests.load import editor


@pytest.mark.timeout(900)  # the demonstration and 874 talks are loaded first
def test_the_editor_with_fosdem(browser: Browser, tmp_path: Path) -> None:  # noqa: F811 - the fixture
    with running_site(tmp_path) as site:
        editor.load_schedule(site)
        figures = editor.measure(browser, site, repeat=5)
    print(f"\n{editor.table(figures)}")  # noqa: T201 - a bench shows its figures
    assert sorted(figures.opened)[2] <= 2_000
    assert sorted(figures.drags)[2] <= 100
    assert max(figures.seen) <= 1_000
