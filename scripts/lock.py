"""`make lock`: pins every package with its hashes, for all our Pythons and platforms at once."""

from __future__ import annotations

import subprocess
import sys

import machine
from machine import BIN, ROOT

LOCKS = {
    "runtime": ["pyproject.toml"],
    "dev": ["pyproject.toml", "--group", "dev", "--constraint", "requirements/runtime.txt"],
    "node": ["requirements/node.in"],
}


def lock() -> int:
    for name, sources in LOCKS.items():
        subprocess.run(
            [
                *(str(BIN / "uv"), "pip", "compile", "--quiet", "--universal"),
                *("--python-version", ".".join(map(str, machine.OLDEST_PYTHON))),
                *("--generate-hashes", "--no-emit-index-url", "--no-annotate"),
                *("--custom-compile-command", "make lock"),
                *("--output-file", f"requirements/{name}.txt"),
                *sources,
                *sys.argv[1:],
            ],
            cwd=ROOT,
            check=True,
        )
    return 0


if __name__ == "__main__":
    machine.main(lock)
