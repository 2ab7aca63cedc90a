"""From text to tree: YAML's events read one by one, with limits that hold before anything large is made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import yaml
from yaml._yaml import CParser, Mark

from pipeline.errors import InputError
from pipeline.findings import Finding, Place, finding
from pipeline.reading.nodes import MOST_DEPTH, Entry, Fields, Listing, Node, Scalar
from pipeline.reading.syntax import syntax_fault
from pipeline.reading.wording import shown

if TYPE_CHECKING:
    from pipeline.reading.source import Source

MOST_NODES = 50_000
MOST_ALIASES = 100


class _Anchored(NamedTuple):
    """What an anchor names; None while it is still being read."""

    node: Node
    weight: int
    height: int


def read_tree(source: Source) -> tuple[Fields, tuple[Finding, ...]]:
    """The fields of the one document in the file, and the faults that did not stop the reading (duplicates, tags).

    Aliases are followed and weighed: each counts as many nodes as what it repeats. Raises InputError where the file
    can't be read on: broken YAML, a limit passed, or anything but fields at the top.
    """
    reader = _Reader(source)
    try:
        root = reader.document()
    except yaml.MarkedYAMLError as error:
        raise InputError(*reader.faults, syntax_fault(error, source)) from None
    return root, tuple(reader.faults)


class _Reader:
    """Reads one file's events; keeps count of what has been made."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._events = _events(source.text)
        self._anchors: dict[str, _Anchored | None] = {}
        self._nodes = 0
        self._aliases = 0
        self.faults: list[Finding] = []

    def document(self) -> Fields:
        """The fields at the top of the one document."""
        event = next(self._events)
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            raise self._stop("E005")
        root, _ = self._node(event, 1)
        self._end_of_document()
        if isinstance(root, Fields):
            return root
        if isinstance(root, Scalar) and root.is_nothing:
            raise self._stop("E005")
        raise self._stop_at_top(root)

    def _end_of_document(self) -> None:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise self._stop("E007", event)

    def _node(self, event: yaml.Event, depth: int) -> tuple[Node, int]:
        """The node that begins with an event, and how many levels of lists and fields it holds."""
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, depth)
        assert isinstance(event, yaml.NodeEvent)  # noqa: S101 - the parser gives nothing else here
        self._count(event, 1)
        anchor = event.anchor
        if anchor is not None:
            self._anchors[anchor] = None
        before = self._nodes
        if event.tag is not None:  # type: ignore[attr-defined]
            self._tag(event)
        node, height = self._content(event, depth)
        if anchor is not None:
            self._anchors[anchor] = _Anchored(node, self._nodes - before + 1, height)
        return node, height

    def _content(self, event: yaml.Event, depth: int) -> tuple[Node, int]:
        start, end = _marks(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, event.style or "", start.index, end.index, start.line + 1, start.column + 1), 0
        if depth > MOST_DEPTH:
            raise self._stop("E067", event, limit=MOST_DEPTH)
        if isinstance(event, yaml.SequenceStartEvent):
            items, height = self._items(depth)
            return Listing(items, start.line + 1, start.column + 1), height
        entries, height = self._entries(depth)
        return Fields(entries, start.line + 1, start.column + 1), height

    def _items(self, depth: int) -> tuple[tuple[Node, ...], int]:
        items: list[Node] = []
        height = 0
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            item, below = self._node(event, depth + 1)
            items.append(item)
            height = max(height, below)
        return tuple(items), height + 1

    def _entries(self, depth: int) -> tuple[dict[str, Entry], int]:
        entries: dict[str, Entry] = {}
        height = 0
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key, _ = self._node(event, depth + 1)
            value, below = self._node(next(self._events), depth + 1)
            height = max(height, below)
            if not isinstance(key, Scalar) or (key.is_nothing and not key.text):
                self._fault("E020", key)
            elif key.text in entries:
                self._fault("E009", key, field=shown(key.text), first=entries[key.text].key.line)
            else:
                entries[key.text] = Entry(key, value)
        return entries, height + 1

    def _alias(self, event: yaml.AliasEvent, depth: int) -> tuple[Node, int]:
        name = event.anchor or ""
        self._aliases += 1
        if self._aliases > MOST_ALIASES:
            raise self._stop("E069", event, limit=MOST_ALIASES)
        if name not in self._anchors:
            raise self._stop("E064", event, name=shown(name))
        anchored = self._anchors[name]
        if anchored is None:
            raise self._stop("E063", event, name=shown(name))
        self._count(event, anchored.weight)
        if depth + anchored.height - 1 > MOST_DEPTH:
            raise self._stop("E067", event, limit=MOST_DEPTH)
        return anchored.node, anchored.height

    def _count(self, event: yaml.Event, weight: int) -> None:
        self._nodes += weight
        if self._nodes > MOST_NODES:
            raise self._stop("E068", event, limit=MOST_NODES)

    def _tag(self, event: yaml.Event) -> None:
        index = self._source.text.find("!", _marks(event)[0].index)
        tag = self._source.text[index : index + 200].split()[0]
        self.faults.append(finding("E065", self._source.place(index), tag=shown(tag)))

    def _fault(self, code: str, node: Node, **parameters: str | int) -> None:
        self.faults.append(finding(code, Place(self._source.file, node.line, node.column), None, **parameters))

    def _stop(self, code: str, event: yaml.Event | None = None, **parameters: str | int) -> InputError:
        place = self._source.place(_marks(event)[0].index) if event else Place(self._source.file, 1, 1)
        return InputError(*self.faults, finding(code, place, None, **parameters))

    def _stop_at_top(self, root: Node) -> InputError:
        code = "E006" if isinstance(root, Listing) else "E066"
        return InputError(*self.faults, finding(code, Place(self._source.file, root.line, root.column)))


def _events(text: str) -> Iterator[yaml.Event]:
    """YAML's events, by libyaml: twenty times as fast as the parser in Python."""
    parser = CParser(text)
    while True:
        event = parser.get_event()
        if event is None:
            return
        yield event


def _marks(event: yaml.Event) -> tuple[Mark, Mark]:
    """Where an event begins and ends; libyaml marks every event, which its types do not say."""
    start, end = event.start_mark, event.end_mark
    assert isinstance(start, Mark) and isinstance(end, Mark)  # noqa: S101, PT018
    return start, end
