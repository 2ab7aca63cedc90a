"""Numbering: which commitment of a report is which of the ledger, whatever was put in, taken out or moved since.

A number is given to words, once. What has the same words in any language has the same number; what was reworded has
that of the words it is most like. So a conclusion that is put in before others changes no number but gets its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.reading.imports.words import squeezed

_ALIKE = 0.6
"""The share of words in common from which other words are the same commitment, reworded."""

_MOST_PAIRS = 40_000  # beyond that a report was written anew, and looking for what is alike would take minutes


@dataclass(frozen=True, slots=True)
class Match:
    """An item by its place in the report, the number that it has; whether its words are others now in every language."""

    item: int
    number: int
    is_reworded: bool = False


def matches(known: Mapping[int, Sequence[str]], items: Sequence[Sequence[str]]) -> Iterator[Match]:
    """Which items have which numbers.

    `known` are the words of each number, `items` those of each item, in each of the languages; items without a match are new,
    numbers without one are gone.
    """
    left = dict(sorted(known.items()))
    free = dict(enumerate(items))
    for match in _same(left, items):
        del left[match.number], free[match.item]
        yield match
    yield from _alike(left, free)


def _same(known: Mapping[int, Sequence[str]], items: Sequence[Sequence[str]]) -> list[Match]:
    """Items that have the very words of a number in some language; of several alike, the first for the first."""
    by_words: dict[str, list[int]] = {}
    for at, texts in enumerate(items):
        for words in {squeezed(text) for text in texts}:
            by_words.setdefault(words, []).append(at)
    found: list[Match] = []
    taken: set[int] = set()
    for number, said in known.items():
        places = (at for text in said for at in by_words.get(squeezed(text), ()) if at not in taken)
        for at in [*places][:1]:
            taken.add(at)
            found.append(Match(at, number))
    return found


def _alike(known: Mapping[int, Sequence[str]], items: Mapping[int, Sequence[str]]) -> Iterator[Match]:
    """The likeliest pairs of what is left, the likeliest first."""
    if len(known) * len(items) > _MOST_PAIRS:
        return
    pairs = [
        (-likeness, number, at)
        for number, said in known.items()
        for at, texts in items.items()
        if (likeness := max((_likeness(text, other) for text in said for other in texts), default=0.0)) >= _ALIKE
    ]
    numbers, places = set[int](), set[int]()
    for _, number, at in sorted(pairs):
        if number not in numbers and at not in places:
            numbers.add(number)
            places.add(at)
            yield Match(at, number, is_reworded=True)


def _likeness(one: str, other: str) -> float:
    """How alike two texts are by their words, from 0 to 1."""
    matcher = SequenceMatcher(None, one.casefold().split(), other.casefold().split(), autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()
