"""The story of a delegation: its head registers twelve people for nine seats; then visa letters,
badges, the door without a network, and a certificate that a stranger verifies."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.cable import Cable
from tests.browser.conftest import OpenPage
from tests.browser.delegation import (
    FIRST,
    HEAD,
    MEMBERS,
    ORGANIZE,
    RUN,
    accept_the_invitation,
    invite_the_head,
    link_in,
    member,
    one_cancels_and_the_next_gets_the_seat,
    prepare_the_delegation,
    register_twelve,
    three_wait,
)
from tests.browser.site import ROOT, Site
from tests.browser.test_checkin import scan, state
from tests.browser.test_signin import enter_by_code

SignIn = Callable[[Page, str], None]
SOON = 20_000
# Minutes on site are whole ones, and somebody looks every two seconds.
MOST_LOOKS = 45
DOCUMENTS = f"{ORGANIZE}registrations/documents/"
DEVICE = f"Side door {RUN}"


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    expect.set_options(timeout=SOON)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def cable(site: Site) -> Iterator[Cable]:
    line = Cable(site.address)
    yield line
    line.close()


@pytest.mark.timeout(900)
def test_a_delegation_from_invitation_to_certificate(
    open_page: OpenPage, sign_in: SignIn, site: Site, cable: Cable
) -> None:
    organizer = open_page("/en/2021/")
    sign_in(organizer, "organizer")
    prepare_the_delegation(organizer)
    invite_the_head(organizer)

    head = open_page(link_in(site.mail_to(HEAD, subject="Invitation"), "invitation"))
    accept_the_invitation(head, site)
    register_twelve(head)
    three_wait(head, organizer)
    delegation = head.url
    one_cancels_and_the_next_gets_the_seat(head, site)

    for name in MEMBERS[:2]:
        ask_for_a_visa_letter(head, delegation, name)
    issue_the_visa_letters(organizer, site)

    phone = open_page("about:blank", base_url=cable.address)
    check_in_without_a_network(organizer, phone, cable, ticket_of(site, MEMBERS[0]))
    make_the_badges(organizer)

    set_a_threshold_of_one_minute(organizer)
    person = open_page("/en/account/login/?next=/en/2021/me/")
    enter_by_code(person, site, FIRST)
    take_the_certificate(person)
    code = certificate_code(organizer)
    stranger_verifies(open_page("/en/2021/verify/"), code)


def ask_for_a_visa_letter(head: Page, delegation: str, name: str) -> None:
    head.goto(delegation)
    member(head, name).get_by_role("link", name="Visa letter").click()
    expect(head.locator("main")).to_contain_text(f"For {name}, for whom you speak.")
    head.get_by_label("Full name").fill("SPECIMEN MEMBER")
    head.get_by_label("Nationality").select_option("NZ")
    head.get_by_label("Passport number").fill("LA 000001")
    head.get_by_label("Date of birth").fill("1980-02-29")
    valid_until = datetime.now(UTC).date() + timedelta(days=900)
    head.get_by_label("Passport valid until").fill(valid_until.isoformat())
    head.get_by_label("Embassy or consulate").fill("Embassy of China, Wellington")
    head.get_by_role("button", name="Request the letter").click()
    expect(head.get_by_text("A visa letter was requested")).to_be_visible()
    assert head.url == delegation


def issue_the_visa_letters(organizer: Page, site: Site) -> None:
    organizer.goto(f"{DOCUMENTS}visas/?state=open")
    for name in MEMBERS[:2]:
        organizer.get_by_role("checkbox", name=name).check()
    organizer.get_by_role("button", name="Issue what is ticked").click()
    expect(organizer.get_by_text("2 letters are issued.")).to_be_visible()
    assert "/en/2021/me/#documents" in site.mail_to(FIRST, subject="Your letter is ready")
    organizer.get_by_role("link", name=MEMBERS[1]).click()
    expect(organizer.locator("main")).to_contain_text("LA000001")
    expect_pdf(organizer, organizer.get_by_role("link", name="PDF"))


def expect_pdf(page: Page, button: Locator) -> None:
    with page.expect_download(timeout=60_000) as download:
        button.click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def ticket_of(site: Site, name: str) -> str:
    """What the QR code on somebody's confirmation says."""
    command = (
        "from registration import tickets\n"
        "from registration.models import Registration\n"
        f"print(tickets.ticket_text(Registration.objects.get(display_name={name!r})))"
    )
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", command],
        cwd=ROOT,
        env=site.environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def check_in_without_a_network(organizer: Page, phone: Page, cable: Cable, ticket: str) -> None:
    organizer.goto(f"{ORGANIZE}check-in/devices/add/")
    organizer.get_by_label("Name", exact=True).fill(DEVICE)
    organizer.get_by_role("button", name="Save").click()
    link = organizer.locator("[data-copied]").inner_text().strip()
    phone.goto(f"/en/2021/check-in/#{link.partition('#')[2]}")
    expect(state(phone)).to_have_attribute("data-kept", "true")
    expect(state(phone)).to_have_attribute("data-state", "online")
    cable.pull()
    expect(state(phone)).to_have_attribute("data-state", "offline", timeout=60_000)
    scan(phone, ticket, "admitted")
    expect(phone.locator(".check-in-name")).to_have_text(MEMBERS[0])
    expect(state(phone)).to_have_attribute("data-waiting", "1")
    cable.plug_in()
    expect(state(phone)).to_have_attribute("data-waiting", "0", timeout=60_000)
    organizer.goto(f"{ORGANIZE}check-in/inside/")
    expect(organizer.locator("main")).to_contain_text(MEMBERS[0])


def make_the_badges(organizer: Page) -> None:
    organizer.goto(f"{DOCUMENTS}badges/")
    organizer.get_by_label("Category").select_option(label="Delegate")
    organizer.get_by_role("button", name="Make the badges").click()
    download = organizer.get_by_role("link", name="Download the file")
    expect(download).to_be_visible(timeout=120_000)
    expect_pdf(organizer, download)


def set_a_threshold_of_one_minute(organizer: Page) -> None:
    organizer.goto(f"{DOCUMENTS}certificates/threshold/category/delegate/")
    organizer.get_by_label("Minutes").fill("1")
    organizer.get_by_role("button", name="Save the threshold").click()
    expect(organizer.get_by_text("The threshold has been saved.")).to_be_visible()


def take_the_certificate(person: Page) -> None:
    expect(person.locator("main")).to_contain_text(MEMBERS[0])
    expect(person.locator("#documents")).to_contain_text("of 1 minute.")
    button = person.get_by_role("button", name="Download certificate")
    for _look in range(MOST_LOOKS):
        if button.count():
            break
        person.wait_for_timeout(2_000)
        person.reload()
    expect_pdf(person, button)


def certificate_code(organizer: Page) -> str:
    organizer.goto(f"{DOCUMENTS}?kind=certificate&q={MEMBERS[0]}")
    row = organizer.get_by_role("row", name=MEMBERS[0])
    expect(row).to_contain_text("Certificate")
    return row.locator("a.letters").inner_text()


def stranger_verifies(stranger: Page, code: str) -> None:
    stranger.get_by_label("Code", exact=True).fill(code)
    stranger.get_by_role("button", name="Verify").click()
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Valid")
    expect(stranger.locator("main")).to_contain_text(MEMBERS[0])
    expect(stranger.get_by_role("link", name="Sign in")).to_have_count(1)
