"""What a disk has room for."""

from __future__ import annotations

from typing import NamedTuple


class Room(NamedTuple):
    """The bytes and the entries of files that are free; `most_entries` is 0 where a disk has no limit of them."""

    bytes: int
    entries: int = 0
    most_entries: int = 0

    def has_entries(self, wanted: int) -> bool:
        """Whether so many files more find a place, be they ever so small."""
        return not self.most_entries or self.entries >= wanted
