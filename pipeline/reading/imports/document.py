"""The neutral form of a document that is imported: paragraphs and tables in their order, whatever file they came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipeline.findings import Finding, Place, finding
from pipeline.model.passage import Alignment, Inline, NoteMark, Run
from pipeline.reading.editions.returned import Returned
from pipeline.reading.imports.words import squeezed

Inlines = tuple[Inline, ...]


class Kind(StrEnum):
    """What a paragraph is by its look in the source."""

    TEXT = "text"
    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    REMARK = "remark"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """One paragraph; `level` is the depth of a heading (from 1) or of an item (from 0), `label` the item's mark.

    `page` counts from 1, 0 where the file has no pages; `style` is the source's own name for the look; `prompt` are those
    of its words by which a field asks to be filled in.
    """

    inlines: Inlines
    kind: Kind = Kind.TEXT
    level: int = 0
    label: str = ""
    style: str = ""
    page: int = 0
    opens_list: bool = False
    prompt: str = ""

    @property
    def text(self) -> str:
        """The words of the paragraph on one line, without label, marks and notes."""
        return inline_text(self.inlines)

    @property
    def all_words(self) -> str:
        """The words with the label before them and the notes behind."""
        return " ".join(part for part in (self.label, self.text, *notes_of(self.inlines)) if part)

    @property
    def squeezed(self) -> str:
        """Letters and figures alone, in small letters, without accents: what headings are compared by."""
        return squeezed(self.text)


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell as its paragraphs, where the source has such: its place in the grid, whether it goes on from above."""

    paragraphs: tuple[SourceParagraph, ...]
    column: int = 0
    width: int = 1
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table: rows of cells, each cell one running text; `has_header` where the source marks its first row.

    `cells` are the same cells, paragraph by paragraph; empty where the source knows no paragraphs in cells.
    """

    rows: tuple[tuple[Inlines, ...], ...]
    sides: tuple[Alignment, ...] = ()
    has_header: bool = False
    page: int = 0
    cells: tuple[tuple[SourceCell, ...], ...] = ()

    @property
    def grid(self) -> tuple[tuple[SourceCell, ...], ...]:
        """The cells with their places; where the source knows no more of a cell, it is one paragraph, and nothing is merged."""
        return self.cells or tuple(
            tuple(SourceCell((SourceParagraph(cell),) if cell else (), at) for at, cell in enumerate(row))
            for row in self.rows
        )

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The words of every cell."""
        return tuple(tuple(inline_text(cell) for cell in row) for row in self.rows)

    @property
    def all_words(self) -> str:
        """All words of all cells, row by row, with their notes."""
        cells = [cell for row in self.rows for cell in row]
        return " ".join(part for cell in cells for part in (inline_text(cell), *notes_of(cell)) if part)


@dataclass(frozen=True, slots=True)
class SourcePicture:
    """A picture among the paragraphs: its bytes, what it shows in words, and the name of the file that it becomes.

    `file` is empty until somebody gives it a name; without one the picture is not taken in.
    """

    data: bytes
    alternative: str = ""
    file: str = ""

    @property
    def all_words(self) -> str:
        """What the picture is said to show."""
        return self.alternative


SourceBlock = SourceParagraph | SourceTable | SourcePicture


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the source that are not in the input, and why: a code of the messages, `who` its parameter."""

    words: str
    why: str
    who: str = ""


class ChangeKind(StrEnum):
    """What a person did to the document with changes tracked, or beside its text."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change or a comment that nobody has accepted or refused; `near` are the words where it stands."""

    kind: ChangeKind
    author: str
    date: str
    words: str
    near: str = ""

    def told(self) -> Finding:
        """The change as a warning: W060, or W061 for a comment."""
        code = "W061" if self.kind is ChangeKind.COMMENT else "W060"
        who, when = self.author or "?", self.date[:10] or "?"
        return finding(
            code, Place(words=self.near), kind=self.kind.value, author=who, date=when, words=self.words[:200]
        )


@dataclass(frozen=True)
class SourceDocument:
    """A document as it was read: its blocks, what its reader left out, its open changes, what it carries.

    `notes` are comments that are kept as such, `told` is what its reader has to tell. `columns` is the table of two columns
    in which an edition was translated, where the document is one. `is_as_made` is a PDF whose pages nobody changed since it
    was given what it carries.
    """

    blocks: tuple[SourceBlock, ...]
    left_out: tuple[LeftOut, ...] = ()
    changes: tuple[Change, ...] = ()
    title: str = ""
    carried: bytes | None = None
    notes: tuple[Change, ...] = ()
    told: tuple[Finding, ...] = ()
    columns: Returned | None = None
    beside: tuple[str, ...] = ()
    is_as_made: bool = False

    @property
    def paragraphs(self) -> Iterator[SourceParagraph]:
        """The paragraphs outside tables."""
        return (block for block in self.blocks if isinstance(block, SourceParagraph))


def raw_text(inlines: Inlines) -> str:
    """The words of a running text as they stand, without its notes."""
    return "".join(part.text for part in inlines if isinstance(part, Run))


def inline_text(inlines: Inlines) -> str:
    """The words of a running text, blanks made one, without its notes."""
    return " ".join(raw_text(inlines).split())


def notes_of(inlines: Inlines) -> Iterator[str]:
    """The words of the notes of a running text."""
    for part in inlines:
        if isinstance(part, NoteMark) and part.runs:
            yield " ".join("".join(run.text for run in part.runs).split())
