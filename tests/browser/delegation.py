"""A delegation as its head and an organizer bring it together: invited, registered, in line.

Names are of their own at each run, for all tests share one site.
"""

import re
from uuid import uuid4

from playwright.sync_api import Locator, Page, expect

from tests.browser.site import Site

ORGANIZE = "/en/2021/organize/"
MUSEUM = "Canterbury Museum"
RUN = uuid4().hex[:4]
HEAD = f"head-{RUN}@example.net"
FIRST = f"first-member-{RUN}@example.net"
MEMBERS = [f"Member {number:02} {RUN}" for number in range(1, 13)]
# The head takes one more.
SEATS = 10


def prepare_the_delegation(organizer: Page) -> None:
    organizer.goto(f"{ORGANIZE}registrations/seats/add/")
    organizer.get_by_label("Seats", exact=True).fill(str(SEATS))
    organizer.get_by_label("Institution").select_option(label=MUSEUM)
    organizer.get_by_role("button", name="Add quota").click()
    expect(organizer.get_by_role("row", name=re.compile(f"{MUSEUM} {SEATS} 0 0"))).to_be_visible()
    organizer.goto(f"{ORGANIZE}registrations/delegations/new/")
    choose_the_museum(organizer)
    organizer.get_by_label("Most members").fill("20")
    organizer.get_by_role("button", name="Form the delegation").click()
    expect(organizer.get_by_role("heading", level=1)).to_have_text(MUSEUM)


def invite_the_head(organizer: Page) -> None:
    organizer.goto(f"{ORGANIZE}registrations/invitations/new/")
    organizer.locator('[name="people"]').fill(f"Head of Canterbury, {HEAD}")
    choose_the_museum(organizer)
    organizer.locator('[name="makes_head"]').check()
    organizer.get_by_role("button", name="Make the invitations").click()
    row = organizer.get_by_role("row", name=HEAD)
    expect(row).to_contain_text("Head of the delegation")
    expect(row).to_contain_text("Sent on")


def choose_the_museum(organizer: Page) -> None:
    organizer.get_by_role("combobox", name="Institution").press_sequentially(MUSEUM, delay=10)
    organizer.locator("sy-combobox [role=option]").first.click()


def link_in(text: str, part: str) -> str:
    """The address in a letter, without the host."""
    found = re.search(rf"https?://[^/\s]+(/\S*{part}\S*)", text)
    assert found, text
    return found.group(1)


def accept_the_invitation(head: Page, site: Site) -> None:
    expect(head.locator("main")).to_contain_text(f"You are invited as a member of {MUSEUM}.")
    head.get_by_label("E-mail address").fill(HEAD)
    head.get_by_label("Name", exact=True).fill("Head of Canterbury")
    head.get_by_role("radio", name="Delegate").check()
    head.locator('[name="mode"][value="on_site"]').check()
    head.get_by_role("radio", name="Vegetarian").check()
    head.get_by_role("group", name="Do you need a visa?").get_by_label("No", exact=True).check()
    head.locator('[name="consent"]').check()
    head.get_by_role("button", name="Register and send me the code").click()
    head.locator('input[name="code"]').fill(site.code_for(HEAD))
    head.get_by_role("button", name="Continue").click()
    expect(head).to_have_url(re.compile(r"/en/2021/me/"))
    expect(head.locator("main")).to_contain_text("Confirmed")
    head.get_by_role("link", name="See and change the members").click()


def register_twelve(head: Page) -> None:
    expect(head.locator("main")).to_contain_text("1 member is registered. 19 more may come.")
    head.get_by_role("link", name="Add members").click()
    for rows in (10, 15):
        head.get_by_role("button", name="More rows").click()
        expect(head.locator(".member-table tbody tr")).to_have_count(rows)
    for number, name in enumerate(MEMBERS, 1):
        head.get_by_label(f"Name {number}", exact=True).fill(name)
    head.get_by_label("E-mail address 1", exact=True).fill(FIRST)
    head.get_by_role("button", name="Register these members").click()
    expect(head.locator("main")).to_contain_text("13 members are registered. 7 more may come.")


def three_wait(head: Page, organizer: Page) -> None:
    for name in MEMBERS[:9]:
        expect(member(head, name)).to_contain_text("Confirmed")
    for place, name in enumerate(MEMBERS[9:], 1):
        expect(member(head, name)).to_contain_text(f"Place {place} in line")
    organizer.goto(f"{ORGANIZE}registrations/seats/")
    row = organizer.get_by_role("row", name=re.compile(MUSEUM))
    expect(row.get_by_role("cell")).to_have_text(["10", "10", "0", "0", "3", ""])


def one_cancels_and_the_next_gets_the_seat(head: Page, site: Site) -> None:
    leaves, follows = member(head, MEMBERS[8]), member(head, MEMBERS[9])
    leaves.locator("summary").click()
    leaves.get_by_role("button", name="Give the place up").click()
    expect(leaves).to_contain_text("Canceled")
    expect(follows).to_contain_text("Offered")
    expect(member(head, MEMBERS[10])).to_contain_text("Place 1 in line")
    # Without an address of their own: the letter goes to the head.
    letter = site.mail_to(HEAD, subject="A seat is free for you")
    assert MEMBERS[9] in letter
    head.goto(link_in(letter, "delegation"))
    head.get_by_role("button", name="Accept the seat").click()
    expect(follows).to_contain_text("Confirmed")
    for place, name in enumerate(MEMBERS[10:], 1):
        expect(member(head, name)).to_contain_text(f"Place {place} in line")


def member(page: Page, name: str) -> Locator:
    return page.locator("tbody tr", has_text=name)
