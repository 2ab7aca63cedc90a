"""How much of a paragraph a correction quotes: as little as makes it unmistakable, in whole words.

One word is quoted alone where it stands in the paragraph once, else with its neighbours; a sentence of which several words
changed is quoted whole, and so is a paragraph of which most changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from pipeline.desks.correcting.wording import Letter, Wording, is_short_form

_NEAR = 3
"""Changes with fewer words than this between them are quoted together."""
_SEVERAL = 3
"""So many changes in one sentence make it easier to read whole."""
_MOST = 0.5
"""The share of words from which a sentence or a paragraph is quoted whole."""
_FEWEST_LETTERS = 4
_ENDINGS = ".,;:!?…)]»”’\"'"
_OPENINGS = "([«“‘\"'¿¡"

Range = tuple[int, int]
"""Words of the earlier wording, by their numbers: the first, and the one behind the last."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of the earlier wording, and those of the later one that take their place."""

    start: int
    end: int
    new_start: int
    new_end: int


def quotes_of(before: Sequence[Letter], after: Sequence[Letter]) -> tuple[Quote, ...]:
    """What is quoted of a paragraph that changed, in its order; the quotes don't overlap, and each stands there once.

    Put in the place of what they quote, the later words make the later paragraph of the earlier one.
    """
    return tuple(_Quoting(Wording(before), Wording(after)).quotes())


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Words that differ, by their numbers on both sides."""

    start: int
    end: int
    new_start: int
    new_end: int

    @property
    def more(self) -> int:
        """By how many words the paragraph grew here."""
        return (self.new_end - self.new_start) - (self.end - self.start)


class _Quoting:
    """Finds the quotes of one paragraph."""

    def __init__(self, one: Wording, other: Wording) -> None:
        self._one, self._other = one, other
        matcher = SequenceMatcher(None, one.keys, other.keys, autojunk=False)
        self._hunks = [_Hunk(*ends) for kind, *ends in matcher.get_opcodes() if kind != "equal"]

    def quotes(self) -> Iterator[Quote]:
        """Each quote, without the signs at its ends that both wordings have."""
        if not self._hunks:
            return
        whole = (0, len(self._one))
        ranges = [whole]
        if self._share(*whole) <= _MOST:
            ranges = self._grown(self._by_sentences(_joined([(h.start, h.end) for h in self._hunks], _NEAR)))
        if sum(end - start for start, end in ranges) > _MOST * len(self._one) and len(ranges) > 1:
            ranges = [whole]
        for start, end in ranges:
            quote = self._quote(start, end)
            yield quote if (start, end) == whole else self._trimmed(quote)

    def _inside(self, start: int, end: int) -> list[_Hunk]:
        """What changed between two words, and what is put in right before and behind them."""
        return [hunk for hunk in self._hunks if start <= hunk.start and hunk.end <= end]

    def _share(self, start: int, end: int) -> float:
        """The share of words that changed between two, as it was or as it is, whichever is more."""
        inside = self._inside(start, end)
        gone, new = (
            sum(hunk.end - hunk.start for hunk in inside),
            sum(hunk.new_end - hunk.new_start for hunk in inside),
        )
        return max(gone / max(end - start, 1), new / max(end - start + sum(hunk.more for hunk in inside), 1))

    def _by_sentences(self, ranges: Sequence[Range]) -> list[Range]:
        """The ranges; of a sentence that has several, or of which most changed, there is one left, which is all of it."""
        made = list(ranges)
        for start, end in pairwise(self._one.sentences):
            here = [each for each in ranges if start <= each[0] and each[1] <= end and each[0] < end]
            if len(here) >= _SEVERAL or (here and end - start > 1 and self._share(start, end) > _MOST):
                made.append((start, end))
        return _joined(made, 1)

    def _grown(self, ranges: Sequence[Range]) -> list[Range]:
        """The ranges, each with as many neighbours as it takes to stand in the paragraph once."""
        current = list(ranges)
        while True:
            grown = _joined([self._grow(*each) for each in current], 1)
            if grown == current:
                return current
            current = grown

    def _grow(self, start: int, end: int) -> Range:
        """One word more, the following one first and then by turns, none of another sentence while there are others."""
        if self._is_enough(start, end):
            return start, end
        last, sentences = len(self._one), self._one.sentences
        follows, precedes = end < last, start > 0
        if end not in sentences or start not in sentences:
            follows, precedes = end not in sentences, start not in sentences
        is_turn = end == start or (end - start) % 2 == 1
        return (start, end + 1) if follows and (is_turn or not precedes) else (start - 1, end)

    def _is_enough(self, start: int, end: int) -> bool:
        if (start, end) == (0, len(self._one)):
            return True
        return self._is_good(self._quote(start, end))

    def _is_good(self, quote: Quote) -> bool:
        """Whether both sides of a quote can be told from anything else, and the quoted words stand there once."""
        old, new = self._words(quote)
        return min(_letters(old), _letters(new)) >= _FEWEST_LETTERS and self._one.stands_once(old)

    def _words(self, quote: Quote) -> tuple[str, str]:
        return self._one.text[quote.start : quote.end], self._other.text[quote.new_start : quote.new_end]

    def _quote(self, start: int, end: int) -> Quote:
        """The quote of a range, out of which no change reaches."""
        inside = self._inside(start, end)
        shift = sum(hunk.more for hunk in self._hunks if hunk.end <= start and hunk not in inside)
        more = sum(hunk.more for hunk in inside)
        return Quote(*self._one.span(start, end), *self._other.span(start + shift, end + shift + more))

    def _trimmed(self, quote: Quote) -> Quote:
        """The quote without the signs that both wordings have at an end, if it still can be told from anything else."""
        while True:
            old, new = self._words(quote)
            shorter = quote
            if _ends_alike(old, new):
                shorter = Quote(quote.start, quote.end - 1, quote.new_start, quote.new_end - 1)
            elif old[:1] == new[:1] and old[:1] in _OPENINGS:
                shorter = Quote(quote.start + 1, quote.end, quote.new_start + 1, quote.new_end)
            if shorter == quote or not self._is_good(shorter):
                return quote
            quote = shorter


def _joined(ranges: Iterable[Range], near: int) -> list[Range]:
    """The ranges in order, those with fewer words than `near` between them as one; with 1, those that touch."""
    made: list[Range] = []
    for start, end in sorted(ranges):
        if made and start - made[-1][1] < near:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _ends_alike(old: str, new: str) -> bool:
    """Whether both end with one sign that says nothing of the change: not where a sentence was put behind another."""
    if old[-1:] != new[-1:] or old[-1:] not in _ENDINGS or is_short_form(old.split(" ")[-1]):
        return False
    return not (new.startswith(old) or old.startswith(new))


def _letters(words: str) -> int:
    return sum(sign.isalnum() for sign in words)
