"""Interventions, conclusions, recommendations of an edited document: changed, new, gone, or in another order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from pipeline.model.passage import Passage
from pipeline.prose.write import write_passage
from pipeline.reading.returned.aligning import in_order
from pipeline.reading.returned.merging import Blocks, Merger, keys_of, shown, words_of_item
from pipeline.reading.returned.patch import Conflict, ItemAdded, ItemMoved, ItemRemoved, Kind, Patch
from pipeline.reading.returned.printed import NUMBERED
from pipeline.reading.returned.sides import Sides
from pipeline.reading.returned.theirs import Edited, Item
from pipeline.reading.writing import Tree


class ItemMerger:
    """Merges one list of items into the patch."""

    def __init__(self, part: str, sides: Sides, edited: Edited, merger: Merger, patch: Patch) -> None:
        self._part, self._sides, self._merger, self._patch = part, sides, merger, patch
        self._items = edited.items.get(part)
        self._places = sides.places[part]
        self._base = getattr(sides.base, part)
        self._ours = getattr(sides.ours, part)
        self._near = part  # where in the input new items are told: at the one that they follow

    def merge(self) -> None:
        """Proposes what became of each item; nothing where the document does not print the list."""
        if self._items is None:
            return
        self._gone(self._items)
        staying = self._staying(self._items)
        after: int | str = -1
        level = 1
        for number, item in enumerate(self._items):
            level = 2 if item.heading else level
            if item.base is None:
                after = self._new(item, number, after, level)
                continue
            self._changed(item, item.base, level)
            place = self._places.get(item.base)
            if place is None:
                continue
            if item.base not in staying:
                self._moved(item.base, place, after)
            after = place
            self._near = f"{self._part}[{place}]"

    def _gone(self, items: Sequence[Item]) -> None:
        kept = {item.base for item in items}
        for number, item in enumerate(self._base):
            place = self._places.get(number)
            if number in kept or place is None:
                continue
            path, words = f"{self._part}[{place}]", words_of_item(item)
            if self._sides.is_as_it_was(self._part, number, place):
                self._merger.propose(Kind.REMOVED, path, words, "", ItemRemoved(self._part, place))
            else:
                self._patch.conflicts.append(Conflict(path, words, words_of_item(self._ours[place]), ""))

    def _staying(self, items: Sequence[Item]) -> frozenset[int]:
        """The numbers of those that keep their order; all, where the input has theirs already."""
        theirs = [item.base for item in items if item.base is not None and item.base in self._places]
        if [self._places[number] for number in theirs] == sorted(self._places[number] for number in theirs):
            return frozenset(theirs)
        return in_order(theirs)

    def _moved(self, number: int, place: int, after: int | str) -> None:
        """One that stands elsewhere now; where we have moved things ourselves, a person decides."""
        path, words = f"{self._part}[{place}]", words_of_item(self._ours[place])
        ours = [self._places[each] for each in sorted(self._places)]
        if ours == sorted(ours):
            self._merger.propose(Kind.MOVED, path, words, words, ItemMoved(self._part, place, after))
        else:
            self._patch.conflicts.append(Conflict(path, f"{self._part}[{number}]", path, words))

    def _changed(self, item: Item, number: int, level: int) -> None:
        base = self._sides.base_passages.get(f"{self._part}[{number}].text", Passage()).blocks
        if not base and not item.pieces:
            return
        theirs = self._merger.blocks(f"{self._part}[{number}].text", item.pieces, level)
        if theirs and keys_of(theirs) != keys_of(base) and self._known(theirs, item):
            return  # taken before, as an item of its own
        where = self._sides.our_path(f"{self._part}[{number}].text")
        if where is not None:
            self._merger.merge_field(where, base, theirs)
        elif keys_of(theirs) != keys_of(base):
            self._patch.conflicts.append(Conflict(f"{self._part}[{number}].text", shown(base), "", shown(theirs)))

    def _new(self, item: Item, number: int, after: int | str, level: int) -> int | str:
        """A new item, unless the input has it by now; what stands behind it is placed by what is given back."""
        blocks = self._merger.blocks("", item.pieces, level)
        if known := self._known(blocks, item):
            return known - 1
        token = f"{self._part} {number}"
        value = self._value(item, blocks)
        if value is None:
            return after
        words = item.heading or shown(blocks)
        self._merger.propose(Kind.ADDED, self._near, "", words, ItemAdded(self._part, token, after, value))
        return token

    def _known(self, blocks: Blocks, item: Item) -> int:
        """One more than the number of the input's item that is new or changed and says the same; 0 if there is none."""
        for place, ours in enumerate(self._ours):
            mine = self._sides.our_passages.get(f"{self._part}[{place}].text", Passage()).blocks
            same = keys_of(mine) == keys_of(blocks) if blocks else getattr(ours, "heading", "") == item.heading
            if place not in self._old and same:
                return place + 1
        return 0

    @cached_property
    def _old(self) -> frozenset[int]:
        """The numbers of the input's items that say what they said in the base."""
        as_they_were = self._sides.is_as_it_was
        return frozenset(there for was, there in self._places.items() if as_they_were(self._part, was, there))

    def _value(self, item: Item, blocks: Blocks) -> Tree | None:
        """The item as the input will have it."""
        text = write_passage(Passage(blocks))
        if self._part in NUMBERED:
            return text or None
        if item.heading and not text:
            return {"heading": item.heading}
        speakers: dict[str, Tree] = {}
        if item.speakers:
            speakers = {"speaker": item.speakers[0] if len(item.speakers) == 1 else list(item.speakers)}
        return {**speakers, "text": text} if text else None
