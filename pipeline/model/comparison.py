"""What two documents say, paragraph by paragraph, and what changed from the one to the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.passage import Inline, ListMark


class SayingKind(StrEnum):
    """What a saying is in its document."""

    FACT = "fact"
    CHAPTER = "chapter"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    ROW = "row"
    CAPTION = "caption"
    NOTE = "note"


class Verb(StrEnum):
    """What became of a saying."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a saying stands: its field path, the chapter by its title, the paragraph within the field, from 1.

    `page` is the page as it is printed, `on_page` the paragraph on that page, `line` the line within it; empty and 0 where
    the document has no pages, or nobody knows.
    """

    path: str = ""
    chapter: str = ""
    number: int = 0
    page: str = ""
    on_page: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Saying:
    """One paragraph, item, row, note or fact: its words on one line, and the same with their look, as prose writes it.

    An item has its mark (None for a numbered conclusion), its depth and the list that it belongs to.
    """

    kind: SayingKind
    words: str
    look: str = ""
    spot: Spot = Spot()
    inlines: tuple[Inline, ...] = ()
    mark: ListMark | None = None
    level: int = 0
    group: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of two wordings: `=` in both, `-` in the first alone, `+` in the second alone."""

    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed; `before` is None for what was added, `after` for what was removed.

    The pieces of the two wordings are those of the looks where the words are the same.
    """

    verb: Verb
    before: Saying | None
    after: Saying | None
    pieces: tuple[Piece, ...]

    @property
    def saying(self) -> Saying:
        """What it is about: as it is now, or as it was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change of nothing")
        return found

    @property
    def is_look(self) -> bool:
        """Whether the words are the same, and only their look, a link or the place of a note is another."""
        one, other = self.before, self.after
        return one is not None and other is not None and one.words == other.words and one.look != other.look


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the two documents laid side by side, by numbers in each; None where the one has nothing.

    `change` says what changed, None where nothing did; at the old place of what was moved `is_left` is set, and the change is
    told where it stands now.
    """

    before: int | None
    after: int | None
    change: Change | None = None
    is_left: bool = False


@dataclass(frozen=True)
class Comparison:
    """Two documents of one language side by side: what both say, and every line of the two in order."""

    before: tuple[Saying, ...]
    after: tuple[Saying, ...]
    lines: tuple[Line, ...]
    facts: tuple[Change, ...] = ()

    def saying(self, line: Line) -> Saying:
        """What stands in a line: as it is now, or as it was where it is no more."""
        return self.after[line.after] if line.after is not None else self.before[line.before or 0]

    @property
    def changes(self) -> Iterator[Change]:
        """All changes: the facts first, then the text in its order."""
        yield from self.facts
        yield from (line.change for line in self.lines if line.change is not None and not line.is_left)

    @property
    def counts(self) -> Mapping[Verb, int]:
        """How many changes there are of each kind."""
        found = dict.fromkeys(Verb, 0)
        for change in self.changes:
            found[change.verb] += 1
        return found

    @property
    def is_same(self) -> bool:
        """Whether both say the same."""
        return next(self.changes, None) is None


@dataclass(frozen=True)
class Document:
    """A document as it is compared: its sayings in order, and its facts by field path."""

    sayings: tuple[Saying, ...]
    facts: Mapping[str, str] = field(default_factory=dict)
