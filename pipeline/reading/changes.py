"""What can be changed in an input file, and what the file's values are afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from pipeline.reading.nodes import Listing, Location, Node, Scalar
from pipeline.reading.places import read_path
from pipeline.reading.splicing import Cut, spliced
from pipeline.reading.writing import Tree, tree_of


@dataclass(frozen=True, slots=True)
class Put:
    """The value at a field path; what is not there is added, in the table's order, with what it stands in.

    A value is a text, number, date, True or False, None, a noun of the model, or lists and dicts of these. A `note` is
    written as a comment behind the line with the name, in block style.
    """

    path: str
    value: object
    note: str = ""


@dataclass(frozen=True, slots=True)
class Insert:
    """A value put into the list at a path, before the item that has the index now; the list is made if need be."""

    path: str
    index: int
    value: object


@dataclass(frozen=True, slots=True)
class Remove:
    """A field, or an item of a list, taken out."""

    path: str


@dataclass(frozen=True, slots=True)
class Splice:
    """Characters of a text as the file gives it (`Places.raw`), from `start` to `end`, that give way to words."""

    path: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Nest:
    """A value that becomes a field of its own name: a conclusion that is a text alone gets its `text`, laid out as it is."""

    path: str
    name: str


Change = Put | Insert | Remove | Splice | Nest


class Kind(Enum):
    """What a change comes to in a given file."""

    VALUE = "another value where one is"
    FIELD = "one more field"
    ITEM = "one more item"
    OUT = "one less"
    CUTS = "other characters in a text"
    NEST = "a field round a value"


class Alteration(NamedTuple):
    """A change as it is made in a given file: below `location` nothing is missing but what is added."""

    kind: Kind
    location: Location
    value: Tree = None
    cuts: tuple[Cut, ...] = ()
    note: str = ""


class NoSuchFieldError(LookupError):
    """A change is about something that is not in the file."""


def plain_tree(node: Node) -> Tree:
    """All values of a file, fields without a value as None."""
    if isinstance(node, Scalar):
        return None if node.is_nothing else node.text
    if isinstance(node, Listing):
        return [plain_tree(item) for item in node.items]
    return {name: plain_tree(entry.value) for name, entry in node.entries.items()}


def alteration(changes: Sequence[Change], tree: Tree) -> Alteration:
    """What one change, or several splices of one text, come to. Raises NoSuchFieldError."""
    change = changes[0]
    location = read_path(change.path)
    if isinstance(change, Splice):
        return _cuts(location, [each for each in changes if isinstance(each, Splice)], tree)
    if isinstance(change, Remove):
        if not location:
            raise NoSuchFieldError
        _value_at(tree, location)
        return Alteration(Kind.OUT, location)
    if isinstance(change, Nest):
        return Alteration(Kind.NEST, location, {change.name: _value_at(tree, location)})
    if isinstance(change, Insert):
        return _grounded((*location, change.index), tree_of(change.value, (*location, change.index)), tree, is_new=True)
    return _grounded(location, tree_of(change.value, location), tree, is_new=False)._replace(note=change.note)


def _cuts(location: Location, splices: Sequence[Splice], tree: Tree) -> Alteration:
    text = _value_at(tree, location)
    cuts = sorted(Cut(each.start, each.end, each.words) for each in splices)
    ends = [0, *(cut.end for cut in cuts)]
    in_turn = all(end <= cut.start <= cut.end for end, cut in zip(ends, cuts, strict=False))
    if not isinstance(text, str) or not in_turn or ends[-1] > len(text):
        raise NoSuchFieldError
    return Alteration(Kind.CUTS, location, spliced(text, cuts), tuple(cuts))


def _grounded(location: Location, value: Tree, tree: Tree, *, is_new: bool) -> Alteration:
    """The alteration where it has ground under it: whatever is missing above a value is made with it."""
    if not location:
        return Alteration(Kind.VALUE, location, value)
    *above, step = location
    parent = _value_or_none(tree, tuple(above))
    if isinstance(parent, dict) and isinstance(step, str):
        return Alteration(Kind.VALUE if step in parent else Kind.FIELD, location, value)
    if isinstance(parent, list) and isinstance(step, int) and step <= len(parent):
        is_item = is_new or step == len(parent)
        return Alteration(Kind.ITEM if is_item else Kind.VALUE, location, value)
    if parent is not None or (isinstance(step, int) and step != 0):
        raise NoSuchFieldError
    return _grounded(tuple(above), {step: value} if isinstance(step, str) else [value], tree, is_new=False)


def altered(tree: Tree, change: Alteration) -> Tree:
    """The values with a change made."""
    return _altered(tree, change.location, change)


def _altered(tree: Tree, rest: Location, change: Alteration) -> Tree:
    if not rest:
        return change.value
    step, below = rest[0], rest[1:]
    if isinstance(tree, dict):
        name = str(step)
        if not below and change.kind is Kind.OUT:
            return {key: each for key, each in tree.items() if key != name}
        return {**tree, name: _altered(tree.get(name), below, change)}
    items, index = list(tree or ()), int(step)
    is_item = change.kind is Kind.ITEM and not below
    new = [] if change.kind is Kind.OUT and not below else [_altered(None if is_item else items[index], below, change)]
    return [*items[:index], *new, *items[index if is_item else index + 1 :]]


def _value_at(tree: Tree, location: Location) -> Tree:
    for step in location:
        if isinstance(tree, dict) and step in tree:
            tree = tree[str(step)]
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            raise NoSuchFieldError
    return tree


def _value_or_none(tree: Tree, location: Location) -> Tree:
    try:
        return _value_at(tree, location)
    except NoSuchFieldError:
        return None
