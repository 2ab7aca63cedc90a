"""Which item of one edition is which of another: by their order, and where one has more than the other by what they hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from pipeline.rules.edition_side import Side

Pairs = tuple[tuple[int | None, int | None], ...]
"""Numbers of items, here and there; None where one side has none."""

LISTS = ("interventions", "conclusions", "recommendations", "sections", "annexes")
"""The lists whose items hold prose."""

_MOST = 400
"""Lists longer than this are taken in their order, since comparing each item with each costs time."""

_ITEM = re.compile(r"(\w+)\[(\d+)\](.*)")
_APART = 1.9


@dataclass
class Counterparts:
    """The items of two editions that belong together; each list is gone through once."""

    here: Side
    there: Side
    _found: dict[str, Pairs] = field(default_factory=dict)

    def items(self, name: str) -> Pairs:
        """The items of a list, in the order of this edition."""
        if name not in self._found:
            here, there = (len(getattr(side.report, name)) for side in (self.here, self.there))
            in_step = here == there or here * there > _MOST**2
            self._found[name] = (
                _in_step(here, there) if in_step else aligned(self.here.marks(name), self.there.marks(name))
            )
        return self._found[name]

    def path(self, path: str) -> str | None:
        """The field of the other edition that belongs to one of this; None if there is none."""
        return moved(path, self.items, 0)


def moved(path: str, pairs: Callable[[str], Pairs], side: int) -> str | None:
    """The field that belongs to one of a side (0 or 1), by the pairs of each list; None if there is none."""
    match = _ITEM.fullmatch(path)
    if match is None or match[1] not in LISTS:
        return path
    other = next((pair[1 - side] for pair in pairs(match[1]) if pair[side] == int(match[2])), None)
    return None if other is None else f"{match[1]}[{other}]{match[3]}"


def aligned(here: Sequence[Counter[Hashable]], there: Sequence[Counter[Hashable]]) -> Pairs:
    """The pairs of two lists: in their order where they are of one length, else those that hold most in common."""
    if len(here) == len(there):
        return _in_step(len(here), len(there))
    return best_pairs(len(here), len(there), lambda one, two: _distance(here[one], there[two]))


def _in_step(here: int, there: int) -> Pairs:
    """Two lists in their order, those of the longer one left over at the end."""
    return tuple((n if n < here else None, n if n < there else None) for n in range(max(here, there)))


def _distance(one: Counter[Hashable], two: Counter[Hashable]) -> float:
    """From 0 for what holds the same to 1.9 for what has nothing in common; two that hold nothing are as good as any."""
    both = one.total() + two.total()
    return _APART * (1 - 2 * (one & two).total() / both) if both else _APART / 2


def best_pairs(here: int, there: int, distance: Callable[[int, int], float]) -> Pairs:
    """The cheapest way to go through two lists in step, a lonely item costing 1 and a pair its distance."""
    cost = [[0.0] * (there + 1) for _ in range(here + 1)]
    for one in range(here, -1, -1):
        for two in range(there, -1, -1):
            if one < here or two < there:
                cost[one][two] = min(step for step, _, _ in _steps(one, two, here, there, cost, distance))
    pairs: list[tuple[int | None, int | None]] = []
    one = two = 0
    while one < here or two < there:
        _, next_one, next_two = min(_steps(one, two, here, there, cost, distance), key=lambda step: step[0])
        pairs.append((one if next_one > one else None, two if next_two > two else None))
        one, two = next_one, next_two
    return tuple(pairs)


def _steps(
    one: int, two: int, here: int, there: int, cost: list[list[float]], distance: Callable[[int, int], float]
) -> list[tuple[float, int, int]]:
    """What each next step costs to the end, and where it leads: a pair first, so that it wins where all cost the same."""
    steps: list[tuple[float, int, int]] = []
    if one < here and two < there:
        steps.append((distance(one, two) + cost[one + 1][two + 1], one + 1, two + 1))
    if one < here:
        steps.append((1 + cost[one + 1][two], one + 1, two))
    if two < there:
        steps.append((1 + cost[one][two + 1], one, two + 1))
    return steps
