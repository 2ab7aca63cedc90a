"""The table of two columns in which an edition is translated: what stands in the original, what is to be written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.base import Language
from pipeline.model.passage import Inline, NoteMark, Run

Inlines = tuple[Inline, ...]


class RowKind(StrEnum):
    """What a row holds; a title opens a chapter and has nothing to be written."""

    TITLE = "title"
    LINE = "line"
    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    CELL = "cell"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One running text: its number in the table, the field and which of its texts it is, its words and those written.

    What is written is a list of paragraphs, empty while it waits.
    """

    number: int
    path: str
    part: int
    kind: RowKind
    original: Inlines
    written: tuple[Inlines, ...] = ()


@dataclass(frozen=True)
class Columns:
    """The whole table: its rows, the two languages, the lines of facts at the top, the state of the original."""

    title: str
    source: Language
    target: Language
    state: str
    canonical: bytes
    facts: tuple[str, ...]
    rows: tuple[ColumnRow, ...]


MARK = "[^{label}]"
"""How the mark of a note is shown in the table, where real footnotes would be lost among the rows."""


def shown(inlines: Inlines) -> tuple[Run, ...]:
    """The words as the table shows them: marks of notes and targets of links as prose writes them."""
    return tuple(part if isinstance(part, Run) and not part.target else Run(_marked(part), 0) for part in inlines)


def shown_words(inlines: Inlines) -> str:
    """The same as words alone, on one line."""
    return " ".join("".join(run.text for run in shown(inlines)).split())


def _marked(part: Inline) -> str:
    if isinstance(part, NoteMark):
        return MARK.format(label=part.label)
    return part.text if part.text == part.target else f"[{part.text}]({part.target})"
