"""How an input file is laid out: every text, list and field with the slice of the file that it takes.

`yaml_tree` gives what a file says; this gives where it may be cut. Specimens of libyaml 0.2.5: an event with an anchor
or a tag begins at that; a list or field set in block style ends where the next thing begins, comments and empty lines
included, so that its end is taken from its last value; a missing value lies behind the colon or the dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from yaml._yaml import CParser, Mark

from pipeline.reading.nodes import Location, Scalar
from pipeline.reading.scalar import origins

_PROPERTIES = re.compile(r"(?:[&!][^\s]*(?:[ \t]+|(?=\n)|$)|(?:#[^\n]*)?\n[ \t]*)+")
_GAP = r"(?:[ \t\n]|(?<![^ \t\n])#[^\n]*)*"
_COLON, _DASH = re.compile(_GAP + ":"), re.compile(_GAP + "-")


@dataclass(frozen=True, slots=True)
class Spot:
    """One value in the file: its slice from its anchor on (`start`), from its own first character (`begin`), to `end`.

    A text has a `scalar`; fields have `entries`, names before values; a list has `items`. `alias` names what it repeats.
    """

    start: int
    begin: int
    end: int
    scalar: Scalar | None = None
    items: tuple[Spot, ...] | None = None
    entries: tuple[tuple[Spot, Spot], ...] | None = None
    is_flow: bool = False
    anchor: str = ""
    alias: str = ""

    @property
    def is_nothing(self) -> bool:
        """Whether it is a missing value, or one that says so."""
        return self.scalar is not None and self.scalar.is_nothing and not self.alias

    @property
    def is_block_text(self) -> bool:
        """Whether it is a text below `|` or `>`."""
        return self.scalar is not None and self.scalar.style in ("|", ">")

    @property
    def is_block(self) -> bool:
        """Whether it is a list or fields, an item or a name a line."""
        return self.scalar is None and not self.is_flow and not self.alias

    @property
    def below(self) -> Iterator[Spot]:
        """The values that it holds."""
        yield from self.items or ()
        yield from (value for _, value in self.entries or ())

    def step(self, step: str | int) -> Spot | None:
        """The value of one of its fields, or one of its items; None if there is none."""
        if isinstance(step, int):
            return self.items[step] if self.items is not None and step < len(self.items) else None
        return next((value for key, value in self.entries or () if key.scalar and key.scalar.text == step), None)


@dataclass(frozen=True)
class Layout:
    """A file's text with its spots; `repeated` are the anchors that an alias names."""

    text: str
    root: Spot
    repeated: frozenset[str]

    def way(self, location: Location) -> tuple[Spot, ...]:
        """The spots on the way to a field, the root first, as far as they are there."""
        found = [self.root]
        for step in location:
            below = found[-1].step(step)
            if below is None:
                break
            found.append(below)
        return tuple(found)

    def end(self, spot: Spot) -> int:
        """Where the last character of a value ends; the line end behind a block's last words is no part of it."""
        if spot.is_block:
            last = list(spot.below)[-1:]
            return max(self.end(last[0]), spot.begin) if last else spot.end
        return _end_of_block(spot, self.text) if spot.is_block_text and not spot.alias else spot.end

    def line_end(self, index: int) -> int:
        """Where the line ends in which a character stands."""
        found = self.text.find("\n", index)
        return found if found >= 0 else len(self.text)

    def line_start(self, index: int) -> int:
        """Where the line of a character begins."""
        return self.text.rfind("\n", 0, index) + 1

    def column(self, index: int) -> int:
        """How many characters stand before one in its line."""
        return index - self.line_start(index)

    def after_colon(self, key: Spot) -> int:
        """Where the value of a field may begin: behind its colon; behind its name, if it has none."""
        found = _COLON.match(self.text, key.end)
        return found.end() if found else key.end

    def dashes(self, listing: Spot) -> list[int]:
        """Where the dash of each item of a list stands."""
        found: list[int] = []
        at = listing.begin
        for item in listing.items or ():
            match = _DASH.match(self.text, at)
            found.append(match.end() - 1 if match else item.start)
            at = self.end(item)
        return found


def read_layout(text: str) -> Layout:
    """The layout of a text that `yaml_tree` has read: neither its limits nor its faults are looked at again."""
    reader = _Reader(text)
    return Layout(text, reader.root(), frozenset(reader.repeated))


def _end_of_block(spot: Spot, text: str) -> int:
    """The end of the last line with words; of a block that keeps its empty lines (`|+`), of the last of these."""
    assert spot.scalar is not None  # noqa: S101 - asked of blocks alone
    header = text[spot.begin : text.find("\n", spot.begin)] if "\n" in text[spot.begin :] else text[spot.begin :]
    words = spot.scalar.text.rstrip("\n")
    if "+" in header.partition("#")[0]:
        return spot.end - (text[spot.end - 1] == "\n")
    return origins(spot.scalar, text)[len(words) - 1] + 1 if words else spot.begin + len(header)


class _Reader:
    def __init__(self, text: str) -> None:
        self._text, self._parser = text, CParser(text)
        self.repeated: set[str] = set()

    def root(self) -> Spot:
        event = self._next()
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = self._next()
        return self._spot(event)

    def _next(self) -> yaml.Event:
        event = self._parser.get_event()
        assert isinstance(event, yaml.Event)  # noqa: S101 - the text has been read to its end before
        return event

    def _spot(self, event: yaml.Event) -> Spot:
        start, end = event.start_mark, event.end_mark
        assert isinstance(start, Mark) and isinstance(end, Mark)  # noqa: S101, PT018 - libyaml marks every event
        anchor = getattr(event, "anchor", None) or ""
        if isinstance(event, yaml.AliasEvent):
            self.repeated.add(anchor)
            return Spot(start.index, start.index, end.index, alias=anchor)
        begin = self._begin(start.index, end.index)
        if isinstance(event, yaml.ScalarEvent):
            scalar = Scalar(event.value, event.style or "", start.index, end.index, start.line + 1, start.column + 1)
            return Spot(start.index, begin, end.index, scalar, anchor=anchor)
        is_flow = bool(getattr(event, "flow_style", False))
        items, entries, last = self._below(isinstance(event, yaml.SequenceStartEvent))
        return Spot(start.index, begin, last, None, items, entries, is_flow, anchor)

    def _below(self, is_list: bool) -> tuple[tuple[Spot, ...] | None, tuple[tuple[Spot, Spot], ...] | None, int]:
        """What a list or fields hold, and where it ends."""
        spots: list[Spot] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent | yaml.MappingEndEvent):
            spots.append(self._spot(event))
        assert isinstance(event.end_mark, Mark)  # noqa: S101
        if is_list:
            return tuple(spots), None, event.end_mark.index
        return None, tuple(zip(spots[::2], spots[1::2], strict=True)), event.end_mark.index

    def _begin(self, start: int, end: int) -> int:
        """Behind an anchor and a tag; of a list in block style these may stand on the line above."""
        if self._text[start : start + 1] not in ("&", "!"):
            return start
        match = _PROPERTIES.match(self._text, start)
        return min(match.end(), end) if match and end > start else start
