"""Changes that one reading of a file serves: each stands behind the one before it, and none holds or moves another."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from pipeline.reading.changes import Alteration, Kind
from pipeline.reading.fields import names_at
from pipeline.reading.layout import Layout
from pipeline.reading.nodes import Location

_IN_PLACE = frozenset({Kind.VALUE, Kind.CUTS})


class Abreast:
    """Changes that a file's layout serves together.

    They are values and new fields in the order of the tables, with items at the end of a list, or items that are taken
    out of one list from its end on.
    """

    def __init__(self, layout: Callable[[], Layout]) -> None:
        self._read = layout
        self._last: Alteration | None = None

    @cached_property
    def layout(self) -> Layout:
        """The layout, read when it is first needed."""
        return self._read()

    def takes(self, wanted: Alteration) -> bool:
        """Whether one more change may be made in the layout as it is; the first may always."""
        joins = self._last is None or self._joins(self._last, wanted)
        self._last = wanted if joins else self._last
        return joins

    def _joins(self, last: Alteration, wanted: Alteration) -> bool:
        before, order = _order(last.location), _order(wanted.location)
        if before is None or order is None or not (self._moves_nothing(last) and self._moves_nothing(wanted)):
            return False
        if Kind.OUT in (last.kind, wanted.kind):
            return last.kind is wanted.kind and before[:-1] == order[:-1] and before[-1] > order[-1] > 0
        return order > before and order[: len(before)] != before

    def _moves_nothing(self, wanted: Alteration) -> bool:
        """Whether all that comes after it in its turn still stands where the layout has it."""
        *_, parent = self.layout.way(wanted.location[:-1])
        if wanted.kind is Kind.FIELD:
            return bool(parent.entries)
        if wanted.kind is Kind.ITEM:
            return bool(parent.items) and int(wanted.location[-1]) >= len(parent.items or ())
        return wanted.kind in _IN_PLACE or (wanted.kind is Kind.OUT and parent.items is not None)


def _order(location: Location) -> tuple[int, ...] | None:
    """The place of a field in the order of the tables; None for one that is in none."""
    steps: list[int] = []
    for depth, step in enumerate(location):
        table = names_at(location[:depth])
        if isinstance(step, str) and step not in table:
            return None
        steps.append(table.index(step) if isinstance(step, str) else step)
    return tuple(steps)
