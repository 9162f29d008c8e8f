"""From a stranger's proposal to everybody's calendar: a call, a blind jury, a letter, the editor in
two windows, the gate, a search in Chinese, and what people are told when the session moves."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.site import Site

SignIn = Callable[[Page, str], None]
# How soon is measured in tests/load; a slow machine may take its time here.
SOON = 15_000
ROOM = "The tower"
DESK = {"width": 1440, "height": 900}
SPEAKER, JUROR = "tsegaye@example.org", "story-juror@example.org"
NAME = "Tsegaye Worku"
TITLE = "Storks that change their mind"
WORD = "鹳"
CHINESE_TITLE = f"改变主意的白{WORD}"
ABSTRACT = "Nine transmitters, two continents, and a flyway that is not where our maps draw it."


def test_a_session_from_a_proposal_to_everybodys_calendar(
    open_page: OpenPage, sign_in: SignIn, site: Site
) -> None:
    speaker = open_page("/en/2021/calls/")
    propose(speaker, site)

    manager = open_page("/en/2021/", viewport=DESK)
    sign_in(manager, "program_manager")
    hand_it_to_a_new_juror(manager)
    juror = open_page("/en/2021/")
    judge_it_blind(juror, site)
    juror.close()

    accept_and_announce(manager)
    come(speaker, site)

    organizer = open_page("/en/2021/", viewport=DESK)
    sign_in(organizer, "organizer")
    add_a_room(manager)
    for window in (manager, organizer):
        open_editor(window)
    schedule(manager)
    told(organizer, f"changed: {TITLE}, {ROOM}, 09:00 to 09:20.")
    publish(manager)

    visitor = open_page("/zh-hans/2021/")
    sign_in(visitor, "delegate")
    address = find_and_star(visitor)
    first = event_of(visitor)

    move(manager, address)
    told(organizer, f"changed: {TITLE}, {ROOM}, 09:30 to 09:50.")
    number = publish(manager)
    for reader in (SPEAKER, "delegate@example.org"):
        assert TITLE in site.mail_to(reader, subject="program", seconds=90)
    everybody_agrees(visitor, address, first, number)


def propose(page: Page, site: Site) -> None:
    page.get_by_role("link", name="Call for talks and workshops").click()
    page.get_by_role("link", name="Sign in and propose a session").click()
    enter_by_code(page, site, SPEAKER)
    expect(page).to_have_url(re.compile(r"/calls/talks/$"))
    page.get_by_role("button", name="Propose a session").click()
    page.locator('[name="title_en"]').fill(TITLE)
    page.locator('[name="title_zh-hans"]').fill(CHINESE_TITLE)
    page.locator('[name="abstract_en"]').fill(ABSTRACT)
    page.locator('[name="kind"][value="talk"]').check()
    page.locator('[name="minutes"][value="20"]').check()
    page.locator('[name="spoken_languages"][value="en"]').check()
    page.locator('[name="keywords"]').fill("storks, flyways")
    page.get_by_role("button", name="Save the draft").click()
    told(page, "The proposal is saved.")
    page.get_by_role("link", name=re.compile("^Change")).click()
    page.locator('[name="name"]').fill(NAME)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text(NAME, timeout=SOON)
    page.get_by_role("button", name="Save and submit").click()
    told(page, "The proposal is submitted.")
    assert TITLE in site.mail_to(SPEAKER, subject="We have your proposal")


def told(page: Page, text: str) -> None:
    expect(page.get_by_text(text).first).to_be_visible(timeout=SOON)


def enter_by_code(page: Page, site: Site, email: str) -> None:
    page.locator('main input[type="email"]').fill(email)
    page.get_by_role("button", name="Send me a code").click()
    page.locator('input[name="code"]').fill(site.code_for(email))
    page.get_by_role("button", name="Continue").click()
    expect(page).not_to_have_url(re.compile("/account/"), timeout=SOON)


def hand_it_to_a_new_juror(page: Page) -> None:
    """Who has nothing to judge yet gets what comes next."""
    page.goto("/en/2021/organize/calls/talks/jury/people/new/")
    page.locator('main input[type="email"]').fill(JUROR)
    page.locator("main form.form button.primary").click()
    page.get_by_role("button", name="Assign reviews").click()
    expect(page.locator("main")).to_contain_text("0 submitted proposals are not with the jury yet.")


def judge_it_blind(page: Page, site: Site) -> None:
    page.goto("/en/account/login/?next=/en/2021/reviews/talks/")
    enter_by_code(page, site, JUROR)
    page.goto("/en/2021/reviews/talks/")
    assert_unnamed(page)
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator("main")).to_contain_text(ABSTRACT)
    expect(page.locator("main")).to_contain_text(CHINESE_TITLE)
    assert_unnamed(page)
    for scale in page.locator("fieldset:has(input.score), .field:has(input.score)").all():
        scale.locator("input.score").last.check()
    page.locator('[name="recommendation"][value="accept"]').check()
    page.locator('[name="comment_to_authors"]').fill("Show the maps.")
    page.get_by_role("button", name="Submit the review").click()
    told(page, "The review is submitted.")


def assert_unnamed(page: Page) -> None:
    written = page.content()
    assert [word in written for word in (NAME, "Tsegaye", "Worku", SPEAKER)] == [False] * 4


def accept_and_announce(page: Page) -> None:
    page.goto(f"/en/2021/organize/calls/talks/submissions/?q={TITLE}")
    page.get_by_role("checkbox", name=TITLE).check()
    page.locator('[name="decision"][value="accepted"]').check()
    page.locator('[name="reason"]').fill("Everybody keeps maps.")
    page.get_by_role("button", name="Note the decision").click()
    page.get_by_role("link", name="Look at the letters and send them").click()
    for tick in page.locator('input[name="code"]').all():
        tick.uncheck()
    page.get_by_role("checkbox", name=TITLE).check()
    page.get_by_role("button", name="Announce and send the letters").click()
    expect(page).to_have_url(re.compile(r"/submissions/"), timeout=SOON)


def come(page: Page, site: Site) -> None:
    """By the address in the letter."""
    letter = site.mail_to(SPEAKER, subject=f"Accepted: “{TITLE}”", seconds=90)
    assert "Everybody keeps maps." in letter
    found = re.search(r"https?://\S+/calls/mine/\S+/", letter)
    assert found, letter
    page.goto(found.group())
    page.get_by_role("button", name="I will come").click()
    told(page, "you are in the program")


def add_a_room(page: Page) -> None:
    page.goto("/en/2021/organize/program/rooms/new/")
    page.locator('[name="name_en"]').fill(ROOM)
    page.locator("main form.form button.primary").click()
    expect(page.locator("main")).to_contain_text(ROOM, timeout=SOON)


def open_editor(page: Page) -> None:
    page.goto("/en/2021/organize/program/grid/")
    expect(page.locator("sy-program-editor[data-ready]")).to_be_visible(timeout=30_000)
    expect(page.locator(".line-state .dot.good")).to_be_visible(timeout=SOON)


def box(page: Page) -> Locator:
    return page.locator(".ec-event[data-guid]").filter(has_text=TITLE).first


def said(page: Page) -> Locator:
    return page.locator("[data-live]")


def schedule(page: Page) -> None:
    """By keyboard alone: from the list into the room where nobody else is."""
    page.get_by_role("button", name=f"Pick up {TITLE}").focus()
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("picked up", timeout=SOON)
    for _room in range(12):
        if ROOM not in said(page).inner_text():
            page.keyboard.press("ArrowRight")
    expect(said(page)).to_contain_text(ROOM, timeout=SOON)
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("dropped", timeout=SOON)
    expect(box(page)).to_be_visible(timeout=SOON)


def move(page: Page, address: str) -> None:
    """By the form, half an hour later."""
    slug = address.rstrip("/").rsplit("/", 1)[1]
    page.goto(f"/en/2021/organize/program/sessions/{slug}/move/")
    page.locator('[name="clock"]').fill("09:30")
    page.get_by_role("button", name="Move session").click()
    expect(page).not_to_have_url(re.compile("/move/"), timeout=SOON)


def publish(page: Page) -> int:
    """Through the gate; the number of the release."""
    page.goto("/en/2021/organize/program/publish/")
    expect(page.locator("main")).to_contain_text(TITLE)
    page.locator('[name="note"]').fill("The storks")
    page.get_by_role("button", name="Publish program").click()
    expect(page).to_have_url(re.compile(r"/releases/\d+/$"), timeout=30_000)
    return int(page.url.rstrip("/").rsplit("/", 1)[1])


def find_and_star(page: Page) -> str:
    page.goto(f"/zh-hans/2021/program/list/?q={WORD}")
    card = page.locator("article.session").filter(has_text=CHINESE_TITLE)
    expect(card).to_have_count(1)
    card.get_by_role("link", name=CHINESE_TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(CHINESE_TITLE)
    star = page.locator(".star-button button.star")
    with page.expect_response(re.compile(r"/star/$")):
        star.click()
    expect(star).to_have_attribute("aria-pressed", "true", timeout=SOON)
    page.reload()
    expect(star).to_have_attribute("aria-pressed", "true", timeout=SOON)
    return page.url


def event_of(page: Page) -> str:
    """The session's event in the calendar of the whole program."""
    answer = page.request.get("/en/2021/program.ics")
    assert answer.status == 200
    unfolded = answer.text().replace("\r\n ", "").replace("\r\n", "\n")
    [event] = [one for one in unfolded.split("BEGIN:VEVENT") if TITLE in one]
    return event


def value(event: str, name: str) -> str:
    found = re.search(rf"^{name}[;:](.*)$", event, re.MULTILINE)
    assert found, event
    return found.group(1)


def everybody_agrees(page: Page, address: str, first: str, number: int) -> None:
    """Page, calendar and list of changes tell of the new time."""
    second = event_of(page)
    assert value(second, "UID") == value(first, "UID")
    assert int(value(second, "SEQUENCE")) > int(value(first, "SEQUENCE"))
    assert value(second, "DTSTART") != value(first, "DTSTART")
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(CHINESE_TITLE)
    page.goto("/en/2021/program/changes/")
    expect(page.locator(f"#release-{number}")).to_contain_text(TITLE)
