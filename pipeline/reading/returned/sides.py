"""The base and the input as it is by now, their lists held against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.base import Noun
from pipeline.model.passage import Passage
from pipeline.model.report import Report
from pipeline.prose.write import write_passage
from pipeline.reading.returned.aligning import align, moved
from pipeline.reading.returned.printed import ITEMS, Role, Unit, passage_of, passages_of


@dataclass(frozen=True)
class Sides:
    """The base and the input as it is, their lists held against each other."""

    base: Report
    ours: Report
    base_passages: Mapping[str, Passage]
    our_passages: Mapping[str, Passage]
    places: Mapping[str, Mapping[int, int]]
    printed: Mapping[str, dict[int, int]]

    @classmethod
    def of(cls, base: Report, ours: Report, units: Sequence[Unit]) -> Sides:
        """The two sides, of a base whose document has these units."""
        printed: dict[str, dict[int, int]] = {}
        for unit in units:
            if unit.role is Role.PROSE:
                counts = printed.setdefault(unit.path, {})
                counts[unit.block] = counts.get(unit.block, 0) + 1
        lists = (*ITEMS, "sections", "annexes", "participants", "documents")
        places = {name: _places(getattr(base, name), getattr(ours, name)) for name in lists}
        return cls(base, ours, passages_of(base), passages_of(ours), places, printed)

    def our_path(self, path: str) -> str | None:
        """The field of the input that a field of the base is by now; None for one that is no longer there."""
        name, bracket, rest = path.partition("[")
        if not bracket:
            return path
        number, _, field = rest.partition("]")
        place = self.places[name].get(int(number))
        return None if place is None else f"{name}[{place}]{field}"

    def is_as_it_was(self, name: str, number: int, place: int) -> bool:
        """Whether an item of the input says what it said in the base."""
        return said(getattr(self.base, name)[number]) == said(getattr(self.ours, name)[place])


def _places(base: Sequence[Noun], ours: Sequence[Noun]) -> dict[int, int]:
    """Where each item of the base stands in the input by now."""
    one, other = [said(item) for item in base], [said(item) for item in ours]
    pairs = align(one, other)
    found = {left: right for left, right in pairs if left is not None and right is not None}
    return found | {left: right for right, left in moved(one, other, pairs, 1).items()}


def said(item: Noun) -> str:
    """All that an item says, on one line; prose in its normal form."""
    fields = item.model_dump(mode="json", exclude_defaults=True, exclude={"source"})
    if isinstance(text := fields.get("text"), str):
        fields["text"] = write_passage(passage_of(text))
    return " ".join(f"{name}: {' '.join(str(value).split())}" for name, value in fields.items())
