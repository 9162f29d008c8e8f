"""One module for each app: what `load_demo` puts into it. Every step may run again."""

from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
