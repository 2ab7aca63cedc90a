"""What a Word document says, in order, as plain values: paragraphs with their looks, tables, notes, tracked changes.

Whoever wrote it: nothing but well-formed XML is taken for granted. What tracked changes put in is there, what they take
out is not, and each change is told; fields give their result; a paragraph whose mark was deleted goes on in the next.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FlowRun:
    """Words of one look; a run with `note` is the mark of that note and has no words.

    `is_prompt` where a content control says that nobody has filled it in: the words are those that ask for it.
    """

    text: str
    bold: bool = False
    italic: bool = False
    is_raised: bool = False
    language: str = ""
    target: str = ""
    note: str = ""
    is_prompt: bool = False


@dataclass(frozen=True, slots=True)
class FlowParagraph:
    """One paragraph: its style by name, its outline level (0 for running text), its list label as Word would print it.

    `depth` is the level within its list, from 0, and -1 outside any; `opens_list` where the list counts anew here.
    """

    runs: tuple[FlowRun, ...]
    style: str = ""
    outline: int = 0
    label: str = ""
    depth: int = -1
    opens_list: bool = False
    page: int = 0
    in_contents: bool = False
    alignment: str = ""

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class FlowPlace:
    """Where a cell lies in the grid of its table, from 0; `goes_on` where it is merged with the cell above it."""

    column: int
    width: int = 1
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class FlowTable:
    """A table: rows of cells, a cell being its paragraphs; `has_header` where its first row is marked as repeated.

    `places` are those of the cells, row by row.
    """

    rows: tuple[tuple[tuple[FlowParagraph, ...], ...], ...]
    has_header: bool = False
    places: tuple[tuple[FlowPlace, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class FlowPicture:
    """A picture that stands among the paragraphs: its bytes as the document holds them, and what it is said to show."""

    data: bytes
    description: str = ""


FlowBlock = FlowParagraph | FlowTable | FlowPicture


@dataclass(frozen=True, slots=True)
class FlowChange:
    """A tracked change (`ins`, `del`, `moveTo`, `moveFrom`) or a comment (`comment`), with who made it and when."""

    kind: str
    author: str
    date: str
    words: str
    near: str = ""


@dataclass(frozen=True)
class WordFlow:
    """A whole document; notes by the keys of their marks, the words of headers and footers.

    `pictures` are the descriptions of those that stand in no block: in cells, in notes, or somewhere else than in the file.
    """

    blocks: tuple[FlowBlock, ...]
    notes: dict[str, tuple[FlowRun, ...]] = field(default_factory=dict)
    changes: tuple[FlowChange, ...] = ()
    furniture: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    title: str = ""
