"""Two devices at the doors lose the network, admit the same badge, and find out."""

import csv
import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.cable import Cable
from tests.browser.site import ROOT, Site

BASE = "/en/2021/check-in/"
ORGANIZE = "/en/2021/organize/check-in/"
SECONDS = 20_000
# Of their own at each run, for all tests share one site.
FIRST, SECOND = (f"{name} phone {uuid4().hex[:4]}" for name in ("First", "Second"))
STORED = """async () => {
  const names = (await indexedDB.databases()).map((one) => one.name);
  const cached = [];
  for (const name of await caches.keys()) if (name.startsWith("check-in-")) cached.push(name);
  return [...names, ...cached];
}"""


@pytest.fixture
def cable(site: Site) -> Iterator[Cable]:
    line = Cable(site.address)
    yield line
    line.close()


@pytest.fixture
def contexts(browser: Browser) -> Iterator[list[BrowserContext]]:
    opened: list[BrowserContext] = []
    yield opened
    for context in opened:
        context.close()


@pytest.fixture
def pair(
    browser: Browser, cable: Cable, contexts: list[BrowserContext]
) -> Callable[[Page, str], Page]:
    """A phone with a network cable, paired by the code that the organizer's page shows."""

    def paired(organizer: Page, name: str) -> Page:
        organizer.goto(f"{ORGANIZE}devices/add/")
        organizer.get_by_label("Name", exact=True).fill(name)
        organizer.get_by_role("button", name="Save").click()
        link = organizer.locator("[data-copied]").inner_text().strip()
        context = browser.new_context(base_url=cable.address, timezone_id="Asia/Shanghai")
        contexts.append(context)
        phone = context.new_page()
        phone.goto(f"{BASE}#{link.partition('#')[2]}")
        expect(state(phone)).to_have_attribute("data-kept", "true", timeout=SECONDS)
        expect(phone.locator("[data-known]")).not_to_have_text("0", timeout=SECONDS)
        expect(state(phone)).to_have_attribute("data-state", "online", timeout=SECONDS)
        return phone

    return paired


def state(phone: Page) -> Locator:
    return phone.locator(".check-in-state")


def scan(phone: Page, text: str, verdict: str) -> None:
    """As a hand scanner does: it types and presses Enter."""
    phone.keyboard.press("Escape")
    phone.locator("#entry").fill(text)
    phone.locator("#entry").press("Enter")
    expect(phone.locator(".check-in-verdict")).to_have_attribute("data-verdict", verdict)


TICKETS = """
from registration import tickets
from registration.models import Registration
people = Registration.objects.filter(edition__slug="2021", mode="on_site", scans=None)
for person in people.confirmed().order_by("-pk")[:4]:
    print(tickets.ticket_text(person))
"""


def tickets_of_people_to_come(site: Site) -> list[str]:
    """The texts of four badges whose bearers have not come yet."""
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", TICKETS]
    done = subprocess.run(
        command, cwd=ROOT, env=site.environment, check=True, capture_output=True, text=True
    )
    return done.stdout.split()


@pytest.mark.timeout(600)
def test_two_devices_without_a_network(
    cable: Cable,
    site: Site,
    pair: Callable[[Page, str], Page],
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
) -> None:
    organizer = open_page()
    sign_in(organizer, "organizer")
    shared, first_alone, second_alone, later = tickets_of_people_to_come(site)
    first, second = pair(organizer, FIRST), pair(organizer, SECOND)
    inside = int(first.locator("[data-inside]").inner_text())
    open_before = first.locator("[data-conflict]").count()

    # With a network the second device hears of what the first one does.
    scan(first, later, "admitted")
    expect(second.locator("[data-inside]")).to_have_text(str(inside + 1), timeout=SECONDS)
    scan(second, later, "already_in")

    cable.pull()
    for phone in (first, second):
        expect(state(phone)).to_have_attribute("data-state", "offline", timeout=60_000)
    scan(first, shared, "admitted")
    scan(first, first_alone, "admitted")
    scan(first, "NOBODYHASTHIS", "unknown")
    scan(second, shared, "admitted")
    scan(second, second_alone, "admitted")
    # The device itself knows whom it has let in, after a reload without a network as well.
    first.reload()
    expect(state(first)).to_have_attribute("data-waiting", "3", timeout=SECONDS)
    assert "3 entries wait for the network" in state(first).inner_text()
    scan(first, shared, "already_in")
    expect(first.locator("[data-inside]")).to_have_text(str(inside + 3))
    # Somebody new, within half a minute.
    first.get_by_role("button", name="New person").click()
    first.get_by_label("Name", exact=True).fill("Somebody New")
    first.get_by_role("button", name="Register and let in").click()
    expect(first.locator(".check-in-name")).to_have_text("Somebody New")
    expect(state(first)).to_have_attribute("data-waiting", "6")

    cable.plug_in()
    for phone in (first, second):
        expect(state(phone)).to_have_attribute("data-waiting", "0", timeout=60_000)
        expect(phone.locator("[data-conflict]")).to_have_count(open_before + 1, timeout=60_000)
        # One came with the network, two alone, one on both, one new: each counts once.
        expect(phone.locator("[data-inside]")).to_have_text(str(inside + 5), timeout=SECONDS)

    organizer.goto(f"{ORGANIZE}conflicts/")
    conflict = organizer.locator("article", has_text=SECOND).first
    expect(conflict).to_contain_text("Already inside")
    expect(conflict).to_contain_text(FIRST)
    organizer.goto(ORGANIZE)
    figures = organizer.locator(".statistic .figure").all_inner_texts()
    assert figures[0] == str(inside + 5)
    assert figures[4] == "0"
    with organizer.expect_download() as scans:
        organizer.get_by_role("link", name="All scans (CSV)").click()
    rows = list(csv.reader(io.StringIO(scans.value.path().read_text("utf-8-sig"))))
    by_device = [row[2] for row in rows]
    assert (by_device.count(FIRST), by_device.count(SECOND)) == (6, 3)

    # Settled with a note, it leaves the devices too.
    organizer.goto(f"{ORGANIZE}conflicts/")
    conflict = organizer.locator("article", has_text=SECOND).first
    conflict.get_by_label("What you have found out").fill("The badge was handed through the gate.")
    conflict.get_by_role("button", name="Settle").click()
    for phone in (first, second):
        expect(phone.locator("[data-conflict]")).to_have_count(open_before, timeout=SECONDS)

    # A lost phone: locked out while it has no network, it deletes what it holds when it calls.
    cable.pull()
    expect(state(second)).to_have_attribute("data-state", "offline", timeout=60_000)
    scan(second, first_alone, "already_in")
    assert second.evaluate(STORED) == ["check-in-2021", "check-in-1"]
    organizer.goto(f"{ORGANIZE}devices/")
    row = organizer.get_by_role("row", name=SECOND)
    row.get_by_role("button", name="Lock out").click()
    cable.plug_in()
    expect(second.get_by_role("heading", name="This device is locked out")).to_be_visible(
        timeout=60_000
    )
    second.wait_for_function(f"async () => (await ({STORED})()).length === 0", timeout=SECONDS)
    second.reload()
    expect(second.get_by_role("button", name="Pair this device")).to_be_visible()
    # What it had recorded is kept, apart from what counts.
    organizer.goto(f"{ORGANIZE}devices/")
    expect(organizer.get_by_role("row", name=SECOND)).to_contain_text(
        "1 after the lockout, not counted"
    )
