"""Objects of one PDF that go into another together, so that what they share is copied once."""

from __future__ import annotations

from pikepdf import Array, Object, Pdf


class Carrier:
    """Gathers objects of a part; `unload` gives what they have become in the bundle, by the number that `load` gave.

    Pages have to be copied before, by themselves: what leads to a page that was not copied leads to nothing.
    """

    def __init__(self, source: Pdf) -> None:
        self._source = source
        self._loaded: list[Object] = []

    def load(self, found: Object) -> int:
        """The number under which the copy can be had."""
        self._loaded.append(found)
        return len(self._loaded) - 1

    def unload(self, out: Pdf) -> list[Object]:
        """The copies, in the order of their numbers."""
        if not self._loaded:
            return []
        return list(out.copy_foreign(self._source.make_indirect(Array(self._loaded))))
