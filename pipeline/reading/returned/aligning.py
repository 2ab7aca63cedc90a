"""Two versions of a text side by side: which passage of the one is which of the other, though its words were changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

Pair = tuple[int | None, int | None]

_WORD = re.compile(r"\s*\w+|\s*[^\w\s]|\s+$")
_ALIKE = 0.45
"""The share of words from which two passages in the same place are one that was changed."""
_MOST_CELLS = 40_000


def align(one: Sequence[str], other: Sequence[str]) -> list[Pair]:
    """The passages of both in order, each pair by number; None stands where one version has nothing.

    >>> align(["a b c", "d"], ["x", "a b d", "d"])
    [(None, 0), (0, 1), (1, 2)]
    """
    pairs: list[Pair] = []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            pairs += zip(range(start, end), range(other_start, other_end), strict=True)
        else:
            first, second = one[start:end], other[other_start:other_end]
            for left, right in _likely(first, second):
                pairs.append((None if left is None else left + start, None if right is None else right + other_start))
    return pairs


def _likely(one: Sequence[str], other: Sequence[str]) -> list[Pair]:
    """The pairs of passages that are none the same: those most alike together, the order kept."""
    if not one or not other or len(one) * len(other) > _MOST_CELLS:
        return [*((number, None) for number in range(len(one))), *((None, number) for number in range(len(other)))]
    best = _best(one, other)
    pairs: list[Pair] = []
    left = right = 0
    while left < len(one) or right < len(other):
        if left < len(one) and right < len(other) and _joined(one, other, best, left, right):
            pairs.append((left, right))
            left, right = left + 1, right + 1
        elif right < len(other) and (left == len(one) or best[left][right + 1] >= best[left + 1][right]):
            pairs.append((None, right))
            right += 1
        else:
            pairs.append((left, None))
            left += 1
    return pairs


def _best(one: Sequence[str], other: Sequence[str]) -> list[list[float]]:
    """The most likeness that can be had from each pair of places on."""
    best = [[0.0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for left in range(len(one) - 1, -1, -1):
        for right in range(len(other) - 1, -1, -1):
            likeness = alike(one[left], other[right])
            joined = best[left + 1][right + 1] + likeness if likeness >= _ALIKE else 0.0
            best[left][right] = max(joined, best[left + 1][right], best[left][right + 1])
    return best


def _joined(one: Sequence[str], other: Sequence[str], best: list[list[float]], left: int, right: int) -> bool:
    likeness = alike(one[left], other[right])
    return likeness >= _ALIKE and best[left][right] == best[left + 1][right + 1] + likeness


@cache
def alike(one: str, other: str) -> float:
    """How alike two passages are by their words: 1 for the same, 0 for strangers; a sentence within a longer one counts."""
    first, second = one.split(), other.split()
    if not first or not second:
        return 0.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.quick_ratio() < _ALIKE and not set(first) & set(second):
        return 0.0
    same = sum(block.size for block in matcher.get_matching_blocks())
    return max(2 * same / (len(first) + len(second)), 0.9 * same / min(len(first), len(second)) if same > 3 else 0.0)


def moved(one: Sequence[str], other: Sequence[str], pairs: Sequence[Pair], shortest: int = 20) -> dict[int, int]:
    """The passages of the other version that stood elsewhere in the one, word for word: its number by theirs."""
    waiting: dict[str, list[int]] = {}
    for left, right in pairs:
        if right is None and left is not None and len(one[left]) >= shortest:
            waiting.setdefault(one[left], []).append(left)
    found: dict[int, int] = {}
    for left, right in pairs:
        if left is None and right is not None and waiting.get(other[right]):
            found[right] = waiting[other[right]].pop(0)
    return found


def in_order(numbers: Sequence[int]) -> frozenset[int]:
    """The most of some numbers that stand in rising order: what was not moved."""
    best: list[list[int]] = []
    for number in numbers:
        before = [run for run in best if run[-1] < number]
        best.append([*_longest(before), number])
    return frozenset(_longest(best))


def _longest(runs: Sequence[list[int]]) -> list[int]:
    return max(runs, key=len) if runs else []


def word_pieces(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Two wordings as pieces: `("=", words)` in both, `("-", words)` in the first alone, `("+", words)` in the second.

    Each word has its blanks before it, each sign stands by itself.
    """
    first, second = _WORD.findall(one), _WORD.findall(other)
    for kind, start, end, other_start, other_end in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "=", "".join(first[start:end])
            continue
        if end > start:
            yield "-", "".join(first[start:end])
        if other_end > other_start:
            yield "+", "".join(second[other_start:other_end])
