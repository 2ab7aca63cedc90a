"""A form as it was filled in: its facts, the rows of its tables by column, and what was written between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.base import Language
from pipeline.reading.imports.document import SourceBlock, SourceParagraph, inline_text

Paragraphs = tuple[SourceParagraph, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what was written in each column; `repeated` are columns whose cell is merged with the one above.

    `across` are the columns that one cell covers, by the first of them.
    """

    cells: Mapping[str, Paragraphs]
    repeated: frozenset[str] = frozenset()
    across: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def text(self, column: str) -> str:
        """The words of a cell on one line."""
        return text_of(self.cells.get(column, ()))

    def __bool__(self) -> bool:
        return any(self.text(column) for column in self.cells)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the meeting: its key, empty where its label is gone, and what was written beside it."""

    key: str
    paragraphs: Paragraphs

    @property
    def text(self) -> str:
        """The words on one line."""
        return text_of(self.paragraphs)


@dataclass
class Sheet:
    """The whole form. `loose` is what stands under a part outside its table, `own` are chapters that somebody added."""

    language: Language
    facts: list[Fact] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    loose: dict[str, list[SourceBlock]] = field(default_factory=dict)
    own: list[tuple[SourceParagraph, list[SourceBlock]]] = field(default_factory=list)
    headless: dict[str, str] = field(default_factory=dict)

    def blocks(self) -> Iterator[SourceBlock]:
        """Everything that was written, in no order that matters."""
        for fact in self.facts:
            yield from fact.paragraphs
        for rows in self.rows.values():
            yield from (each for row in rows for cell in row.cells.values() for each in cell)
        for blocks in self.loose.values():
            yield from blocks
        for heading, blocks in self.own:
            yield from (heading, *blocks)


def text_of(paragraphs: Sequence[SourceParagraph]) -> str:
    """The words of some paragraphs on one line, with their labels and without their notes."""
    return " ".join(" ".join(f"{each.label} {inline_text(each.inlines)}" for each in paragraphs).split())


def words_in(paragraphs: Sequence[SourceParagraph]) -> str:
    """All words of some paragraphs, with labels and notes: what is counted."""
    return " ".join(each.all_words for each in paragraphs)
