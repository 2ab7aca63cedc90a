"""Two long rows of passages side by side: rare words find what belongs together, the aligner settles what lies between."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pipeline.reading.returned.aligning import Pair, align, alike

_FEW = 40
"""Passages on each side of a gap that the aligner may settle by itself: it holds each against each."""
_RARE = 6
"""Passages of one side in which a word may stand and still tell them from others."""
_SURE = 0.6
"""The likeness from which two passages that share rare words are taken for one."""
_MOVED_AND_CHANGED = 0.75
_SHORTEST_MOVED = 20
_SHORTEST_CHANGED = 60


def line_up(one: Sequence[str], other: Sequence[str]) -> list[Pair]:
    """The passages of both in order, each pair by number, None where one has nothing; what is gone stands before what is new.

    >>> line_up(["a b c", "d"], ["x", "a b d", "d"])
    [(None, 0), (0, 1), (1, 2)]
    """
    if list(other) < list(one):  # the same whichever comes first
        return _settled([(left, right) for right, left in _paired(other, one)], len(one), len(other))
    return _settled(_paired(one, other), len(one), len(other))


def moved(one: Sequence[str], other: Sequence[str], pairs: Sequence[Pair]) -> dict[int, int]:
    """What of the other stood elsewhere in the one: its number there by its number here; a few words may have changed.

    Short passages are never taken for moved: a "Noted." is nowhere at home.
    """
    gone = [left for left, right in pairs if right is None and left is not None and len(one[left]) >= _SHORTEST_MOVED]
    new = [
        right for left, right in pairs if left is None and right is not None and len(other[right]) >= _SHORTEST_MOVED
    ]
    if list(other) < list(one):
        return {right: left for left, right in _elsewhere(other, one, new, gone).items()}
    return _elsewhere(one, other, gone, new)


def _elsewhere(one: Sequence[str], other: Sequence[str], gone: Sequence[int], new: Sequence[int]) -> dict[int, int]:
    """What of the other stood elsewhere in the one: first what is the same word for word, then what is most alike."""
    found: dict[int, int] = {}
    waiting: dict[str, list[int]] = defaultdict(list)
    for left in gone:
        waiting[one[left]].append(left)
    for right in new:
        if waiting[other[right]]:
            found[right] = waiting[other[right]].pop(0)
    taken = set(found.values())
    candidates = _candidates(
        {left: one[left] for left in gone if left not in taken and len(one[left]) >= _SHORTEST_CHANGED},
        {right: other[right] for right in new if right not in found and len(other[right]) >= _SHORTEST_CHANGED},
    )
    for likeness, left, right in candidates:
        if likeness >= _MOVED_AND_CHANGED and left not in taken and right not in found:
            found[right] = left
            taken.add(left)
    return found


def _paired(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs alone, in rising order on both sides."""
    pairs: list[tuple[int, int]] = []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            pairs += zip(range(start, end), range(other_start, other_end), strict=True)
        elif kind == "replace":
            pairs += _within(one, other, range(start, end), range(other_start, other_end))
    return pairs


def _within(one: Sequence[str], other: Sequence[str], left: range, right: range) -> Iterator[tuple[int, int]]:
    """The pairs of a stretch in which no two passages are the same."""
    if len(left) <= _FEW and len(right) <= _FEW:
        for first, second in align([one[n] for n in left], [other[n] for n in right]):
            if first is not None and second is not None:
                yield left[first], right[second]
        return
    anchors = _anchors({n: one[n] for n in left}, {n: other[n] for n in right})
    start, other_start = left.start, right.start
    for first, second in (*anchors, (left.stop, right.stop)):
        inner, other_inner = range(start, first), range(other_start, second)
        if anchors and inner and other_inner:
            yield from _within(one, other, inner, other_inner)
        if first < left.stop:
            yield first, second
        start, other_start = first + 1, second + 1


def _anchors(one: dict[int, str], other: dict[int, str]) -> list[tuple[int, int]]:
    """Passages that are surely one and stand in the same order on both sides."""
    left_taken: set[int] = set()
    right_taken: set[int] = set()
    sure: list[tuple[int, int]] = []
    for likeness, left, right in _candidates(one, other):
        if likeness >= _SURE and left not in left_taken and right not in right_taken:
            sure.append((left, right))
            left_taken.add(left)
            right_taken.add(right)
    return _rising(sorted(sure))


def _candidates(one: dict[int, str], other: dict[int, str]) -> list[tuple[float, int, int]]:
    """Pairs that share rare words, with their likeness, the most alike first."""
    homes, other_homes = _homes(one), _homes(other)
    shared: Counter[tuple[int, int]] = Counter()
    for word, lefts in homes.items():
        rights = other_homes.get(word, [])
        if len(lefts) <= _RARE and len(rights) <= _RARE:
            shared.update((left, right) for left in lefts for right in rights)
    likely: dict[int, list[int]] = defaultdict(list)
    for (left, right), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if len(likely[left]) < _RARE:
            likely[left].append(right)
    found = [(alike(one[left], other[right]), left, right) for left, rights in likely.items() for right in rights]
    return sorted(found, key=lambda item: (-item[0], item[1], item[2]))


def _homes(passages: dict[int, str]) -> dict[str, list[int]]:
    """The passages in which each word stands."""
    homes: dict[str, list[int]] = defaultdict(list)
    for number, text in passages.items():
        for word in dict.fromkeys(text.split()):
            homes[word].append(number)
    return homes


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of some pairs, in the order of their first numbers, whose second numbers rise too (patience sorting)."""
    ends: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for number, (_, right) in enumerate(pairs):
        place = bisect_left(ends, right)
        before.append(piles[place - 1] if place else -1)
        if place == len(ends):
            ends.append(right)
            piles.append(number)
        else:
            ends[place], piles[place] = right, number
    found: list[tuple[int, int]] = []
    at = piles[-1] if piles else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _settled(pairs: Sequence[tuple[int, int]], length: int, other_length: int) -> list[Pair]:
    """The pairs with all that is in none: before each pair first what is gone, then what is new."""
    made: list[Pair] = []
    left = right = 0
    for first, second in (*pairs, (length, other_length)):
        made += [(number, None) for number in range(left, first)]
        made += [(None, number) for number in range(right, second)]
        if first < length:
            made.append((first, second))
        left, right = first + 1, second + 1
    return made
