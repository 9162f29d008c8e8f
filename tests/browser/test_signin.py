"""Signing in as people do: a code from the mailbox, a passkey of the device, codes of an app."""

import base64
import hashlib
import hmac
import os
import re
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import CDPSession, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.site import ROOT, Site, free_port, wait_for

PASSKEYS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def app_code(secret: str) -> str:
    """What an authenticator app shows now (https://www.rfc-editor.org/rfc/rfc6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    [number] = struct.unpack(">I", digest[start : start + 4])
    return f"{(number & 0x7FFFFFFF) % 10**6:06}"


def with_device(page: Page) -> CDPSession:
    """A device that keeps passkeys and whose owner always says yes."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": PASSKEYS})
    return device


def by_name(site: Site) -> str:
    """Passkeys belong to names, not to numbers."""
    return site.address.replace("127.0.0.1", "localhost")


def enter_by_code(page: Page, site: Site, email: str, *, after: str = "") -> str:
    """Returns the code, so that the next one can be told from it."""
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("button", name="Send me a code").click()
    page.wait_for_url("**/login/code/confirm/**")
    code = site.code_for(email, after=after)
    page.get_by_label("Code", exact=True).fill(code)
    page.get_by_role("button", name="Continue").click()
    return code


def sign_out(page: Page) -> None:
    page.goto("/en/account/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()


def test_a_newcomer_signs_in_by_code_and_then_by_passkey(open_page: OpenPage, site: Site) -> None:
    page = open_page("/en/account/login/?next=/en/2021/me/", base_url=by_name(site))
    with_device(page)
    expect(page.locator(".site-header .name")).to_have_text("BRISMIS 2021")
    enter_by_code(page, site, "newcomer@example.net")
    page.wait_for_url(re.compile(r"^[^?]*/en/2021/me/$"))
    page.goto("/en/account/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name of the passkey").fill("Office laptop")
    page.wait_for_load_state("networkidle")  # the device is asked by a script
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_url("**/recovery-codes/")
    expect(page.locator(".recovery-codes li")).to_have_count(10)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the codes").click()
    assert download.value.suggested_filename == "recovery-codes.txt"
    sign_out(page)
    page.goto("/en/account/login/?next=/en/2021/program/list/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(re.compile(r"^[^?]*/en/2021/program/list/$"))
    page.goto("/en/account/")
    expect(page.get_by_text("Office laptop")).to_be_visible()
    expect(page.locator("main .lead")).to_have_text("newcomer@example.net")


def test_an_app_is_set_up_and_asked_for(open_page: OpenPage, site: Site) -> None:
    email = "careful@example.net"
    page = open_page("/en/account/login/", base_url=by_name(site))
    code = enter_by_code(page, site, email)
    page.goto("/en/account/2fa/totp/activate/")
    picture = page.get_by_role("img", name="QR code that carries the secret below")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    secret = page.locator("[data-secret]").get_attribute("data-secret") or ""
    page.get_by_label("Code that the app shows now").fill(app_code(secret))
    page.get_by_role("button", name="Use this app").click()
    page.wait_for_url("**/recovery-codes/")
    recovery = page.locator(".recovery-codes li").first.inner_text()
    sign_out(page)
    page.goto("/en/account/login/")
    code = enter_by_code(page, site, email, after=code)
    page.wait_for_url("**/2fa/authenticate/")
    page.get_by_label("Code of your app").fill("000000")
    page.get_by_role("button", name="Sign in").click()
    error = page.locator(".errorlist .error")
    expect(error).to_have_text(re.compile("not the code of this moment"))
    page.get_by_label("Code of your app").fill(app_code(secret))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("/(en/)?(2021/)?$"))
    sign_out(page)
    page.goto("/en/account/login/")
    enter_by_code(page, site, email, after=code)
    # Typed as people copy it, with a blank.
    page.get_by_label("Code of your app").fill(f"{recovery[:4]} {recovery[4:]}")
    page.get_by_role("button", name="Sign in").click()
    page.goto("/en/account/")
    expect(page.get_by_text("9 codes are left.")).to_be_visible()


def test_a_device_that_refuses_says_what_to_do(open_page: OpenPage, site: Site) -> None:
    page = open_page("/en/account/login/", base_url=by_name(site))
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {**PASSKEYS, "isUserVerified": False}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("status").filter(has_text="another way")).to_be_visible()


def test_staff_without_a_second_lock_are_led_to_it(
    open_page: OpenPage, site: Site, sign_in: Callable[[Page, str], None]
) -> None:
    with strict(site) as address:
        page = open_page("/en/2021/", base_url=address)
        with_device(page)
        sign_in(page, "program_manager")
        expect(page.get_by_role("heading", name="A second lock for your account")).to_be_visible()
        page.get_by_role("link", name="Add a passkey").click()
        page.get_by_role("button", name="Send me a code").click()
        page.wait_for_load_state("load")
        email = page.locator("main strong").inner_text()
        page.get_by_label("Code", exact=True).fill(site.code_for(email))
        page.get_by_role("button", name="Continue").click()
        page.wait_for_load_state("networkidle")  # the device is asked by a script
        page.get_by_role("button", name="Make the passkey").click()
        page.get_by_role("link", name="Go on to the organizers’ pages").click()
        page.wait_for_url("**/en/2021/organize/")
        expect(page.get_by_role("navigation", name="Organize")).to_be_visible()


@contextmanager
def strict(site: Site) -> Iterator[str]:
    """The same site from one more process that asks staff for a second factor."""
    port = free_port()
    environment = {**site.environment, "STAFF_MFA": "required"}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", f"127.0.0.1:{port}"],
        cwd=ROOT,
        env={**os.environ, **environment},
        start_new_session=True,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/readyz")
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(timeout=15)
