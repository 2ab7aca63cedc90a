"""A passage: what a prose field says, as blocks and runs, each knowing the offset in the field where it begins."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; `language` and `target` are empty where there is none, `line_break` never occurs within."""

    text: str
    start: int
    bold: bool = False
    italic: bool = False
    language: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a note in the text, with what the note says."""

    label: str
    start: int
    runs: tuple[Run, ...] = ()


Inline = Run | NoteMark


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text, its hard wraps joined."""

    inlines: tuple[Inline, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A sub-heading; `level` is 3 for `###`, 4 for `####`."""

    inlines: tuple[Inline, ...]
    start: int
    level: int


class ListMark(StrEnum):
    """How the items of a list are marked."""

    DASH = "-"
    NUMBER_DOT = "1."
    NUMBER = "1)"
    LETTER = "a)"
    ROMAN = "i)"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its paragraph, and the lists nested in it."""

    inlines: tuple[Inline, ...]
    start: int
    lists: tuple[ItemList, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of two items or more."""

    mark: ListMark
    items: tuple[Item, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set off: paragraphs and lists."""

    blocks: tuple[Paragraph | ItemList, ...]
    start: int


Cell = tuple[Inline, ...]


class Alignment(StrEnum):
    """How a column of a table stands."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


SHORT_TABLE = 12
"""A table of more rows than this may be torn by the end of a page."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; every row has as many cells as the header."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alignments: tuple[Alignment, ...]
    start: int
    caption: tuple[Inline, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether it may be torn by the end of a page; its caption then stands above it."""
        return len(self.rows) > SHORT_TABLE


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture beside the input, alone in its paragraph."""

    file: str
    alternative: str
    start: int
    caption: str = ""


Block = Paragraph | Heading | ItemList | Quote | Table | Picture


@dataclass(frozen=True, slots=True)
class Passage:
    """All that one prose field says."""

    blocks: tuple[Block, ...] = ()
