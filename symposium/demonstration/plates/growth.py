"""Branching by space colonization: twigs grow towards the free places around them.

After Runions, Lane and Prusinkiewicz, "Modeling Trees with a Space Colonization Algorithm" (2007).
"""

import math
from collections import defaultdict
from dataclasses import dataclass, field

from .geometry import Point


@dataclass
class Tree:
    """Nodes in order of growth; `parents[k]` is the node that k grew from, or -1 for a root."""

    nodes: list[Point] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)

    def widths(self, tip: float, power: float) -> list[float]:
        """The width at each node: what flows through a twig adds up downwards (pipe model)."""
        flow = [0.0] * len(self.nodes)
        for k in range(len(self.nodes) - 1, -1, -1):
            flow[k] = flow[k] or tip**power
            if (parent := self.parents[k]) >= 0:
                flow[parent] += flow[k]
        return [value ** (1 / power) for value in flow]

    def branches(self) -> list[list[int]]:
        """The tree as polylines of node indices, each from its fork to its tip; trunk first."""
        children: dict[int, list[int]] = defaultdict(list)
        for k, parent in enumerate(self.parents):
            children[parent].append(k)
        weight = [1] * len(self.nodes)
        for k in range(len(self.nodes) - 1, -1, -1):
            if self.parents[k] >= 0:
                weight[self.parents[k]] += weight[k]
        lines: list[list[int]] = []
        starts = [(-1, root) for root in children[-1]]
        while starts:
            fork, at = starts.pop(0)
            line = [at] if fork < 0 else [fork, at]
            while children[at]:
                first, *others = sorted(children[at], key=lambda k: -weight[k])
                starts.extend((at, other) for other in others)
                line.append(first)
                at = first
            lines.append(line)
        return lines


def colonize(
    tree: Tree, places: list[Point], *, step: float, reach: float, kill: float, rounds: int = 400
) -> Tree:
    """Grow `tree` towards `places` (pixels); each place falls silent once a node comes within
    `kill`. Cost: rounds × living places, each looked up in a grid."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for k, (x, y) in enumerate(tree.nodes):
        cells[int(x // reach), int(y // reach)].append(k)
    nearest = {place: _nearest(tree, cells, place, reach) for place in places}
    taken = {(round(x), round(y)) for x, y in tree.nodes}
    for _ in range(rounds):
        pulls: dict[int, list[Point]] = defaultdict(list)
        for place, (node, _distance) in nearest.items():
            if node >= 0:
                pulls[node].append(place)
        grown = [
            (parent, point)
            for parent, wanted in pulls.items()
            if (point := _step(tree, parent, wanted, step)) is not None
            # Two places that pull one node in turn would make it grow the same twig forever.
            and (round(point[0]), round(point[1])) not in taken
        ]
        if not grown:
            break
        for parent, (x, y) in grown:
            taken.add((round(x), round(y)))
            index = len(tree.nodes)
            tree.nodes.append((x, y))
            tree.parents.append(parent)
            cells[int(x // reach), int(y // reach)].append(index)
            for place, (_node, distance) in nearest.items():
                if (found := math.hypot(place[0] - x, place[1] - y)) < min(distance, reach):
                    nearest[place] = (index, found)
        nearest = {place: near for place, near in nearest.items() if near[1] > kill}
    return tree


def _nearest(
    tree: Tree, cells: dict[tuple[int, int], list[int]], place: Point, reach: float
) -> tuple[int, float]:
    best, distance = -1, math.inf
    column, row = int(place[0] // reach), int(place[1] // reach)
    for k in (
        k for dx in (-1, 0, 1) for dy in (-1, 0, 1) for k in cells.get((column + dx, row + dy), ())
    ):
        x, y = tree.nodes[k]
        found = math.hypot(place[0] - x, place[1] - y)
        if found < min(distance, reach):
            best, distance = k, found
    return best, distance


def _step(tree: Tree, parent: int, wanted: list[Point], step: float) -> Point | None:
    x, y = tree.nodes[parent]
    dx = dy = 0.0
    for px, py in wanted:
        length = math.hypot(px - x, py - y) or 1.0
        dx, dy = dx + (px - x) / length, dy + (py - y) / length
    length = math.hypot(dx, dy)
    if length < 0.05 * len(wanted):  # pulled apart evenly: it would tremble on the spot
        return None
    return x + dx / length * step, y + dy / length * step
