"""What an edited document would change in an input: proposals that a person takes or leaves, conflicts, refusals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.passage import Block
from pipeline.reading.returned.theirs import Refused
from pipeline.reading.writing import Tree


class Kind(StrEnum):
    """What a proposal does."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class ProseEdit:
    """Blocks of a field give way to others: those from `start` to `end`, counted in the field as it is."""

    path: str
    start: int
    end: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """Fields get other values, by their paths; None takes one out."""

    values: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class ItemAdded:
    """A new item of a list, behind the item `after`: one that is there by its number, a new one by its `token`."""

    path: str
    token: str
    after: int | str
    value: Tree


@dataclass(frozen=True, slots=True)
class ItemRemoved:
    """An item of a list goes."""

    path: str
    index: int


@dataclass(frozen=True, slots=True)
class ItemMoved:
    """An item of a list goes elsewhere, behind the item `after`; -1 is the beginning."""

    path: str
    index: int
    after: int | str


Edit = ProseEdit | FieldEdit | ItemAdded | ItemRemoved | ItemMoved


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change that a person may take: the field, the words before and after, what is done to the input."""

    kind: Kind
    path: str
    before: str
    after: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that both sides changed, each in its own way: the wordings of the base, of the input, of the document."""

    path: str
    base: str
    ours: str
    theirs: str


@dataclass
class Patch:
    """All that an edited document says to an input; `homeless` are words that belong to no text of it."""

    proposals: list[Proposal] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    homeless: list[str] = field(default_factory=list)
