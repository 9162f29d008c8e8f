"""One line an instance: what we find, how long it takes, and what others have published."""

import time
from dataclasses import dataclass

from tests.load.cosplib.instance import read
from tests.load.cosplib.model import solve
from tests.load.cosplib.objective import objective

# CoSPLib's exact and extended models (Pylyavskyy, Jacko and Kheiri 2024,
# https://doi.org/10.1016/j.ejor.2024.04.001), solved with Gurobi; None: none published.
PUBLISHED: dict[str, tuple[int | None, int | None]] = {
    "N2OR": (20, 1),
    "GECCO19": (1_000_179, 2_000_070),
    "OR60F2": (660, None),
}
HEAD = f"{'instance':10}{'ours':>12}{'bound':>12}{'seconds':>9}{'exact':>12}{'extended':>12}"


@dataclass(frozen=True)
class Solved:
    """`ours` is counted by `objective`, None without a schedule; `bound` is the model's."""

    name: str
    ours: int | None
    bound: int
    seconds: float

    def __str__(self) -> str:
        exact, extended = ("–" if value is None else str(value) for value in PUBLISHED[self.name])
        ours = "–" if self.ours is None else str(self.ours)
        return (
            f"{self.name:10}{ours:>12}{self.bound:>12}{self.seconds:>9.1f}{exact:>12}{extended:>12}"
        )


def solved(name: str, seconds: float) -> Solved:
    instance = read(name)
    started = time.monotonic()
    schedule, found = solve(instance, seconds)
    took = time.monotonic() - started
    ours = objective(instance, schedule) if schedule is not None else None
    return Solved(name, ours, found.bound, took)
