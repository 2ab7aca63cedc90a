"""The tree of a YAML file: texts, lists and fields, each knowing where in the file it stands."""

from __future__ import annotations

from typing import NamedTuple

Location = tuple[str | int, ...]
"""The way to a node: names of fields, and numbers of list items from 0."""

MOST_DEPTH = 40
NOTHING = frozenset({"", "~", "null"})


# Named tuples, since these are made by the ten thousand and cost a third of a frozen dataclass.
class Scalar(NamedTuple):
    """One text: its value, how it is written (``"'`` quotes, `|` or `>` blocks, else plain), its slice of the file.

    `start` is the index of its first character, or of an anchor before it; `line` and `column` count from 1.
    """

    text: str
    style: str
    start: int
    end: int
    line: int
    column: int

    @property
    def is_nothing(self) -> bool:
        """Whether it stands for no value: empty, `~` or `null` without quotes; `NO`, `017`, `12:30` are text."""
        return not self.style and self.text in NOTHING


class Listing(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Entry(NamedTuple):
    """One field: its name and its value."""

    key: Scalar
    value: Node


class Fields(NamedTuple):
    """Fields by name, in the file's order."""

    entries: dict[str, Entry]
    line: int
    column: int


Node = Scalar | Listing | Fields


def plain(node: Node) -> object:
    """The values alone: text, None, lists and dicts; a field without value is left out, as if it were not there."""
    if isinstance(node, Scalar):
        return None if node.is_nothing else node.text
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return {name: plain(entry.value) for name, entry in node.entries.items() if not _is_nothing(entry.value)}


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_nothing


def node_at(root: Node, location: Location) -> tuple[Location, Node]:
    """The node at the end of the way, or the last one that is there, with the way as far as it goes."""
    node = root
    for depth, step in enumerate(location):
        if isinstance(node, Fields) and step in node.entries:
            node = node.entries[str(step)].value
        elif isinstance(node, Listing) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return location[:depth], node
    return location, node
