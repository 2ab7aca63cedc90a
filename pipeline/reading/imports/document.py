"""The neutral form of a document that is imported: paragraphs and tables in their order, whatever file they came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipeline.findings import Finding, Place, finding
from pipeline.model.passage import Alignment, Inline, NoteMark, Run
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

    `page` counts from 1, 0 where the file has no pages; `style` is the source's own name for the look.
    """

    inlines: Inlines
    kind: Kind = Kind.TEXT
    level: int = 0
    label: str = ""
    style: str = ""
    page: int = 0
    opens_list: bool = False

    @property
    def text(self) -> str:
        """The words of the paragraph on one line, without label, marks and notes."""
        return " ".join("".join(part.text for part in self.inlines if isinstance(part, Run)).split())

    @property
    def all_words(self) -> str:
        """The words with the label before them and the notes behind."""
        return " ".join(part for part in (self.label, self.text, *notes_of(self.inlines)) if part)

    @property
    def squeezed(self) -> str:
        """Letters and figures alone, in small letters, without accents: what headings are compared by."""
        return squeezed(self.text)


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table: rows of cells, each cell one running text; `has_header` where the source marks its first row."""

    rows: tuple[tuple[Inlines, ...], ...]
    sides: tuple[Alignment, ...] = ()
    has_header: bool = False
    page: int = 0

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The words of every cell."""
        return tuple(tuple(inline_text(cell) for cell in row) for row in self.rows)

    @property
    def all_words(self) -> str:
        """All words of all cells, row by row, with their notes."""
        cells = [cell for row in self.rows for cell in row]
        return " ".join(part for cell in cells for part in (inline_text(cell), *notes_of(cell)) if part)


SourceBlock = SourceParagraph | SourceTable


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
        who, when = self.author or "?", self.date or "?"
        return finding(
            code, Place(words=self.near), kind=self.kind.value, author=who, date=when, words=self.words[:200]
        )


@dataclass(frozen=True)
class SourceDocument:
    """A document as it was read: its blocks, what its reader left out, its open changes, what it carries."""

    blocks: tuple[SourceBlock, ...]
    left_out: tuple[LeftOut, ...] = ()
    changes: tuple[Change, ...] = ()
    title: str = ""
    carried: bytes | None = None

    @property
    def paragraphs(self) -> Iterator[SourceParagraph]:
        """The paragraphs outside tables."""
        return (block for block in self.blocks if isinstance(block, SourceParagraph))


def inline_text(inlines: Inlines) -> str:
    """The words of a running text, blanks made one, without its notes."""
    return " ".join("".join(part.text for part in inlines if isinstance(part, Run)).split())


def notes_of(inlines: Inlines) -> Iterator[str]:
    """The words of the notes of a running text."""
    for part in inlines:
        if isinstance(part, NoteMark) and part.runs:
            yield " ".join("".join(run.text for run in part.runs).split())
