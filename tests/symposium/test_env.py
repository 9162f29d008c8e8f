"""What the environment says is taken, or the start stops with a sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from symposium import env
from tests.house.checkout import ROOT

MUSEUM = {
    "id": "nmns",
    "name": "Museum of Nature",
    "client_id": "a",
    "secret": "b",
    "server_url": "https://login.museum.example",
}


def test_one_of_some_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STAFF_MFA", "Required")
    assert env.choice("STAFF_MFA", "encouraged", {"required", "encouraged"}) == "required"
    monkeypatch.setenv("STAFF_MFA", "sometimes")
    with pytest.raises(env.BadEnvironment, match="STAFF_MFA must be one of encouraged, required"):
        env.choice("STAFF_MFA", "encouraged", {"required", "encouraged"})


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("{", "is no JSON"),
        ("{}", "must be a list"),
        ("[1]", "must be a list of objects"),
        ('[{"id": "nmns"}]', "an entry lacks name"),
    ],
)
def test_a_list_that_makes_no_sense_is_refused(value: str, words: str) -> None:
    with pytest.raises(env.BadEnvironment, match=words):
        env.json_list("OIDC_PROVIDERS", value, required=("id", "name"))


def _settings(tmp_path: Path, **environment: str) -> dict[str, object]:
    """The settings of a process of its own."""
    script = """
import json
from django.conf import settings as s
print(json.dumps([s.STAFF_MFA, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,
    s.LANGUAGE_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE,
    s.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]]))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "symposium.settings",
            "VAR_DIR": str(tmp_path),
            **environment,
        },
        check=True,
        capture_output=True,
        text=True,
    )
    names = ["staff", "session", "csrf", "language", "http_only", "same_site", "apps"]
    return dict(zip(names, json.loads(done.stdout), strict=True))


def test_a_public_installation_is_strict_and_its_cookies_travel_over_tls_alone(
    tmp_path: Path,
) -> None:
    file = tmp_path / "institutions.json"
    file.write_text(json.dumps([{**MUSEUM, "domains": ["museum.example"]}]), encoding="utf-8")
    found = _settings(
        tmp_path,
        ALLOWED_HOSTS="live.example.org",
        SECRET_KEY="forty-random-characters-or-more-0123456789",
        OIDC_PROVIDERS_FILE=str(file),
    )
    assert found == {
        "staff": "required",
        "session": True,
        "csrf": True,
        "language": True,
        "http_only": True,
        "same_site": "Lax",
        "apps": [
            {
                "provider_id": "nmns",
                "name": "Museum of Nature",
                "client_id": "a",
                "secret": "b",
                "settings": {
                    "server_url": "https://login.museum.example",
                    "domains": ["museum.example"],
                },
            }
        ],
    }


def test_at_home_staff_are_encouraged(tmp_path: Path) -> None:
    found = _settings(tmp_path)
    assert (found["staff"], found["session"], found["apps"]) == ("encouraged", False, [])
