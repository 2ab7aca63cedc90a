"""One outline of all parts: each part's own lines under its title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from pipeline.pdf.bundle.asking import Known, dictionary, is_new
from pipeline.pdf.bundle.balanced import Key
from pipeline.pdf.bundle.carrier import Carrier
from pipeline.pdf.bundle.destinations import Links, explicit

_MOST = 20_000
_DEEPEST = 24

Target = Object | str | None


@dataclass
class Line:
    """A line of an outline, with the lines under it; its target is a destination, or the name of one in the bundle."""

    title: str
    target: Target
    under: list[Line] = field(default_factory=list)
    is_open: bool = True


def read_outline(source: Pdf, links: Links, pages: Known) -> list[Line]:
    """The lines of a part's outline; loops, and what lies deeper than any reader shows, are left out."""
    top: list[Line] = []
    outline = dictionary(source.Root, "/Outlines")
    waiting = [(outline.get("/First"), top, 1)] if outline is not None else []
    seen: Known = set()
    while waiting and len(seen) < _MOST:
        item, lines, depth = waiting.pop()
        if not isinstance(item, Dictionary) or not item.is_indirect or not is_new(item, seen):
            continue
        line = Line(str(item.get("/Title", "")), _target(item, links, pages), is_open=_is_open(item))
        lines.append(line)
        waiting.append((item.get("/Next"), lines, depth))
        if depth < _DEEPEST:
            waiting.append((item.get("/First"), line.under, depth + 1))
    return top


def _is_open(item: Dictionary) -> bool:
    count = item.get("/Count", 0)
    return not isinstance(count, int) or count >= 0


def _target(item: Dictionary, links: Links, pages: Known) -> Target:
    target = item.get("/Dest")
    action = item.get("/A")
    if target is None and isinstance(action, Dictionary) and action.get("/S") == Name.GoTo:
        target = action.get("/D")
    if isinstance(target, Name | String):
        return links.place(target)
    return explicit(target, pages)


def write_outline(out: Pdf, lines: Sequence[Line]) -> None:
    """Writes the outline of the bundle and has it shown when it is opened."""
    if not lines:
        return
    top = out.make_indirect(Dictionary(Type=Name.Outlines))
    _hang(out, top, lines)
    top.Count = sum(_shown(line) for line in lines)
    out.Root.Outlines, out.Root.PageMode = top, Name.UseOutlines


def _shown(line: Line) -> int:
    """How many lines are seen where this one is."""
    return 1 + (sum(_shown(each) for each in line.under) if line.is_open else 0)


def _hang(out: Pdf, above: Object, lines: Sequence[Line]) -> None:
    items = [out.make_indirect(_item(line)) for line in lines]
    above.First, above.Last = items[0], items[-1]
    for before, after in pairwise(items):
        before.Next, after.Prev = after, before
    for item, line in zip(items, lines, strict=True):
        item.Parent = above
        if line.under:
            _hang(out, item, line.under)
            shown = sum(_shown(each) for each in line.under)
            item.Count = shown if line.is_open else -shown


def _item(line: Line) -> Dictionary:
    item = Dictionary(Title=String(line.title))
    if line.target is not None:
        item.Dest = String(line.target) if isinstance(line.target, str) else line.target
    return item


class OutlineBuilder:
    """Puts the lines of the parts where they belong: a part's under its title, a deeper part under the one before."""

    def __init__(self) -> None:
        self.top: list[Line] = []
        self._open: list[Line] = []

    def add(self, title: str, depth: int, page: Object, own: Sequence[Line], is_open: bool) -> None:
        """A part that begins on this page; one without a title adds its lines to the last that had one."""
        if title:
            del self._open[max(depth - 1, 0) :]
            line = Line(title, Array([page, Name.Fit]), is_open=is_open)
            (self._open[-1].under if self._open else self.top).append(line)
            self._open.append(line)
        (self._open[-1].under if self._open else self.top).extend(own)

    def add_under(
        self, page: Object, places: Mapping[Key, Object], title: str, first: Object, own: Sequence[Line]
    ) -> None:
        """A part whose pages stand behind a page of another: its lines go under the last line that leads to that page."""
        lines = [Line(title, Array([first, Name.Fit]), list(own))] if title else list(own)
        above = _leading_to(page.objgen, self.top, places)
        (above.under if above else self.top).extend(lines)


def _leading_to(page: tuple[int, int], lines: Sequence[Line], places: Mapping[Key, Object]) -> Line | None:
    """The last line of an outline, in the order in which it is read, that leads to a page; None if none does."""
    found = None
    for line in lines:
        target = places.get(line.target) if isinstance(line.target, str) else line.target
        if isinstance(target, Dictionary):
            target = target.get("/D")
        if isinstance(target, Array) and len(target) and target[0].objgen == page:
            found = line
        found = _leading_to(page, line.under, places) or found
    return found


def load_targets(lines: Sequence[Line], carrier: Carrier) -> list[tuple[Line, int]]:
    """Puts the destinations of a part's lines on the carrier; gives the lines with the numbers of theirs."""
    loaded: list[tuple[Line, int]] = []
    waiting = list(lines)
    while waiting:
        line = waiting.pop()
        waiting += line.under
        if isinstance(line.target, Object):
            loaded.append((line, carrier.load(line.target)))
    return loaded
