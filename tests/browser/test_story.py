"""The whole story, in three browsers at once and a phone: a delegate registers, watches and asks, a
moderator publishes and pins, the projector and a stranger's phone follow, a fossil turns, and the
organizer sees how many were there."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.cable import Cable
from tests.browser.conftest import OpenPage
from tests.browser.site import Site

SignIn = Callable[[Page, str], None]
PHONE = {"width": 390, "height": 844}
# Speed is measured in tests/load; here a slow machine may take its time.
SOON = 10_000
QUESTION = "How do small museums borrow a traveling exhibition?"
OTHER = "博物馆之间怎样共享科普影片？"


def test_a_symposium_from_registration_to_audience(
    open_page: OpenPage, sign_in: SignIn, site: Site
) -> None:
    organizer = open_page("/en/2021/")
    sign_in(organizer, "organizer")
    people = int(series(organizer)[0])

    delegate = open_page("/", locale="en-GB", timezone_id="Africa/Nairobi")
    register(delegate, site)
    find_and_watch_the_opening(delegate)

    moderator = open_page("/en/2021/")
    sign_in(moderator, "moderator")
    moderator.goto("/en/2021/live/main/moderate/")
    projector = open_page("/en/2021/")
    sign_in(projector, "moderator")
    projector.goto("/en/2021/live/main/projector/")
    cable = Cable(site.address)
    phone = open_page(
        "/zh-hans/2021/live/main/", base_url=cable.address, viewport=PHONE, has_touch=True
    )

    ask(delegate, QUESTION)
    waiting = row(lane(moderator, "waiting"), QUESTION)
    expect(waiting).to_be_visible(timeout=SOON)
    expect(row(phone.locator("sy-questions"), QUESTION)).to_have_count(0)

    waiting.get_by_role("button", name="Publish").click()
    on_phone = row(phone.locator("sy-questions"), QUESTION)
    expect(on_phone).to_be_visible(timeout=SOON)
    on_delegate = row(delegate.locator("sy-questions"), QUESTION)
    expect(on_delegate).to_be_visible(timeout=SOON)

    on_phone.locator("button.vote").click()
    expect(on_delegate.locator(".count")).to_have_text("1", timeout=SOON)
    on_delegate.locator("button.vote").click()
    expect(on_phone.locator(".count")).to_have_text("2", timeout=SOON)

    published = row(lane(moderator, "published"), QUESTION)
    published.get_by_role("button", name="Show on the big screen").click()
    expect(projector.locator("sy-projector")).to_contain_text(QUESTION, timeout=SOON)

    nothing_is_missing_after_a_lost_connection(cable, phone, delegate, moderator)
    phone.close()
    cable.close()
    a_fossil_turns(delegate)
    the_organizer_sees_how_many(organizer, people + 1)


def register(page: Page, site: Site) -> None:
    page.goto("/en/2021/register/")
    page.get_by_label("E-mail address").fill("amina@example.org")
    page.get_by_label("Name", exact=True).fill("أمينة الدليل")
    page.get_by_label("Name in Latin letters").fill("Amina Example")
    museum = page.get_by_role("combobox", name="Institution")
    museum.press_sequentially("Bibliotheca Alex", delay=15)
    page.locator("sy-combobox [role=option]").first.click()
    page.get_by_role("radio", name="Delegate").check()
    page.locator('[name="mode"][value="online"]').check()
    page.locator('[name="consent"]').check()
    page.get_by_role("button", name="Register and send me the code").click()
    page.locator('input[name="code"]').fill(site.code_for("amina@example.org"))
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url(re.compile(r"/en/2021/me/"))
    expect(page.locator("main")).to_contain_text("أمينة الدليل")
    confirmation = site.mail_to("amina@example.org", subject="BRISMIS 2021")
    assert "Amina" in confirmation or "أمينة" in confirmation


def find_and_watch_the_opening(page: Page) -> None:
    page.goto("/en/2021/program/?q=opening+ceremony")
    page.get_by_role("link", name=re.compile("Opening ceremony")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Opening ceremony")
    page.locator('a[href*="/live/main/"]').first.click()
    picture = page.locator("sy-player video")
    expect(picture).to_be_visible(timeout=15_000)
    page.wait_for_function(
        "() => document.querySelector('sy-player video')?.currentTime > 1", timeout=30_000
    )


def ask(page: Page, text: str) -> None:
    page.locator('sy-ask [name="text"]').fill(text)
    page.get_by_role("button", name="Send the question").click()
    expect(page.locator('sy-ask [name="text"]')).to_have_value("", timeout=3_000)


def nothing_is_missing_after_a_lost_connection(
    cable: Cable, phone: Page, delegate: Page, moderator: Page
) -> None:
    cable.pull()
    expect(phone.locator("sy-connection .dot.good")).to_have_count(0, timeout=SOON)
    ask(delegate, OTHER)
    waiting = row(lane(moderator, "waiting"), OTHER)
    waiting.get_by_role("button", name="Publish").click()
    expect(row(delegate.locator("sy-questions"), OTHER)).to_be_visible(timeout=SOON)
    expect(row(phone.locator("sy-questions"), OTHER)).to_have_count(0)
    cable.plug_in()
    expect(row(phone.locator("sy-questions"), OTHER)).to_be_visible(timeout=30_000)
    expect(row(phone.locator("sy-questions"), QUESTION).locator(".count")).to_have_text("2")


def a_fossil_turns(page: Page) -> None:
    page.goto("/en/2021/exhibition/?q=ammonite&form=3d-model")
    page.locator(".sheet a.title").first.click()
    page.get_by_role("button", name="Turn it in 3D").click()
    viewer = page.locator("sy-model-viewer model-viewer")
    expect(viewer).to_be_visible(timeout=20_000)
    page.wait_for_function("() => document.querySelector('model-viewer')?.loaded", timeout=40_000)


def series(organizer: Page) -> list[str]:
    """Representatives, organizations and countries of all editions, as the dashboard says."""
    organizer.goto("/en/2021/organize/registrations/dashboard/")
    return organizer.locator(".figures").first.locator(".figure").all_inner_texts()[:3]


def the_organizer_sees_how_many(organizer: Page, people: int) -> None:
    assert series(organizer)[0] == str(people)
    organizer.goto("/en/2021/organize/")
    expect(organizer.get_by_role("heading", name="What needs you")).to_be_visible()
    organizer.goto("/en/2021/organize/audience/")
    organizer.wait_for_function(
        "() => Number(document.querySelector('[data-figure=watching]')?.textContent) >= 1",
        timeout=30_000,
    )


def lane(page: Page, name: str) -> Locator:
    return page.locator(f"section.lane[aria-labelledby='lane-{name}']")


def row(within: Locator, text: str) -> Locator:
    return within.locator("li.question", has_text=text)
