"""What the tags of a PDF say of its words, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.pdf.pieces import Piece


@dataclass(frozen=True, slots=True)
class TaggedRun:
    """A piece of a tagged text with the language and the address that its tags give it; `inner` in a link within."""

    piece: Piece
    language: str = ""
    target: str = ""
    inner: bool = False
    is_label: bool = False


@dataclass(frozen=True, slots=True)
class TaggedBlock:
    """One block: `kind` is the standard tag (`/P`, `/H1`, `/LI`, `/Note`, `/TOCI`, `/Table`), `name` the file's own.

    `depth` is that of a list item, from 0; `rows` hold the cells of a table, `sides` how its columns stand (`/End`).
    """

    kind: str
    name: str
    runs: tuple[TaggedRun, ...] = ()
    depth: int = 0
    level: int = 0
    opens_list: bool = False
    rows: tuple[tuple[tuple[TaggedRun, ...], ...], ...] = ()
    has_header: bool = False
    sides: tuple[str, ...] = ()


@dataclass(frozen=True)
class TaggedText:
    """The blocks of the tags, the pieces of the pages that no tag has, and the descriptions of figures."""

    blocks: tuple[TaggedBlock, ...]
    untagged: tuple[Piece, ...]
    pictures: tuple[str, ...] = ()
