"""An edition brought up to date with its original: what is to be changed in its input, and what a person has to settle.

Three trees are held against each other: the edition as it would have been made of the original then, as it would be made
now, and as it is. What is as it was made then, and would be made otherwise now, is made anew; what a person has written
stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.reading.editing import Insert, Put, Remove
from pipeline.reading.nodes import Location
from pipeline.reading.places import write_path
from pipeline.reading.writing import Tree

Pairs = Sequence[tuple[int | None, int | None]]
"""Numbers of items, then and now; None where one side has none."""

_OWN = frozenset(
    {"format", "stage", "language", "original", "translation", "private", "accept", "source", "identifiers"}
)
_BY = ("id", "name", "symbol", "role", "organisation", "country", "file")
"""By what an item is known, the first that it has."""


@dataclass(frozen=True)
class Alignment:
    """For each list that holds prose: its items then and now, and which of then is which of the edition."""

    moved: Mapping[str, Pairs]
    edition: Mapping[str, Mapping[int, int]]


@dataclass
class Merge:
    """The changes of an edition's input in the order in which they are to be made, and what is left to a person.

    `inserted` are the items put in: the path where each stands now in the original, and the one in the edition.
    """

    gap: str
    alignment: Alignment
    edits: list[Put | Insert | Remove] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    inserted: dict[str, str] = field(default_factory=dict)

    def fields(self, then: dict[str, Tree], now: dict[str, Tree], edition: dict[str, Tree]) -> None:
        """Goes through all fields; single values come first, since items that come and go move the others."""
        items: list[Put | Insert | Remove] = []
        for name in dict.fromkeys((*then, *now)):
            if name not in _OWN:
                items += self._value((name,), then.get(name), now.get(name), edition.get(name))
        self.edits += items

    def _value(self, at: Location, then: Tree, now: Tree, edition: Tree) -> list[Put | Insert | Remove]:
        """Makes the changes of single values, and gives those of items, which come later."""
        if alike(then, now):
            return []
        if isinstance(then, dict) and isinstance(now, dict) and isinstance(edition, dict):
            names = dict.fromkeys((*then, *now))
            parts = (self._value((*at, name), then.get(name), now.get(name), edition.get(name)) for name in names)
            return [each for part in parts for each in part]
        lists = [value for value in (then, now, edition) if isinstance(value, list)]
        if len(lists) == 3 and (at[-1] in self.alignment.moved or all(map(_are_items, lists))):
            return self._items(at, *lists)
        self._single(at, then, now, edition)
        return []

    def _single(self, at: Location, then: Tree, now: Tree, edition: Tree) -> None:
        path = write_path(at)
        if alike(edition, now):
            return
        if not alike(edition, then):
            if self.gap not in str(now):  # words that were translated; what changed of them is told by `check`
                self.left.append(path)
        elif now is None:
            self.edits.append(Remove(path))
            self.settled.append(path)
        else:
            self.edits.append(Put(path, now))
            self.settled.append(path)

    def _items(
        self, at: Location, then: list[Tree], now: list[Tree], edition: list[Tree]
    ) -> list[Put | Insert | Remove]:
        """The items that come and go, the last first, so that none moves before its turn."""
        name = str(at[-1])
        pairs = self.alignment.moved.get(name) if len(at) == 1 else None
        here = self.alignment.edition.get(name) if len(at) == 1 else None
        pairs, here = pairs or _paired(then, now), here if here is not None else _same_items(then, edition)
        changes: list[Put | Insert | Remove] = []
        behind = -1
        for old, new in pairs:
            place = here.get(old) if old is not None else None
            if old is None and new is not None:
                path = write_path((*at, behind + 1))
                changes.append(Insert(write_path(at), behind + 1, now[new]))
                self.settled.append(write_path((*at, new)))
                self.inserted[write_path((*at, new))] = path
            elif old is not None and place is not None:
                changes += self._pair((*at, place), then[old], None if new is None else now[new], edition[place])
                behind = max(behind, place)
        return changes[::-1]

    def _pair(self, at: Location, then: Tree, now: Tree, edition: Tree) -> list[Put | Insert | Remove]:
        path = write_path(at)
        if now is not None:
            then, now, edition = (_whole(value) for value in (then, now, edition))
            return self._value(at, then, now, edition)
        if alike(_whole(then), _whole(edition)):
            self.settled.append(path)
            return [Remove(path)]
        self.left.append(path)
        return []


def alike(one: Tree, two: Tree) -> bool:
    """Whether two values say the same; wraps and the escapes of prose are no difference."""
    if isinstance(one, str) and isinstance(two, str):
        return " ".join(one.replace("\\", "").split()) == " ".join(two.replace("\\", "").split())
    if isinstance(one, dict) and isinstance(two, dict):
        return one.keys() == two.keys() and all(alike(one[name], two[name]) for name in one)
    if isinstance(one, list) and isinstance(two, list):
        return len(one) == len(two) and all(map(alike, one, two))
    return one is None and two is None


def _whole(item: Tree) -> Tree:
    """An item that is prose alone, as one with a field."""
    return {"text": item} if isinstance(item, str) else item


def _are_items(values: list[Tree]) -> bool:
    return all(isinstance(value, dict) for value in values)


def _key(item: Tree) -> str:
    if not isinstance(item, dict):
        return str(item)
    return next((f"{name} {item[name]}" for name in _BY if name in item), str(item))


def _paired(then: list[Tree], now: list[Tree]) -> Pairs:
    """Items by what they are known by, in the order of now; those that are gone come last."""
    old = {_key(item): number for number, item in reversed(list(enumerate(then)))}
    pairs: list[tuple[int | None, int | None]] = [(old.pop(_key(item), None), at) for at, item in enumerate(now)]
    return [*pairs, *((number, None) for number in old.values())]


def _same_items(then: list[Tree], edition: list[Tree]) -> dict[int, int]:
    """Which item of the edition each is: the one in its place where there are as many, else the one known alike."""
    if len(then) == len(edition):
        return {number: number for number in range(len(then))}
    return {number: place for number, place in _paired(then, edition) if number is not None and place is not None}
