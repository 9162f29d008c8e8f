"""How soon the program's editor opens in Chromium, its longest tasks while dragging, and how soon
another organizer sees a change."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser import site as sites

SCHEDULE = Path(__file__).parent.parent / "data" / "schedules" / "fosdem-2024.xml"
EDITION = "fosdem"
WATCH = """
window.longTasks = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.longTasks.push(entry.duration);
}).observe({ type: "longtask", buffered: true });
"""
# From the navigation's start to the picture after the last box of the day has been built.
OPENED = """() => new Promise((resolve) => {
  const look = () => {
    const box = document.querySelector("sy-program-editor[data-ready] .ec-event[data-guid]");
    if (box) requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    else requestAnimationFrame(look);
  };
  look();
})"""


@dataclass(frozen=True)
class Figures:
    """Milliseconds; `drags` holds the longest task of each drag, 0 where none took 50."""

    opened: list[float]
    drags: list[float]
    keys: list[float]
    # From the choice on one screen to the picture on the other.
    seen: list[float]


def load_schedule(site: sites.Site) -> None:
    """FOSDEM 2024 with its 874 talks, and the demonstration's organizer as its organizer."""
    sites.manage("import_program", EDITION, str(SCHEDULE), environment=site.environment)
    sites.manage("shell", "--verbosity", "0", "--command", APPOINT, environment=site.environment)


APPOINT = f"""
from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.program.models import Appointment, Edition
Appointment.objects.get_or_create(
    edition=Edition.objects.get(slug="{EDITION}"),
    user=User.objects.get(email="organizer@example.org"),
    role=Role.ORGANIZER,
)
"""


def measure(browser: Browser, site: sites.Site, *, repeat: int) -> Figures:
    page, other = _organizer(browser, site), _organizer(browser, site)
    opened = [_open(page) for _ in range(repeat)]
    page.wait_for_timeout(2_000)  # the rules have been heard, too
    drags = [_drag(page, number) for number in range(repeat)]
    keys = [_carry(page) for _ in range(repeat)]
    _open(other)
    seen = [_told(page, other, status) for status in ["tentative", "confirmed"] * repeat]
    page.context.close()
    other.context.close()
    return Figures(opened, drags, keys, seen)


def _organizer(browser: Browser, site: sites.Site) -> Page:
    context = browser.new_context(
        base_url=site.address,
        viewport={"width": 1440, "height": 900},
        timezone_id="Europe/Brussels",
    )
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto("/en/demonstration/")
    page.locator('button[value="organizer"]').click()
    return page


def _open(page: Page) -> float:
    page.goto(f"/en/{EDITION}/organize/program/grid/", wait_until="commit")
    opened: float = page.evaluate(OPENED)
    return opened


def _told(page: Page, other: Page, status: str) -> float:
    """Give a talk another status; how long the other screen takes to show it."""
    guid = page.locator(".ec-event[data-guid]").first.get_attribute("data-guid")
    page.locator(".ec-event[data-guid]").first.click()
    other.evaluate(SHOWN, [guid, status])
    begun: float = page.evaluate("performance.timeOrigin + performance.now()")
    page.locator("#edit-status").select_option(status)
    for _ in range(500):
        if at := other.evaluate("window.shownAt"):
            return at - begun
        other.wait_for_timeout(20)
    raise TimeoutError("The other screen has not shown the change within ten seconds.")


SHOWN = """([guid, status]) => {
  window.shownAt = 0;
  const look = () => {
    const box = document.querySelector(`.ec-event[data-guid="${guid}"].status-${status}`);
    if (box) window.shownAt = performance.timeOrigin + performance.now();
    else requestAnimationFrame(look);
  };
  look();
}"""


def _drag(page: Page, number: int) -> float:
    """Drag a talk over the whole grid and back to where it was; the longest task."""
    box = page.locator(".ec-event[data-guid]").nth(2 + number).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + 10
    page.evaluate("longTasks.length = 0")
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(x + step * 6, y + step * 4)
    page.wait_for_timeout(400)  # the answer about the place arrives while it is held
    page.mouse.move(x, y, steps=20)
    page.wait_for_timeout(400)
    page.mouse.up()
    page.wait_for_timeout(500)
    return _longest(page)


def _carry(page: Page) -> float:
    """Pick a talk up by key, carry it twenty lines, put it back; the longest task."""
    page.locator('.ec-event[data-guid] [tabindex="0"]').first.focus()
    page.evaluate("longTasks.length = 0")
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    return _longest(page)


def _longest(page: Page) -> float:
    longest: float = page.evaluate("Math.max(0, ...longTasks)")
    return longest


def table(figures: Figures) -> str:
    def row(name: str, values: list[float]) -> str:
        told = sorted(values)
        return f"{name:<34}{told[0]:>8.0f}{told[len(told) // 2]:>8.0f}{told[-1]:>8.0f}"

    return "\n".join(
        [
            f"{'874 talks in the editor, ms':<34}{'least':>8}{'median':>8}{'most':>8}",
            row("opened", figures.opened),
            row("longest task of a drag", figures.drags),
            row("longest task by keyboard", figures.keys),
            row("until another screen shows it", figures.seen),
        ]
    )
