"""Two organizers build a program: by mouse and by key, side by side, without losing a word."""

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser import site as sites
from tests.browser.conftest import OpenPage
from tests.browser.site import Site
from tests.browser.test_accessibility import STANDARD

SignIn = Callable[[Page, str], None]
DESK = {"width": 1440, "height": 900}
# How soon is measured in tests/load; a slow machine may take its time here.
SOON = 10_000


@pytest.fixture(scope="module")
def zone(site: Site) -> Iterator[str]:
    """The demonstration's opening is on at the present hour, whichever that is. Here the venue is
    where that is nine in the morning, so that its days are days."""
    yield _move_venue(site, "None")
    _move_venue(site, '"Asia/Shanghai"')


def _move_venue(site: Site, zone: str) -> str:
    told = sites.manage(
        *("shell", "--verbosity", "0", "--command", MOVE_VENUE.format(zone=zone)),
        environment=site.environment,
    )
    return told.strip()


MOVE_VENUE = """
from symposium.program.models import Edition, Session
edition = Edition.objects.get(slug="2021")
hour = Session.objects.get(edition=edition, slug="opening").starts_at.hour
ahead = (9 - hour + 12) % 24 - 12
edition.time_zone = {zone} or f"Etc/GMT{{-ahead:+d}}"
edition.save()
print(edition.time_zone)
"""


@pytest.fixture
def open_editor(open_page: OpenPage, sign_in: SignIn, zone: str) -> Callable[..., Page]:
    def open_it(language: str = "en", **options: object) -> Page:
        page = open_page("/en/2021/", **{"viewport": DESK, "timezone_id": zone, **options})
        sign_in(page, "organizer")
        page.goto(f"/{language}/2021/organize/program/grid/")
        expect(page.locator("sy-program-editor[data-ready]")).to_be_visible(timeout=30_000)
        expect(page.locator(".line-state .dot.good")).to_be_visible(timeout=SOON)
        # At this venue the opening may fall on the day before the edition's first.
        days = page.locator("nav.days button")
        counts = [int(text) for text in days.locator(".count").all_inner_texts()]
        days.nth(counts.index(max(counts))).click()
        return page

    return open_it


def box(page: Page, title: str) -> Locator:
    return page.locator(".ec-event[data-guid]").filter(has_text=title).first


def option(page: Page, title: str) -> Locator:
    return page.get_by_role("option", name=re.compile(f"^{re.escape(title)}"))


def said(page: Page) -> Locator:
    return page.locator("[data-live]")


def time_of(page: Page, title: str) -> str:
    return box(page, title).locator(".time").inner_text()


def drag(page: Page, what: Locator, x: float, y: float) -> None:
    """Drag by so many pixels."""
    what.scroll_into_view_if_needed()
    at = what.bounding_box()
    assert at
    start = (at["x"] + at["width"] / 2, at["y"] + 8)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + x / 2, start[1] + y / 2, steps=4)
    page.mouse.move(start[0] + x, start[1] + y, steps=4)
    page.wait_for_timeout(300)
    page.mouse.up()


def test_two_organizers_at_once(open_editor: Callable[..., Page]) -> None:
    one, other = open_editor(), open_editor()
    title = box(one, "exhibition").locator(".title").inner_text()
    before = time_of(one, title)

    # By mouse: four lines down, which is an hour; the other organizer sees it, with a name.
    drag(one, box(one, title), 0, 88)
    expect(box(one, title).locator(".time")).not_to_have_text(before, timeout=SOON)
    moved = time_of(one, title)
    expect(box(other, title).locator(".time")).to_have_text(moved, timeout=SOON)

    # Undo, by key; the other sees that as well.
    option(one, title).focus()
    one.keyboard.press("Control+z")
    expect(said(one)).to_contain_text("Undone")
    expect(box(other, title).locator(".time")).to_have_text(before, timeout=SOON)

    # By key: each step is a sentence.
    option(one, title).focus()
    one.keyboard.press("Enter")
    expect(said(one)).to_have_text(re.compile(rf"^{re.escape(title)}, .+ to .+, picked up\.$"))
    one.keyboard.press("ArrowDown")
    one.keyboard.press("Shift+ArrowDown")
    expect(said(one)).to_have_text(re.compile(rf"^{re.escape(title)}, .+ to [0-9:]+\.$"))
    expect(one.locator(".held-mark")).to_be_visible()
    one.keyboard.press("Escape")
    expect(said(one)).to_contain_text("put back")
    assert time_of(one, title) == before

    one.keyboard.press(" ")
    one.keyboard.press("ArrowDown")
    one.keyboard.press("Enter")
    expect(said(one)).to_contain_text("dropped")
    dropped = time_of(one, title)
    assert dropped != before
    expect(box(other, title).locator(".time")).to_have_text(dropped, timeout=SOON)

    # What the other has changed since is not undone.
    option(other, title).focus()
    other.keyboard.press("Enter")
    other.keyboard.press("ArrowDown")
    other.keyboard.press("Enter")
    expect(said(other)).to_contain_text("dropped")
    expect(box(one, title).locator(".time")).to_have_text(time_of(other, title), timeout=SOON)
    one.keyboard.press("Control+z")
    expect(said(one)).to_contain_text("Somebody else has changed this since")


def test_a_finger_moves_a_session(open_editor: Callable[..., Page]) -> None:
    page = open_editor(has_touch=True)
    title = box(page, "exhibition").locator(".title").inner_text()
    box(page, title).scroll_into_view_if_needed()
    before = time_of(page, title)
    at = box(page, title).bounding_box()
    assert at
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, down: float | None = None) -> None:
        x, y = at["x"] + at["width"] / 2, at["y"] + 10
        points = [] if down is None else [{"x": x, "y": y + down}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    # A short touch scrolls; one that rests takes the session up.
    touch("touchStart", 0)
    page.wait_for_timeout(2_000)
    for step in range(1, 9):
        touch("touchMove", step * 11)
        page.wait_for_timeout(30)
    page.wait_for_timeout(300)
    touch("touchEnd")
    expect(box(page, title).locator(".time")).not_to_have_text(before, timeout=SOON)
    option(page, title).focus()
    page.keyboard.press("Control+z")
    expect(box(page, title).locator(".time")).to_have_text(before, timeout=SOON)


def test_a_stale_write_shows_the_newer_state_and_loses_nothing(
    open_editor: Callable[..., Page],
) -> None:
    late, quick = open_editor(), open_editor()
    title = box(late, "Keynote 1").locator(".title").inner_text()
    # The late one no longer hears: what it writes names a version that has passed.
    late.route(re.compile(r"/editor/sessions/[^/]+/$"), lambda route: held.append(route))
    held: list[object] = []
    option(late, title).click()
    late.locator("#edit-title").fill("A title that came late")
    late.wait_for_timeout(1_500)
    option(quick, title).click()
    quick.locator("#edit-title").fill("A title that came first")
    expect(quick.locator(".saved-state")).to_have_text("Saved", timeout=SOON)
    for route in held:
        route.continue_()  # type: ignore[attr-defined]  # Playwright's routes
    late.unroute_all()
    conflict = late.locator(".conflict")
    expect(conflict).to_contain_text("A title that came late", timeout=SOON)
    expect(conflict).to_contain_text("A title that came first")
    expect(late.locator("#edit-title")).to_have_value("A title that came late")
    conflict.get_by_role("button", name="Save mine").click()
    expect(box(quick, "A title that came late")).to_be_visible(timeout=SOON)
    expect(conflict).to_have_count(0)
    late.locator("#edit-title").fill(title)
    expect(box(quick, title)).to_be_visible(timeout=SOON)


def test_a_session_goes_in_and_out_of_the_timetable(open_editor: Callable[..., Page]) -> None:
    page = open_editor()
    waiting = page.locator(".list .waiting").first
    title = waiting.locator(".title").inner_text()
    column = page.locator(".ec-body .ec-day").nth(2).bounding_box()
    frame = page.locator(".calendar").bounding_box()
    start = waiting.bounding_box()
    assert column
    assert frame
    assert start
    page.mouse.move(start["x"] + 60, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(column["x"] + 40, frame["y"] + 200, steps=8)
    expect(page.locator(".held-mark")).to_be_visible()
    expect(page.locator(".verdict")).to_contain_text(title)
    page.mouse.up()
    expect(box(page, title)).to_be_visible(timeout=SOON)
    option(page, title).focus()
    page.keyboard.press("u")
    expect(page.locator(".list .waiting").filter(has_text=title)).to_be_visible(timeout=SOON)
    expect(page.locator(".ec-event[data-guid]").filter(has_text=title)).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [DESK, {"width": 390, "height": 844}], ids=["desk", "phone"])
def test_the_editor_is_accessible(
    open_editor: Callable[..., Page], language: str, viewport: dict[str, int]
) -> None:
    page = open_editor(language, viewport=viewport, reduced_motion="reduce")
    assert _violations(page) == []
    page.locator(".ec-event[data-guid]").first.click()
    expect(page.locator("#edit-abstract")).to_be_visible(timeout=SOON)
    assert _violations(page) == []


def _violations(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page, options=STANDARD).response["violations"]
    return [(violation["id"], violation["nodes"][0]["html"]) for violation in found]
