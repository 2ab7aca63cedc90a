"""Two settings of the same words: on which printed pages other words stand in the one than in the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.pdf.paragraphs import letters_of
from pipeline.pdf.reading import read_facts
from pipeline.pdf.text import page_texts


@dataclass(frozen=True, slots=True)
class Repaging:
    """What became of the pages: the printed numbers of those that hold other words now, in order; the last number of each."""

    changed: tuple[str, ...]
    last_before: str
    last_after: str

    @property
    def is_same(self) -> bool:
        """Whether every page number that somebody may have cited still leads to the same words."""
        return not self.changed and self.last_before == self.last_after


def repaging(before: bytes, after: bytes) -> Repaging:
    """What became of the printed pages from one PDF to the other, which say the same.

    A page is told by its letters whatever their order, so that neither a hyphen at the end of a line nor the order in which an
    engine writes makes it another. OutputError O001 for a PDF that can't be read.
    """
    one, other = dict(_pages(before)), dict(_pages(after))
    changed = tuple(number for number, letters in one.items() if other.get(number) != letters)
    return Repaging(changed, [*one][-1], [*other][-1])


def _pages(pdf: bytes) -> Iterator[tuple[str, str]]:
    """The printed number of each page, and its letters in the order of the alphabet."""
    for number, text in zip(read_facts(pdf).labels, page_texts(pdf), strict=True):
        yield number, "".join(sorted(letters_of(text)))
