"""Load tests run only when they are asked for: `make bench`, or `pytest tests/load`."""

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    wanted = any(
        Path(argument).resolve() in {Path(__file__).parent, collection_path}
        for argument in config.args
    )
    return None if wanted else True
