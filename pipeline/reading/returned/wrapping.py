"""Lines kept as they were wrapped: new words of a paragraph take the line ends that stood between words which are still there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from pipeline.reading.editing import Splice

_TOKEN = re.compile(r"\s+|\S+")
_BLANK = re.compile(r"(\s+)")


def wrapped_as(before: str, after: str) -> str:
    """The words of `after` with the line ends of `before` where the word on one side of them stayed.

    Only single blanks become line ends, and never before what might begin a list.
    """
    was, now = _BLANK.split(before), _BLANK.split(after)
    words, others = was[::2], now[::2]
    stayed = dict(_stayed(words, others))
    for number, (here, following) in enumerate(pairwise(others)):
        if now[2 * number + 1] == " ":
            now[2 * number + 1] = _between(was, stayed.get(number), stayed.get(number + 1), following) if here else " "
    return "".join(now)


def splices(path: str, before: str, after: str) -> Iterator[Splice]:
    """The changes of words by which a text of the input becomes another."""
    one, other = _TOKEN.findall(before), _TOKEN.findall(after)
    places = [0]
    for token in one:
        places.append(places[-1] + len(token))
    for kind, start, end, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Splice(path, places[start], places[end], "".join(other[first:last]))


def _stayed(words: list[str], others: list[str]) -> Iterator[tuple[int, int]]:
    """The words that are in both, by their numbers: the new one and the old one."""
    for start, first, size in SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks():
        yield from ((first + number, start + number) for number in range(size))


def _between(was: list[str], here: int | None, following: int | None, word: str) -> str:
    """What stood behind a word that stayed, or before the next that did; a blank where that was no line end."""
    behind = was[2 * here + 1] if here is not None and 2 * here + 1 < len(was) else ""
    ahead = was[2 * following - 1] if following else ""
    if "\n" in ahead:
        return ahead
    return behind if "\n" in behind and word[:1].isalpha() else " "
