"""Where words stand in a PDF of ours: the printed page, the paragraph on it, the line; for who has to point at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.pdf.paragraphs import Printed, PrintedParagraph, letters_of, printed_paragraphs

_ALIKE = 0.8
"""The share of letters from which a paragraph that a page has otherwise (the page of a reference) is the one meant."""
_SHORTEST = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that are looked for: a whole paragraph as the report has it, and what of it stands before the place meant."""

    paragraph: str
    before: str = ""


def where_printed(pdf: bytes, wanted: Sequence[Wanted], name: str = "") -> tuple[Printed | None, ...]:
    """Where each of the words is printed; None for a paragraph that the pages don't have.

    They are looked for in the order given: of two paragraphs that say the same, the second follows the first.
    OutputError O001 if the PDF can't be read.
    """
    return tuple(Pages(printed_paragraphs(pdf, name)).places(wanted))


@dataclass(frozen=True)
class FoundParagraph:
    """A paragraph of the report, by its letters and figures, and where it is printed."""

    letters: str
    printed: PrintedParagraph

    def at(self, before: str) -> Printed:
        """Where the word is printed before which these words stand in the report; behind the last, the last line."""
        return self.printed.at(_shifted(self.letters, self.printed.letters, len(letters_of(before))))


class Pages:
    """The printed paragraphs of one PDF, to be searched."""

    def __init__(self, paragraphs: Sequence[PrintedParagraph]) -> None:
        self._paragraphs = paragraphs
        self._numbers: dict[str, list[int]] = {}
        for number, paragraph in enumerate(paragraphs):
            self._numbers.setdefault(paragraph.letters, []).append(number)

    def places(self, wanted: Iterable[Wanted]) -> Iterator[Printed | None]:
        """The places of words, each looked for behind the one before it first."""
        several = list(wanted)
        for each, found in zip(several, self.found(each.paragraph for each in several), strict=True):
            yield found.at(each.before) if found else None

    def found(self, paragraphs: Iterable[str]) -> Iterator[FoundParagraph | None]:
        """The printed paragraphs of some that the report has, in its order; None for one that is not on the pages."""
        last = -1
        for words in paragraphs:
            letters = letters_of(words)
            number = self._find(letters, last)
            last = last if number is None else number
            yield None if number is None else FoundParagraph(letters, self._paragraphs[number])

    def tables_on(self, sheet: int) -> int:
        """How many tables stand on a page of the file, or go on there."""
        return max(
            (each.lines[0].place.table for each in self._paragraphs if each.lines[0].place.sheet == sheet), default=0
        )

    def _find(self, letters: str, last: int) -> int | None:
        """The next paragraph with these letters, else the first; else one that has them with a little more."""
        if not letters:
            return None
        exact = self._numbers.get(letters, [])
        if exact:
            return next((number for number in exact if number > last), exact[0])
        if len(letters) < _SHORTEST:
            return None
        likely = [(self._likeness(letters, number), -number) for number in range(len(self._paragraphs))]
        best, number = max(likely, default=(0.0, 0))
        return -number if best >= _ALIKE else None

    def _likeness(self, letters: str, number: int) -> float:
        """How alike a paragraph is that begins or ends with the same letters, or has all of them in it; else nothing."""
        printed = self._paragraphs[number].letters
        if letters in printed:
            return 1.0
        ends = letters[:_SHORTEST] == printed[:_SHORTEST] or letters[-_SHORTEST:] == printed[-_SHORTEST:]
        return SequenceMatcher(None, letters, printed, autojunk=False).ratio() if ends else 0.0


def _shifted(wanted: str, printed: str, letters: int) -> int:
    """How many letters stand before the place on the page, where there are so many before it in the report."""
    if wanted == printed:
        return letters
    for start, other, size in SequenceMatcher(None, wanted, printed, autojunk=False).get_matching_blocks():
        if letters < start + size or size == 0:
            return other + max(letters - start, 0)
    return letters
