"""What an edited document says, by the fields of the input that it was built from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.reading.imports.document import SourceBlock, SourceTable
from pipeline.reading.returned.printed import Role, Unit

SpeakersOf = Callable[[str], tuple[str, ...] | None]
"""Who is introduced as speaking at the beginning of a paragraph, by `id`; () for somebody unknown, None for nobody."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of the edited document within a field; `unit` is what it was, None for a new one."""

    block: SourceBlock
    unit: Unit | None = None
    is_same: bool = False


@dataclass
class Item:
    """One intervention, conclusion or recommendation of the edited document; `base` is its number before, None if new."""

    base: int | None
    pieces: list[Piece] = field(default_factory=list)
    heading: str = ""
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A change to what the program prints by itself: the words before and after, and what kind of words they are."""

    role: Role
    before: str
    after: str


@dataclass
class Edited:
    """What the edited document says, by the fields of the input it was built from."""

    prose: dict[str, list[Piece]] = field(default_factory=dict)
    items: dict[str, list[Item]] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    sections: list[tuple[str, str, list[Piece]]] = field(default_factory=list)
    rows: dict[str, tuple[list[SourceTable], list[SourceTable]]] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    share: float = 1.0
