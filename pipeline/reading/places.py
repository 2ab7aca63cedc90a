"""Where everything stands: from a field path, and a character of its value, to line and column of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.findings import Place
from pipeline.reading.fields import is_prose
from pipeline.reading.nodes import Fields, Listing, Location, Node, Scalar, node_at
from pipeline.reading.normal import composed_origins, line_origins
from pipeline.reading.scalar import origins
from pipeline.reading.source import Source

_STEP = re.compile(r"\[(\d+)\]|\.?([^.\[\]]+)")


def write_path(location: Location) -> str:
    """The field path as findings print it.

    >>> write_path(("interventions", 3, "text"))
    'interventions[3].text'
    """
    steps = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in location]
    return "".join(steps).removeprefix(".")


def read_path(path: str) -> Location:
    """The way that a field path names.

    >>> read_path("interventions[3].text")
    ('interventions', 3, 'text')
    """
    return tuple(int(number) if number else name for number, name in _STEP.findall(path))


@dataclass(frozen=True)
class Places(Mapping[str, Place]):
    """The place of every field of a file by its path; what is read off the file is found when it is asked for."""

    source: Source
    root: Fields
    _origins: dict[int, list[int]] = field(default_factory=dict, repr=False, compare=False)

    def place(self, path: str) -> Place:
        """Where a field's value begins; lists and fields where their name stands; for a missing one its parent's."""
        return self.place_at(read_path(path))

    def place_at(self, location: Location) -> Place:
        """As `place`, from the way itself."""
        reached, node = node_at(self.root, location)
        key = self._key(reached)
        mark = node if key is None or (isinstance(node, Scalar) and not node.is_nothing) else key
        return Place(self.source.file, mark.line, mark.column, write_path(location))

    def key_place(self, path: str) -> Place:
        """Where a field's name stands; for an item of a list, where the item begins."""
        return self.key_place_at(read_path(path))

    def key_place_at(self, location: Location) -> Place:
        """As `key_place`, from the way itself."""
        reached, node = node_at(self.root, location)
        mark = self._key(reached) or node
        return Place(self.source.file, mark.line, mark.column, write_path(location))

    def place_in(self, path: str, offset: int) -> Place:
        """Where a character of a field's raw value stands, counted from 0; past the end, behind the last one."""
        _, node = node_at(self.root, read_path(path))
        if not isinstance(node, Scalar) or not node.text or offset < 0:
            return self.place(path)
        found = self._origins.setdefault(id(node), []) or self._read(node)
        past = offset >= len(found)
        return self.source.place(min(found[-1] + 1, node.end) if past else found[offset], path)

    def place_of(self, path: str, offset: int) -> Place:
        """Where a character of the model's text stands: of the value after its composition to NFC, and one line."""
        raw = self.raw(path)
        if raw is None:
            return self.place(path)
        changed = composed_origins(raw) if is_prose(read_path(path)) else line_origins(raw)
        if changed is None:
            return self.place_in(path, offset)
        return self.place_in(path, changed[offset] if 0 <= offset < len(changed) else len(raw))

    def raw(self, path: str) -> str | None:
        """The value as the file gives it, before the model has composed it; None for what is no text."""
        _, node = node_at(self.root, read_path(path))
        return node.text if isinstance(node, Scalar) else None

    def _read(self, node: Scalar) -> list[int]:
        found = self._origins[id(node)] = origins(node, self.source.text)
        return found

    def _key(self, location: Location) -> Scalar | None:
        if not location or isinstance(location[-1], int):
            return None
        _, parent = node_at(self.root, location[:-1])
        return parent.entries[location[-1]].key if isinstance(parent, Fields) else None

    def __getitem__(self, path: str) -> Place:
        location = read_path(path)
        if node_at(self.root, location)[0] != location:
            raise KeyError(path)
        return self.place_at(location)

    def __iter__(self) -> Iterator[str]:
        return (write_path(location) for location, _ in walk(self.root))

    def __len__(self) -> int:
        return sum(1 for _ in walk(self.root))


def walk(node: Node, location: Location = ()) -> Iterator[tuple[Location, Node]]:
    """Every node below one, in the file's order, with the way to it."""
    found: list[tuple[Location, Node]] = []
    _gather(node, location, found)
    return iter(found)


def _gather(node: Node, location: Location, found: list[tuple[Location, Node]]) -> None:
    """Adds every node below one: a list is filled three times as fast as a chain of iterators."""
    below: Iterable[tuple[str | int, Node]] = ()
    if isinstance(node, Listing):
        below = enumerate(node.items)
    elif isinstance(node, Fields):
        below = [(name, entry.value) for name, entry in node.entries.items()]
    for step, child in below:
        way = (*location, step)
        found.append((way, child))
        if not isinstance(child, Scalar):
            _gather(child, way, found)
