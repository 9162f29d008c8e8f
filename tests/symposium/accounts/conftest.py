"""Codes as an app or a letter carries them."""

import re
import time
from collections.abc import Callable

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from symposium.accounts.models import User

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def app_code(secret: str = SECRET, *, later: int = 0) -> str:
    """What an authenticator app shows now, or `later` periods on."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later)))


def last_code() -> str:
    """The code in the newest letter."""
    found = re.search(r"^([A-Z]{4}-[A-Z]{4})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found.group(1)


@pytest.fixture
def protected() -> Callable[[User], list[str]]:
    """Give somebody an app with codes; returns their recovery codes."""

    def protect(user: User) -> list[str]:
        TOTP.activate(user, SECRET)
        return list(RecoveryCodes.activate(user).get_unused_codes())

    return protect


def enter_by_code(client: Client, email: str, leads_to: str = "") -> str:
    """Ask for a code and enter it; returns where that leads."""
    query = f"?next={leads_to}" if leads_to else ""
    client.post(f"/en/account/login/{query}", {"login": email, "next": leads_to})
    answer = client.post("/en/account/login/code/confirm/", {"code": last_code(), "next": leads_to})
    return answer.headers.get("Location", "")
