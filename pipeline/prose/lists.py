"""Lists: two items or more, each on a line of its own, nested by four blanks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pipeline.model.passage import Inline, Item, ItemList, ListMark, Paragraph
from pipeline.prose.fault import Fault, fault
from pipeline.prose.marks import BEGINNINGS, item_label, mark_of, same_kind
from pipeline.prose.source import BLANKS, TAB, Chunk, Line, Words, join

DEEPEST = 9
"""Levels of lists in lists; Word has nine."""

ReadInlines = Callable[[Words], tuple[Inline, ...]]


@dataclass(slots=True)
class _Entry:
    """An item while it is read: its first line without the mark, and with it."""

    lines: list[Line]
    marked: Line
    lists: list[_Level] = field(default_factory=list)

    def last(self) -> _Entry:
        """The item that a wrapped line at this point would belong to."""
        return self.lists[-1].entries[-1].last() if self.lists else self


@dataclass(slots=True)
class _Level:
    """A list while it is read."""

    mark: ListMark
    entries: list[_Entry]

    @property
    def next_label(self) -> str:
        return item_label(self.mark, len(self.entries) + 1)


def begins_list(chunk: Chunk) -> bool:
    """Whether a chunk begins with the first mark of some list; whether it is one, a second item decides."""
    return chunk[0].indent < TAB and mark_of(chunk[0].text.lstrip(BLANKS))[0] in BEGINNINGS


class ListReader:
    """Reads one list, which goes on over blank lines as long as its marks do."""

    def __init__(self, chunks: Sequence[Chunk], index: int) -> None:
        self.faults: list[Fault] = []
        self.end = index
        self._indent = chunks[index][0].indent
        self._open: list[_Level] = []
        while self.end < len(chunks) and self._place(chunks[self.end][0], after_blank=True):
            for line in chunks[self.end][1:]:
                self._place(line, after_blank=False)
            self.end += 1

    def _place(self, line: Line, after_blank: bool) -> bool:
        """Puts a line where it belongs; False for a line that does not go on with the list."""
        bare = line.bare()
        mark, length = mark_of(bare.text)
        depth = min(line.indent // TAB, len(self._open), DEEPEST - 1)
        entry = _Entry([bare.after(length)], bare)
        if mark and (self._next(mark, depth, entry) or self._first(mark, depth, entry, after_blank)):
            self._check_indent(line, bare.start)
            return True
        if after_blank:
            return False
        if mark:
            self._check_mark(mark, depth, line, bare)
        self._open[-1].entries[-1].lines.append(bare)
        return True

    def _next(self, mark: str, depth: int, entry: _Entry) -> bool:
        if depth >= len(self._open) or mark != self._open[depth].next_label:
            return False
        del self._open[depth + 1 :]
        self._open[depth].entries.append(entry)
        return True

    def _first(self, mark: str, depth: int, entry: _Entry, after_blank: bool) -> bool:
        """The first item of a list within an item; one beside another list stands after a blank line."""
        nested = depth == len(self._open) or (after_blank and depth > 0)
        if not nested or mark not in BEGINNINGS:
            return False
        del self._open[depth:]
        level = _Level(BEGINNINGS[mark], [entry])
        if self._open:
            self._open[-1].entries[-1].lists.append(level)
        self._open.append(level)
        return True

    def _check_indent(self, line: Line, start: int) -> None:
        if (line.indent - self._indent) % TAB:
            self.faults.append(fault("W043", start, blanks=line.indent))

    def _check_mark(self, mark: str, depth: int, line: Line, bare: Line) -> None:
        """Tells of a line that looks like an item and is read as a wrapped line of the one before."""
        level = self._open[min(depth, len(self._open) - 1)]
        if (line.indent - self._indent) % TAB:
            self._check_indent(line, bare.start)
        elif mark != "-" and same_kind(level.mark, mark):
            self.faults.append(fault("W044", bare.start, mark=mark, expected=level.next_label))

    def blocks(self, read: ReadInlines) -> list[Paragraph | ItemList]:
        """The list; if it has but one item, that item as a paragraph with its mark, and the lists within it."""
        top = self._open[0]
        for entry in top.entries:
            _dissolve(entry)
        if len(top.entries) > 1:
            return [_finished(top, read)]
        only = top.entries[0]
        paragraph = Paragraph(read(join([only.marked, *only.lines[1:]])), only.marked.start)
        return [paragraph, *(_finished(level, read) for level in only.lists)]


def _dissolve(entry: _Entry) -> None:
    """Makes words again of every list of one item within an item."""
    kept: list[_Level] = []
    for level in entry.lists:
        for inner in level.entries:
            _dissolve(inner)
        if len(level.entries) > 1:
            kept.append(level)
            continue
        only = level.entries[0]
        host = kept[-1].entries[-1].last() if kept else entry
        host.lines += [only.marked, *only.lines[1:]]
        (host.lists if kept else kept).extend(only.lists)
    entry.lists = kept


def _finished(level: _Level, read: ReadInlines) -> ItemList:
    items = tuple(
        Item(read(join(entry.lines)), entry.marked.start, tuple(_finished(inner, read) for inner in entry.lists))
        for entry in level.entries
    )
    return ItemList(level.mark, items, items[0].start)
