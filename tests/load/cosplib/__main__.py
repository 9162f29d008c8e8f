"""`python -m tests.load.cosplib`: our objective beside the published ones."""

import argparse

from tests.load.cosplib import report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=list(report.PUBLISHED))
    parser.add_argument("--seconds", type=float, default=60)
    asked = parser.parse_args()
    print(report.HEAD)  # noqa: T201 - a bench shows its figures
    for name in asked.names:
        print(report.solved(name, asked.seconds), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
