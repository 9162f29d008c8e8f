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


Cell = tuple[int, int]


def colonize(
    tree: Tree, places: list[Point], *, step: float, reach: float, kill: float, rounds: int = 400
) -> Tree:
    """Grow `tree` towards `places` (pixels); a place falls silent once a node is within `kill`.

    Places lie in a grid of cells `reach` wide: a new node looks at its neighbors only.
    """
    nodes = {(round(x), round(y)) for x, y in tree.nodes}
    cells: dict[Cell, dict[Point, tuple[int, float]]] = defaultdict(dict)
    for place in places:
        cells[_cell(place, reach)][place] = (-1, reach)
    for index, node in enumerate(tree.nodes):
        _notice(cells, index, node, reach, kill)
    for _ in range(rounds):
        pulls: dict[int, list[Point]] = defaultdict(list)
        for cell in cells.values():
            for place, (index, _distance) in cell.items():
                if index >= 0:
                    pulls[index].append(place)
        grown = False
        for parent, wanted in pulls.items():
            point = _step(tree, parent, wanted, step)
            # Two places that pull one node in turn would make it grow the same twig forever.
            if point is None or (round(point[0]), round(point[1])) in nodes:
                continue
            grown = True
            nodes.add((round(point[0]), round(point[1])))
            tree.nodes.append(point)
            tree.parents.append(parent)
            _notice(cells, len(tree.nodes) - 1, point, reach, kill)
        if not grown:
            break
    return tree


def _cell(place: Point, reach: float) -> Cell:
    return int(place[0] // reach), int(place[1] // reach)


def _notice(
    cells: dict[Cell, dict[Point, tuple[int, float]]],
    index: int,
    node: Point,
    reach: float,
    kill: float,
) -> None:
    """Let the places around a node know it, and silence those that it has come to."""
    x, y = node
    column, row = _cell(node, reach)
    for near in ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
        if not (cell := cells.get(near)):
            continue
        for place in list(cell):
            distance = math.hypot(place[0] - x, place[1] - y)
            if distance <= kill:
                del cell[place]
            elif distance < cell[place][1]:
                cell[place] = (index, distance)


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
