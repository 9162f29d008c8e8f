"""The files of the checkout as git knows them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BINARY = {".glb", ".jpg", ".png", ".woff2", ".webp", ".m4s", ".mp4", ".ts_segment", ".ico"}


@cache
def files() -> list[Path]:
    """All files that are in git or would be added; without git, all but what was built."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return sorted(path for path in paths if path.is_file())


def texts(*suffixes: str, below: str = "") -> list[tuple[str, str]]:
    """Name and content of each text file with one of the suffixes (any, when none is given)."""
    found = []
    for path in files():
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(below) or (suffixes and path.suffix not in suffixes):
            continue
        content = path.read_bytes()
        if path.suffix not in BINARY and b"\0" not in content[:8000]:
            found.append((name, content.decode("utf-8")))
    return found
