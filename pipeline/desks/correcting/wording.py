"""A paragraph as a row of words: where each stands, how it looks, which of them begin a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

Letter = tuple[str, bool, bool]
"""A character, whether it is bold, whether italic."""

_WORD = re.compile(r"\S+")
_END = re.compile(r"[.!?…][\"'”’»)\]]*")
_BEGINNING = re.compile(r"[\"'“‘«(\[¿¡]*(?:\d|[^\W\d_])")
_ABBREVIATION = re.compile(r"[(«“]*(?:[^\W\d_]{1,4}|(?:[^\W\d_]+\.)+[^\W\d_]*)\.")
"""`Ms.`, `Sra.`, `p.`, `EE.UU.`: a short word with a point, or one with points within; a short last word costs nothing."""


class Wording:
    """The words of a paragraph, numbered from 0; what is compared is each word with its look."""

    def __init__(self, letters: Sequence[Letter]) -> None:
        self.text = "".join(letter[0] for letter in letters)
        self.spans = [match.span() for match in _WORD.finditer(self.text)]
        self.keys = [tuple(letters[start:end]) for start, end in self.spans]

    def __len__(self) -> int:
        return len(self.spans)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the words from the one to before the other stand in the text; of none, behind the one before."""
        if start >= end:
            at = self.spans[start - 1][1] if start else 0
            return at, at
        return self.spans[start][0], self.spans[end - 1][1]

    @cached_property
    def sentences(self) -> list[int]:
        """The numbers of the words that begin a sentence, and behind the last the number of all words."""
        words = [self.text[start:end] for start, end in self.spans]
        return [0, *(number for number, (one, two) in enumerate(pairwise(words), 1) if _parts(one, two)), len(words)]

    def stands_once(self, words: str) -> bool:
        """Whether some words stand in the text at one place alone."""
        first = self.text.find(words)
        return first >= 0 and self.text.find(words, first + 1) < 0


def _parts(one: str, two: str) -> bool:
    """Whether a sentence ends with the one word, and another begins with the next."""
    begins = _BEGINNING.match(two)
    if not begins or begins[0][-1].islower() or not re.search(rf"{_END.pattern}$", one):
        return False
    return not is_short_form(one)


def is_short_form(word: str) -> bool:
    """Whether a word ends with a point that may be its own: `Ms.`, `p.m.`."""
    return _ABBREVIATION.fullmatch(word) is not None
