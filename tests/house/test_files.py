"""What no file of the checkout may hold, and how long a file may grow."""

import re

import pytest

from tests.house.checkout import texts

# Made of pieces, so that this file does not find itself.
HOSTS = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com")
MACHINE_PATH = re.compile(r"(?<![\w.$}/-])/(?:home|root|Users|work|mnt|private)/[\w.-]+/")
LINES = {".py": 400, ".ts": 400, ".html": 400, ".css": 600}
ELEMENT_LINES = 150
LOCKS = ("requirements/", "frontend/package-lock.json")


def test_no_file_names_a_package_index() -> None:
    """Where packages come from is the machine's to say; a lock names versions and hashes."""
    named = [(name, host) for name, text in texts() for host in HOSTS if host in text]
    assert named == []


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [
        f"{name}: {match[0]}"
        for name, text in texts()
        if not name.startswith(LOCKS)
        for match in MACHINE_PATH.finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize("suffix", LINES)
def test_no_file_grows_beyond_what_one_reads_at_a_time(suffix: str) -> None:
    long = {
        name: count
        for name, text in texts(suffix)
        if "/migrations/" not in name and (count := text.count("\n")) > LINES[suffix]
    }
    assert long == {}


def test_elements_stay_small() -> None:
    long = {
        name: count
        for name, text in texts(".ts", below="frontend/src/elements/")
        if not name.endswith(".test.ts") and (count := text.count("\n")) > ELEMENT_LINES
    }
    assert long == {}


def test_templates_mark_texts_with_tags_and_carry_no_inline_code() -> None:
    """`_("…")` hides a text from readers; inline code and styles are refused by our own policy."""
    patterns = {
        "_() in a tag": re.compile(r"\{[%{][^}]*\b_\("),
        "event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+=", re.IGNORECASE),
        "style attribute": re.compile(r"<[a-z][^>]*\sstyle="),
        "script without nonce": re.compile(r"<script(?![^>]*(nonce|src)=)[^>]*>"),
    }
    found = [
        f"{name}: {what}"
        for name, text in texts(".html", below="frontend/templates/")
        if "/emails/" not in name and "/mail/" not in name
        for what, pattern in patterns.items()
        if pattern.search(text)
    ]
    assert found == []


def test_styles_know_no_left_and_right() -> None:
    """Arabic reads from the right: only logical properties turn with it."""
    physical = re.compile(
        r"^\s*(?:(?:margin|padding|border)-(?:left|right)|left|right)\s*:|text-align:\s*(?:left|right)",
        re.MULTILINE,
    )
    found = [
        f"{name}: {match[0].strip()}"
        for name, text in texts(".css", below="frontend/src/")
        for match in physical.finditer(text)
    ]
    assert found == []


def test_everything_is_licensed_and_explained() -> None:
    names = {name for name, _text in texts()}
    asked = {"LICENSE", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md"}
    assert asked - names == set()
